import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Database } from "../../src/core/database.ts";
import type { LibsqlStats, RecordedStatement } from "../../src/local/libsql-server.ts";
import { type Runtime, startRuntime } from "../../src/local/runtime.ts";
import { setUpDatabases } from "../../src/local/set-up.ts";
import { startDeadModel } from "./dead-model.ts";
import { CACHE, fill } from "./template.ts";

/** What the bench needs to know of a running Relata. */
export interface Hosted {
  port: number;
  key: string;
  databaseUrl: string;
  databaseToken: string;
  databaseName: string;
  /** The file, for counting rows read on a copy of it. */
  databasePath: string;
  /** Some contacts spread over all of them. */
  contactIds: string[];
}

export type HostRequest =
  | { verb: "fill"; template: string; workerFolder: string; contacts: number }
  | { verb: "open"; template: string; workerFolder: string }
  | { verb: "stats" }
  | { verb: "record" }
  | { verb: "recorded" }
  | { verb: "close" };
export type HostAnswer = { hosted?: Hosted; stats?: LibsqlStats; recorded?: RecordedStatement[]; progress?: string; error?: string };

const ASKED_ABOUT = 2_000;
let opened: { runtime: Runtime; dataDir: string; closeModel(): void } | undefined;

/** Runs Relata in a process of its own, so that its memory and processor time can be told from the bench's. */
process.on("message", (request: HostRequest) => {
  perform(request).then(
    (answer) => process.send?.(answer),
    (thrown: unknown) => process.send?.({ error: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) }),
  );
});
process.on("disconnect", () => void close().then(() => process.exit()));

async function perform(request: HostRequest): Promise<HostAnswer> {
  switch (request.verb) {
    case "fill":
      return fill(request.template, request.contacts, request.workerFolder, report).then(() => ({}));
    case "open":
      return { hosted: await open(request.template, request.workerFolder) };
    case "stats":
      return { stats: await libsql().stats() };
    case "record":
      return libsql()
        .record()
        .then(() => ({}));
    case "recorded":
      return { recorded: await libsql().recorded() };
    case "close":
      return close().then(() => ({}));
  }
}

const report = (progress: string) => void process.send?.({ progress } satisfies HostAnswer);

function libsql(): Runtime["libsql"] {
  if (!opened) throw new Error("Nothing is open");
  return opened.runtime.libsql;
}

async function open(template: string, workerFolder: string): Promise<Hosted> {
  const dataDir = mkdtempSync(join(CACHE, "run-"));
  cpSync(template, dataDir, { recursive: true });
  const model = await startDeadModel();
  const runtime = await startRuntime({ dataDir, workerFolder, port: 0, env: model.env });
  opened = { runtime, dataDir, closeModel: model.close };
  const { signIn, workspace } = await setUpDatabases(runtime, { empty: true });
  const databaseUrl = `${runtime.libsql.url}/${workspace.id}/`;
  return {
    port: runtime.port,
    key: await keyFor(runtime, signIn[0]?.email ?? ""),
    databaseUrl,
    databaseToken: runtime.libsql.token,
    databaseName: workspace.id,
    databasePath: join(runtime.folder.databases, `${workspace.id}.db`),
    contactIds: await someContacts(new Database(databaseUrl, runtime.libsql.token)),
  };
}

async function close(): Promise<void> {
  const { runtime, dataDir, closeModel } = opened ?? {};
  opened = undefined;
  await runtime?.close();
  closeModel?.();
  if (dataDir) rmSync(dataDir, { recursive: true, force: true });
}

async function keyFor({ url, internalToken }: Runtime, email: string): Promise<string> {
  const response = await fetch(`${url}/internal/keys`, {
    method: "POST",
    headers: { authorization: `Bearer ${internalToken}`, "content-type": "application/json" },
    body: JSON.stringify({ email, name: "bench" }),
  });
  return ((await response.json()) as { key: string }).key;
}

async function someContacts(db: Database): Promise<string[]> {
  const sql = "select id from contacts where rowid % max(1, (select count(*) from contacts) / ?) = 0 limit ?";
  const rows = await db.rows<{ id: string }>({ sql, args: [ASKED_ABOUT, ASKED_ABOUT] });
  return rows.map(({ id }) => id);
}
