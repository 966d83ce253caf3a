import { type SQL, sql } from "drizzle-orm";
import type { Context } from "./context.ts";
import type { Page } from "./fields.schema.ts";
import { Refusal } from "./refusal.ts";
import { plain, type Query } from "./select.ts";

/** A sort order of a list: an indexed expression, its direction, and the value of a row that goes into the cursor. */
export interface Sort<R> {
  by: SQL;
  descending: boolean;
  valueOf(row: R): string | number;
}

export const COUNT_STOP = 1_000;

/**
 * The condition and order of one page; ask for one row more than `limit` and give it to `toPage`.
 * `listName` names list and order: a cursor is good for no other.
 */
export function pageSql<R>(
  ctx: Context,
  listName: string,
  sort: Sort<R>,
  id: SQL,
  cursor: string | undefined,
): { after: SQL | undefined; order: SQL } {
  const direction = sort.descending ? sql`desc` : sql`asc`;
  const order = sql`${sort.by} ${direction}, ${id} ${direction}`;
  if (!cursor) return { after: undefined, order };
  const [value, lastId] = openCursor(ctx, listName, cursor);
  return {
    after: sort.descending ? sql`(${sort.by}, ${id}) < (${value}, ${lastId})` : sql`(${sort.by}, ${id}) > (${value}, ${lastId})`,
    order,
  };
}

/** Cuts the extra row off and says with a cursor whether more follow. */
export function toPage<R>(ctx: Context, listName: string, sort: Sort<R>, rows: R[], limit: number): Page<R> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const nextCursor =
    rows.length > limit && last ? sealCursor(ctx, listName, sort.valueOf(last), (last as unknown as { id: string }).id) : null;
  return { items, nextCursor };
}

/** A count that stops: "1000+". Reads at most 1,001 index entries. */
export const countQuery = (table: SQL, where: SQL): Query<{ n: number }> =>
  plain(sql`select count(*) as n from (select 1 from ${table} where ${where} limit ${sql.raw(String(COUNT_STOP + 1))})`);

export const cappedCount = (n: number): { value: number; capped: boolean } => ({ value: Math.min(n, COUNT_STOP), capped: n > COUNT_STOP });

/** A place in something that is read bit by bit, to be handed out and shown again. */
export function sealCursor(ctx: Context, listName: string, value: string | number, id: string): string {
  const body = Buffer.from(JSON.stringify([listName, value, id])).toString("base64url");
  return `${body}.${ctx.ports.signer.sign(`cursor ${ctx.workspace.id}`, body)}`;
}

/** Refuses what `sealCursor` did not hand out under the same name. */
export function openCursor(ctx: Context, listName: string, cursor: string): [string | number, string] {
  const [body = "", signature = ""] = cursor.split(".");
  if (!ctx.ports.signer.verify(`cursor ${ctx.workspace.id}`, body, signature)) throw badCursor();
  const [name, value, id] = JSON.parse(Buffer.from(body, "base64url").toString()) as [string, string | number, string];
  if (name !== listName) throw badCursor();
  return [value, id];
}

const badCursor = () =>
  new Refusal("bad_request", "This cursor is not one that this list gave out", { cursor: "the nextCursor of a page with the same sort" });
