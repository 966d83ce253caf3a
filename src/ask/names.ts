import { getTableName, sql } from "drizzle-orm";
import { andVisible } from "../core/access.ts";
import type { Context } from "../core/context.ts";
import { type Filter, GROUPS } from "../core/filters.schema.ts";
import { kindOfId } from "../core/ids.ts";
import { plain, type Query } from "../core/select.ts";
import { ASKED } from "./nouns.ts";

/** Ids that a filter names. */
export function idsIn(filter: Filter | undefined): string[] {
  if (!filter) return [];
  if ("has" in filter) return idsIn(filter.where);
  if ("field" in filter)
    return [filter.value].flat().filter((each): each is string => typeof each === "string" && kindOfId(each) !== undefined);
  return GROUPS.flatMap((group) => ((filter as Partial<Record<string, Filter[]>>)[group] ?? []).flatMap(idsIn));
}

/** What they are called, as far as the asker sees them. */
export function namesQuery(ctx: Context, ids: string[]): Query<{ id: string; name: string }> {
  const listed = sql`(select value from json_each(${JSON.stringify(ids)}))`;
  const nouns = (["members", "companies", "contacts", "products", "deals"] as const).map((noun) => {
    const table = sql.raw(getTableName(ASKED[noun].filters.record.table));
    return sql`select ${table}.id, ${table}.name from ${table} where ${table}.id in ${listed}${andVisible(ctx, ASKED[noun].filters.record)}`;
  });
  return plain(sql.join(nouns, sql` union all `));
}
