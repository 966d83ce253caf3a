import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Database } from "../../src/core/database.ts";
import { buildWorker } from "../../src/local/build.ts";
import { hashOf } from "../../src/local/freshness.ts";
import type { LibsqlStats } from "../../src/local/libsql-server.ts";
import { ROOT } from "../../src/local/paths.ts";
import { type Runtime, startRuntime } from "../../src/local/runtime.ts";
import { setUpDatabases } from "../../src/local/serve.ts";
import { seedWorkspace } from "./seed.ts";

/** What the bench needs to know of a running Relata. */
export interface Hosted {
  port: number;
  key: string;
  databaseUrl: string;
  databaseToken: string;
  /** Some contacts spread over all of them. */
  contactIds: string[];
}

export type HostRequest = { verb: "open"; contacts: number; fresh: boolean } | { verb: "stats" } | { verb: "close" };
export type HostAnswer = { hosted?: Hosted; stats?: LibsqlStats; progress?: string; error?: string };

const CACHE = join(ROOT, ".cache/bench");
const ASKED_ABOUT = 2_000;
let opened: { runtime: Runtime; dataDir: string } | undefined;

/** Runs Relata in a process of its own, so that its memory can be told from the bench's. */
process.on("message", (request: HostRequest) => {
  perform(request).then(
    (answer) => process.send?.(answer),
    (thrown: unknown) => process.send?.({ error: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) }),
  );
});
process.on("disconnect", () => void close().then(() => process.exit()));

async function perform(request: HostRequest): Promise<HostAnswer> {
  if (request.verb === "open") return { hosted: await open(request.contacts, request.fresh) };
  if (request.verb === "stats") return { stats: await running().runtime.libsql.stats() };
  await close();
  return {};
}

function running() {
  if (!opened) throw new Error("Nothing is open");
  return opened;
}

async function close(): Promise<void> {
  const { runtime, dataDir } = opened ?? {};
  opened = undefined;
  await runtime?.close();
  if (dataDir) rmSync(dataDir, { recursive: true, force: true });
}

const report = (line: string) => void process.send?.({ progress: line } satisfies HostAnswer);

async function open(contacts: number, fresh: boolean): Promise<Hosted> {
  const workerFolder = await buildWorker(report);
  const template = join(CACHE, `${contacts}-${hashOf(["migrations", "test/bench/seed.ts", "test/bench/words.ts"]).slice(0, 12)}`);
  if (fresh || !existsSync(template)) await makeTemplate(workerFolder, template, contacts);
  const dataDir = join(CACHE, `run-${process.pid}`);
  cpSync(template, dataDir, { recursive: true });
  const runtime = await startRuntime({ dataDir, workerFolder, port: 0 });
  opened = { runtime, dataDir };
  const { signIn, workspace } = await setUpDatabases(runtime, { empty: true });
  const databaseUrl = `${runtime.libsql.url}/${workspace.id}/`;
  return {
    port: runtime.port,
    key: await keyFor(runtime, signIn[0]?.email ?? ""),
    databaseUrl,
    databaseToken: runtime.libsql.token,
    contactIds: await someContacts(new Database(databaseUrl, runtime.libsql.token), contacts),
  };
}

async function makeTemplate(workerFolder: string, template: string, contacts: number): Promise<void> {
  const dataDir = `${template}.part`;
  rmSync(dataDir, { recursive: true, force: true });
  rmSync(template, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  const runtime = await startRuntime({ dataDir, workerFolder, port: 0 });
  try {
    const { workspace } = await setUpDatabases(runtime, { empty: true });
    const db = new Database(`${runtime.libsql.url}/${workspace.id}/`, runtime.libsql.token);
    await seedWorkspace(db, contacts, (done) => report(`Filling ${contacts.toLocaleString("en")} contacts: ${done.toLocaleString("en")}`));
  } finally {
    await runtime.close();
  }
  renameSync(dataDir, template);
}

async function keyFor({ url, internalToken }: Runtime, email: string): Promise<string> {
  const response = await fetch(`${url}/internal/keys`, {
    method: "POST",
    headers: { authorization: `Bearer ${internalToken}`, "content-type": "application/json" },
    body: JSON.stringify({ email, name: "bench" }),
  });
  return ((await response.json()) as { key: string }).key;
}

async function someContacts(db: Database, contacts: number): Promise<string[]> {
  const every = Math.max(1, Math.floor(contacts / ASKED_ABOUT));
  const rows = await db.rows<{ id: string }>({ sql: "select id from contacts where rowid % ? = 0 limit ?", args: [every, ASKED_ABOUT] });
  return rows.map(({ id }) => id);
}
