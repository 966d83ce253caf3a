import { sql } from "drizzle-orm";
import { activityRecord } from "../../activities/activities.record.ts";
import { andVisible } from "../../core/access.ts";
import type { Context } from "../../core/context.ts";
import { plain } from "../../core/select.ts";
import { dayText } from "../predictions.rules.ts";
import type { Facts, ModelReading } from "../predictions.schema.ts";
import { modelOf } from "./reading.rules.ts";
import type { ModelReadingRow, ReadReason } from "./reading.table.ts";

/** A model's reading of a customer as the asker may see it: not without the sight of activities, a reason only where all that it rests on is theirs to see, and nothing without a reason. */
export async function presentReading(ctx: Context, row: ModelReadingRow, { facts, probability }: Moved): Promise<ModelReading | null> {
  const { said, madeOn } = row;
  if (said === null || madeOn === null || !ctx.may("activities:read")) return null;
  const ids = JSON.stringify([...new Set(said.reasons.flatMap(({ records }) => records))]);
  const [seen, products] = await ctx.db.read(
    plain<{ id: string; subject: string; at: number }>(
      sql`select id, subject, occurred_at as at from activities where id in (select value from json_each(${ids}))
        and deleted_at is null${andVisible(ctx, activityRecord)}`,
    ),
    plain<{ id: string; name: string }>(
      sql`select id, name from products where id in (select value from json_each(${seesOrderLines(ctx) ? JSON.stringify(row.ranking) : "[]"}))
        and deleted_at is null`,
    ),
  );
  const sources = new Map(seen.map(({ id, ...source }) => [id, { recordId: id, ...source }]));
  const isShown = ({ records }: ReadReason): boolean => records.every((id) => sources.has(id));
  const reasons = said.reasons.filter(isShown);
  if (reasons.length === 0) return null;
  return {
    ...said,
    reasons: reasons.map(({ text, records }) => ({ text, cites: records.flatMap((id) => sources.get(id) ?? []) })),
    ranking: row.ranking.flatMap((id) => products.filter((product) => product.id === id)),
    ...{ model: modelOf(row.saidBy), readAt: row.readAt, asOf: dayText(madeOn) },
    moved: facts.statistical === undefined || probability === null ? null : { from: facts.statistical, to: probability },
  };
}

interface Moved {
  facts: Facts;
  probability: number | null;
}

const seesOrderLines = (ctx: Context): boolean => ctx.may("products:read") && !ctx.access.hidden("orders").has("lines");
