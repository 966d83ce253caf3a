import { sql } from "drizzle-orm";
import type { Context } from "../core/context.ts";
import { plain } from "../core/select.ts";
import { requirePredictions } from "./forecast-rights.ts";
import { dayText, driftOf, type SettledBin } from "./predictions.rules.ts";
import type { Band, TrackRecord } from "./predictions.schema.ts";
import { PURCHASES } from "./runs.queries.ts";

/** Settled predictions of one tenth of probabilities. */
export const settledBins = (subject: string) =>
  plain<SettledBin>(
    sql`select min(9, cast(probability * 10 as integer)) as bin, count(*) as customers, avg(probability) as said, avg(outcome) as happened,
    avg((probability - outcome) * (probability - outcome)) as missed
    from prediction_log where subject = ${subject} and outcome is not null and probability is not null group by 1 order by 1`,
  );

const settledBands = (subject: string) =>
  plain<{ band: Band; customers: number; happened: number }>(
    sql`select band, count(*) as customers, avg(outcome) as happened from prediction_log where subject = ${subject} and outcome is not null group by 1 order by 1`,
  );

const logSpan = (subject: string) =>
  plain<{ since: number | null; settled: number; waiting: number; next: number | null }>(
    sql`select min(made_on) as since, count(outcome) as settled, count(*) - count(outcome) as waiting,
    min(case when outcome is null then due_on end) as next from prediction_log where subject = ${subject}`,
  );

/** What became of what was said of customers' purchases, of all of them together. */
export async function readTrackRecord(ctx: Context): Promise<TrackRecord> {
  requirePredictions(ctx);
  return trackRecordOf(ctx, PURCHASES);
}

/** The same of any subject, for who may see it. */
export async function trackRecordOf(ctx: Context, subject: string): Promise<TrackRecord> {
  const [bins, bands, [span]] = await ctx.db.read(settledBins(subject), settledBands(subject), logSpan(subject));
  const customers = bins.reduce((sum, bin) => sum + bin.customers, 0);
  const mean = (of: (bin: SettledBin) => number): number => bins.reduce((sum, bin) => sum + bin.customers * of(bin), 0) / customers;
  const rate = mean(({ happened }) => happened);
  return {
    since: span?.since == null ? null : dayText(span.since),
    ...{ settled: span?.settled ?? 0, waiting: span?.waiting ?? 0, nextDueOn: span?.next == null ? null : dayText(span.next) },
    bins: bins.map(({ bin, customers: n, said, happened }) => ({ from: bin / 10, to: (bin + 1) / 10, customers: n, said, happened })),
    bands,
    brier: customers > 0 ? mean(({ missed }) => missed) : null,
    baseBrier: customers > 0 ? rate * (1 - rate) : null,
    isDrifting: driftOf(bins),
  };
}
