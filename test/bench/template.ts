import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Database } from "../../src/core/database.ts";
import { hashOf } from "../../src/local/freshness.ts";
import { ROOT } from "../../src/local/paths.ts";
import { startRuntime } from "../../src/local/runtime.ts";
import { setUpDatabases } from "../../src/local/set-up.ts";
import { seedWorkspace } from "./seed.ts";

export const CACHE = join(ROOT, ".cache/bench");

/** Where a data folder with so many contacts lies, once it is filled: made once for each schema and kept for the next run. */
export const templateFor = (contacts: number): string =>
  join(CACHE, `${contacts}-${hashOf(["migrations", "test/bench/seed.ts", "test/bench/words.ts"]).slice(0, 12)}`);

export const isFilled = (template: string): boolean => existsSync(template);

export async function fill(template: string, contacts: number, workerFolder: string, report: (line: string) => void): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  for (const old of readdirSync(CACHE)) if (old.startsWith(`${contacts}-`)) rmSync(join(CACHE, old), { recursive: true });
  const filling = `${template}.part`;
  const runtime = await startRuntime({ dataDir: filling, workerFolder, port: 0 });
  try {
    const { workspace } = await setUpDatabases(runtime, { empty: true });
    const db = new Database(`${runtime.libsql.url}/${workspace.id}/`, runtime.libsql.token);
    await seedWorkspace(db, contacts, (done) => {
      if (done % 10_000 === 0) report(`Filling ${contacts.toLocaleString("en")} contacts: ${done.toLocaleString("en")}`);
    });
  } finally {
    await runtime.close();
  }
  renameSync(filling, template);
}
