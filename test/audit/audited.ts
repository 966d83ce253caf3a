import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unlimited } from "../../src/access/policy.rules.ts";
import { type Act, noteAct } from "../../src/core/audit.ts";
import type { AuditHead, Context } from "../../src/core/context.ts";
import { Database } from "../../src/core/database.ts";
import { migrate } from "../../src/core/migrate.ts";
import { signerFrom } from "../../src/core/secrets.ts";
import { startLibsqlServer } from "../../src/local/libsql-server.ts";
import { DatabaseView } from "../support/databases.ts";

/** A workspace without its Worker, so that nothing seals or writes but what a test tells to. */
export interface Audited {
  ctx: Context;
  workspace: DatabaseView;
  directory: DatabaseView;
  /** What the workspace's Durable Object keeps. */
  kept: { head: AuditHead | undefined };
  /** Another context on the same databases, as another isolate has. */
  another(): Context;
  note(act?: Partial<Act>): Promise<void>;
  close(): Promise<void>;
}

const SQL_FOLDER = join(import.meta.dirname, "../../migrations");
const migrationsOf = (schema: string) =>
  readdirSync(join(SQL_FOLDER, schema))
    .sort()
    .map((file) => ({ name: file.slice(0, -4), sql: readFileSync(join(SQL_FOLDER, schema, file), "utf8") }));

export const MEMBER = "usr_01H0000000000000000000000A";
const WORKSPACE = "wsp_01H0000000000000000000000A";

export async function startAudited(): Promise<Audited> {
  const folder = mkdtempSync(join(tmpdir(), "relata-audited-"));
  const server = await startLibsqlServer({ folder });
  const databases = { directory: `${server.url}/directory/`, workspace: `${server.url}/${WORKSPACE}/` };
  await migrate(new Database(databases.directory, server.token), "directory_migrations", migrationsOf("directory"), 1);
  await migrate(new Database(databases.workspace, server.token), "workspace_migrations", migrationsOf("workspace"), 1);
  const kept: Audited["kept"] = { head: undefined };
  const hub = {
    wakeAt: async () => undefined,
    announce: async () => undefined,
    closeSocketsOf: async () => undefined,
    auditHead: async () => kept.head,
    moveAuditHead: async (seen: AuditHead | undefined, next: AuditHead) => {
      if (kept.head?.seal !== seen?.seal) return false;
      kept.head = next;
      return true;
    },
  };
  const another = () => {
    const access = unlimited(MEMBER);
    return {
      ...{
        now: Date.now(),
        requestId: "req",
        locale: "vi",
        via: "page",
        member: { id: MEMBER, name: "An", email: "an@x.vn", role: "owner" },
      },
      ...{ workspace: { id: WORKSPACE, name: "W" }, access, may: () => true, defer: () => undefined, log: () => undefined },
      ...{ db: new Database(databases.workspace, server.token), directory: new Database(databases.directory, server.token) },
      ...{ ports: { signer: signerFrom("00".repeat(32)), hub: { ...hub }, queue: { send: async () => undefined } } },
      origin: { ip: "113.160.1.2", userAgent: "Firefox" },
    } as unknown as Context;
  };
  const ctx = another();
  return {
    ...{ ctx, kept, another },
    workspace: new DatabaseView(databases.workspace, server.token),
    directory: new DatabaseView(databases.directory, server.token),
    note: (act) => noteAct({ ...ctx, now: Date.now() }, { action: "thing.done", target: MEMBER, detail: { n: 1 }, ...act }),
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
