import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client/web";
import { afterAll, expect, test } from "vitest";
import { openStore } from "../../src/local/store.ts";
import { run } from "../support/command.ts";

const scratch = mkdtempSync(join(tmpdir(), "relata-kill-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test("kill -9 in the middle of writes loses no acknowledged write and leaves no half of a batch", async () => {
  const dataDir = join(scratch, "data");
  let acknowledged: number[] = [];
  for (const _ of [1, 2]) {
    rmSync(dataDir, { recursive: true, force: true });
    const writer = run("test/local/writer.ts", [dataDir]);
    await writer.line(/^2\d\d$/);
    writer.child.kill("SIGKILL");
    const { out } = await writer.finished;
    acknowledged = out.split("\n").slice(0, -1).map(Number);
    expect(acknowledged.length).toBeGreaterThan(150);
    const store = await openStore(dataDir);
    const client = createClient({ url: `${store.libsql.url}/one/`, authToken: store.libsql.token });
    const { rows } = await client.execute("select pair, count(*) as halves from t group by pair");
    expect(rows.filter(({ halves }) => halves !== 2)).toEqual([]);
    const written = new Set(rows.map(({ pair }) => pair));
    expect(acknowledged.filter((n) => !written.has(n))).toEqual([]);
    await store.close();
  }
});
