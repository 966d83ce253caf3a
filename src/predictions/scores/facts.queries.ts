import type { Context } from "../../core/context.ts";
import type { LogDays } from "../workspace-orders.queries.ts";
import { daysUpTo } from "../workspace-orders.queries.ts";
import type { LabelNoun } from "./definition.rules.ts";
import type { FactRow } from "./rows.ts";

/** The features of records, each at the end of a day. What they are and how they are worked out, the second Worker says: src/predictions/features. */
export async function factsOf(
  ctx: Context,
  noun: LabelNoun,
  pairs: readonly { id: string; day: number }[],
  days: LogDays,
  currency: string | null,
): Promise<FactRow[]> {
  const queries = (await ctx.ports.workshop("/predictions/features", { noun })) as string[];
  const asked = JSON.stringify(pairs.map(({ id, day }) => [id, daysUpTo(day, days).end]));
  const groups: Map<number, FactRow["facts"]>[] = [];
  for (const sql of queries) {
    const rows = await ctx.db.rows<{ place: number; facts: string }>({ sql, args: [asked, currency] });
    groups.push(new Map(rows.map(({ place, facts }) => [place, JSON.parse(facts) as FactRow["facts"]])));
  }
  return pairs.flatMap(({ id, day }, place) => {
    const facts = groups.map((group) => group.get(place));
    return facts.every((found) => found !== undefined) ? [{ id, day, facts: facts.flat() }] : [];
  });
}
