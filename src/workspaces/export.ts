import { askersEvent } from "../audit/account-events.ts";
import { type Context, require } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import { WORKSPACE_TABLES, type WorkspaceTable } from "./tables.ts";

type Row = Record<string, string | number | null>;

const ROWS_AT_ONCE = 200;

/** What the directory knows of the workspace, without anything that opens a door. */
const OF_DIRECTORY: Record<string, string> = {
  accounts: `select u.id, u.name, u.email, m.role, m.created_at as joined_at from memberships m join users u on u.id = m.user_id
    where m.workspace_id = ? order by u.id`,
  open_invitations: `select email, role, invited_by, sent_at, expires_at from invitations
    where workspace_id = ? and accepted_at is null and revoked_at is null order by email`,
  api_keys: "select id, name, user_id, created_at, expires_at, last_used_at, revoked_at from api_keys where workspace_id = ? order by id",
};

/**
 * Everything in the workspace as lines of JSON: a heading, `{"table", "row"}` for each row of each table, `{"file"}` for each stored file, and
 * at the end how many rows each table had, so that a file that was cut off can be told, and how many private activities of others were left out. No
 * passwords, tokens or keys. Rows are read page by page: what changes meanwhile may be there in its old or its new state.
 */
export async function* exportWorkspace(ctx: Context): AsyncGenerator<string> {
  require(ctx, "workspace:manage");
  await ctx.directory.write([askersEvent(ctx, { action: "workspace.exported" })]);
  const counts: Record<string, number> = {};
  const lineOf = (table: string, row: Row) => {
    counts[table] = (counts[table] ?? 0) + 1;
    return line({ table, row });
  };
  yield line({ relata: "export", version: 1, workspace: ctx.workspace, exportedAt: ctx.now });
  for (const [table, sql] of Object.entries(OF_DIRECTORY))
    for (const row of await ctx.directory.rows<Row>({ sql, args: [ctx.workspace.id] })) yield lineOf(table, row);
  for (const table of WORKSPACE_TABLES.filter(({ leftOut }) => !leftOut))
    for await (const row of rowsOf(ctx, table)) yield lineOf(table.name, row);
  for await (const file of filesOf(ctx)) yield line({ file });
  const [{ n } = { n: 0 }] = await ctx.db.rows<{ n: number }>({
    sql: "select count(*) as n from activities where private_to <> ?",
    args: [ctx.member.id],
  });
  yield line({ end: true, counts, leftOut: { privateActivities: n } });
}

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

async function* rowsOf(ctx: Context, table: WorkspaceTable): AsyncGenerator<Row> {
  let last: Row | undefined;
  for (;;) {
    const rows: Row[] = await ctx.db.rows<Row>(pageOf(ctx.member.id, table, last));
    for (const row of rows) yield Object.fromEntries(Object.entries(row).filter(([column]) => !table.secret?.includes(column)));
    last = rows.at(-1);
    if (rows.length < ROWS_AT_ONCE) return;
  }
}

function pageOf(memberId: string, { name, key, shown = "?1 is not null" }: WorkspaceTable, last: Row | undefined): Statement {
  const columns = key.join(", ");
  const after = last ? ` and (${columns}) > (${key.map((_, index) => `?${index + 2}`).join(", ")})` : "";
  return {
    sql: `select * from ${name} where ${shown}${after} order by ${columns} limit ${ROWS_AT_ONCE}`,
    args: [memberId, ...(last ? key.map((column) => last[column] ?? null) : [])],
  };
}

async function* filesOf({ ports, workspace }: Context): AsyncGenerator<{ key: string; bytes: number }> {
  let cursor: string | undefined;
  for (;;) {
    const found = await ports.files.list({ prefix: `imports/${workspace.id}/`, ...(cursor ? { cursor } : {}) });
    for (const { key, size } of found.objects) yield { key, bytes: size };
    if (!found.truncated) return;
    cursor = found.cursor;
  }
}
