import { getTableName, sql } from "drizzle-orm";
import { andVisible } from "../core/access.ts";
import { type Context, require } from "../core/context.ts";
import { filterSql } from "../core/filters.ts";
import { plain } from "../core/select.ts";
import { unreadQuery } from "../reading/unread.queries.ts";
import type { AskAnswer, AskQuery } from "./ask.schema.ts";
import { groupsOf } from "./groups.ts";
import { listOf } from "./list.ts";
import { goesByReadings } from "./named-fields.ts";
import { idsIn, namesQuery } from "./names.ts";
import { ASKED } from "./nouns.ts";
import { OVER_AT_MOST, type Ready } from "./part.ts";

/**
 * Answers a query with the rights of whoever asks: records that they do not see count for nothing, fields that their role hides are refused
 * by name. One round trip.
 */
export async function runQuery(ctx: Context, query: AskQuery): Promise<AskAnswer> {
  const ready = await prepare(ctx, query);
  const part = query.aggregate ? groupsOf(ready, query.aggregate) : listOf(ready);
  const over = plain<{ n: number }>(
    sql`select count(*) as n from (select 1 from ${ready.table} where ${ready.where} limit ${sql.raw(String(OVER_AT_MOST + 1))})`,
  );
  const names = namesQuery(ctx, idsIn(query.filter));
  const [rows, [counted], named, [waiting]] = await ctx.db.read(part.rows, over, names, unreadQuery(ctx, saysOf(query)));
  const n = counted?.n ?? 0;
  return {
    query,
    ...part.present(rows),
    ...(waiting && waiting.n > 0 ? { unread: waiting.n } : {}),
    over: { value: Math.min(n, OVER_AT_MOST), capped: n > OVER_AT_MOST },
    names: Object.fromEntries(named.map(({ id, name }) => [id, name])),
    timeZone: ready.asked.timeZone,
  };
}

const saysOf = ({ noun, filter, aggregate }: AskQuery): boolean =>
  goesByReadings(filter, noun === "activities") ||
  (noun === "activities" && (aggregate?.groupBy ?? []).some(({ field }) => goesByReadings({ field, op: "notEmpty" }, true)));

async function prepare(ctx: Context, query: AskQuery): Promise<Ready> {
  const noun = ASKED[query.noun];
  require(ctx, `${query.noun}:read`);
  const { now, access, member } = ctx;
  const asked = { now, access, member, timeZone: await ctx.timeZone() };
  const table = sql.raw(getTableName(noun.filters.record.table));
  const filtered = query.filter ? sql` and ${await filterSql(ctx, noun.filters, query.filter)}` : sql``;
  return { asked, noun, query, table, where: sql`${table}.deleted_at is null${andVisible(ctx, noun.filters.record)}${filtered}` };
}
