import { getTableName, type SQL, sql } from "drizzle-orm";
import { activityRecord } from "../../activities/activities.record.ts";
import { companyRecord } from "../../companies/companies.record.ts";
import { contactRecord } from "../../contacts/contacts.record.ts";
import { andVisible } from "../../core/access.ts";
import { type Context, require, type Verb } from "../../core/context.ts";
import type { Page } from "../../core/fields.schema.ts";
import { notFound } from "../../core/get.ts";
import { pageSql, type Sort, toPage } from "../../core/pages.ts";
import type { RecordKind, RecordTable } from "../../core/record.ts";
import { plain, select } from "../../core/select.ts";
import { dealRecord } from "../../deals/deals.record.ts";
import { orderRecord } from "../../orders/orders.record.ts";
import { taskRecord } from "../../tasks/tasks.record.ts";
import { dayText } from "../predictions.rules.ts";
import type { TrackRecord } from "../predictions.schema.ts";
import { settingsOfRows, settingsQuery } from "../runs.queries.ts";
import { trackRecordOf } from "../track-record.queries.ts";
import { seesFields, shownCard } from "./card-rights.ts";
import type { LabelNoun } from "./definition.rules.ts";
import { nounOf } from "./label-models.ts";
import { cardIn, trainedRun } from "./label-queries.ts";
import type { KeptScoreReason, RecordScore, Score, ScoreQuery, ScoreReason } from "./scores.schema.ts";
import { labelScores, type ScoreRow } from "./scores.table.ts";

/** What is said of records, to those who see them. */

const RECORDS: Record<LabelNoun, Pick<RecordKind<RecordTable>, "kind" | "noun" | "table" | "owners">> = {
  contacts: contactRecord,
  companies: companyRecord,
  deals: dealRecord,
};

type NamedRow = ScoreRow & { name: unknown };

const BY_RANK: Sort<NamedRow> = { by: sql`label_scores.rank`, descending: true, valueOf: ({ rank }) => rank };

async function requireNoun(ctx: Context, subject: string): Promise<LabelNoun> {
  require(ctx, "predictions:read");
  const noun = await nounOf(ctx, subject);
  require(ctx, `${noun}:read` as Verb);
  return noun;
}

const joined = (ctx: Context, noun: LabelNoun): SQL =>
  sql`join ${sql.raw(noun)} on ${sql.raw(noun)}.id = label_scores.id and ${sql.raw(noun)}.deleted_at is null${andVisible(ctx, RECORDS[noun])}`;

/** One page of records, the likeliest first: keyset, one round trip. */
export async function listScores(ctx: Context, subject: string, { band, cursor, limit }: ScoreQuery): Promise<Page<Score>> {
  const noun = await requireNoun(ctx, subject);
  const list = `scores of ${subject}`;
  const { after, order } = pageSql(ctx, list, BY_RANK, sql`label_scores.id`, cursor);
  const conditions = [sql`subject = ${subject}`, ...(band ? [sql`band = ${band}`] : []), ...(after ? [after] : [])];
  const rows = await ctx.db.all(
    select(
      labelScores,
      sql`${joined(ctx, noun)} where ${sql.join(conditions, sql` and `)} order by ${order} limit ${limit + 1}`,
      nameIn(noun),
    ),
  );
  const page = toPage(ctx, list, BY_RANK, rows, limit);
  return { ...page, items: page.items.map((row) => presentScore(ctx, noun, row, {})) };
}

const nameIn = (noun: LabelNoun) => ({ name: sql`${sql.raw(noun)}.name` });

/** What is said of one record. Refuses those that the asker may not see. */
export async function scoreOf(ctx: Context, subject: string, id: string): Promise<RecordScore> {
  const noun = await requireNoun(ctx, subject);
  const [records, settings, [trained], [row]] = await ctx.db.read(
    plain<{ id: string }>(sql`select id from ${sql.raw(noun)} where ${sql.raw(noun)}.id = ${id}${andVisible(ctx, RECORDS[noun])}`),
    settingsQuery,
    trainedRun(subject),
    select(labelScores, sql`${joined(ctx, noun)} where subject = ${subject} and label_scores.id = ${id}`, nameIn(noun)),
  );
  if (records.length === 0) throw notFound(RECORDS[noun].kind);
  const state = !settingsOfRows(settings).isOn ? "off" : !trained ? "not_learned" : row ? "learned" : "not_asked";
  const isShown = state === "learned" && row !== undefined;
  return {
    state,
    asOf: trained ? dayText(trained.asOf) : null,
    card: state === "off" ? null : shownCard(ctx, noun, cardIn(trained)),
    score: isShown ? presentScore(ctx, noun, row, await evidenceOf(ctx, noun, id)) : null,
  };
}

/** What became of what was said. */
export async function scoreTrackRecord(ctx: Context, subject: string): Promise<TrackRecord> {
  await requireNoun(ctx, subject);
  return trackRecordOf(ctx, subject);
}

const dayOrNull = (day: number | null): string | null => (day === null ? null : dayText(day));

type Evidence = Partial<Record<string, string | undefined>>;

function presentScore(ctx: Context, noun: LabelNoun, { id, band, probability, points, facts, name }: NamedRow, evidence: Evidence): Score {
  const { range, closes, isStagePrior, reasons } = facts;
  return {
    ...{ id, name: String(name ?? ""), band, probability, points, isStagePrior },
    probabilityRange: range && { low: range[0], high: range[1] },
    closesOn: closes && { low: dayText(closes.low), median: dayOrNull(closes.median), high: dayOrNull(closes.high) },
    reasons: reasons.filter(({ of }) => seesFields(ctx, noun, of)).map((reason) => presentReason(reason, { ...evidence, [noun]: id })),
  };
}

function presentReason({ feature, of, weight, text }: KeptScoreReason, evidence: Evidence): ScoreReason {
  const field = of[0] ?? "";
  return { feature, text, effect: weight > 0 ? "raises" : "lowers", weight, field, recordId: evidence[field.split(".")[0] ?? ""] ?? null };
}

/** The newest record of each noun that reasons speak of, as far as the asker sees it. */
async function evidenceOf(ctx: Context, noun: LabelNoun, id: string): Promise<Evidence> {
  const about =
    noun === "deals"
      ? sql`(select id from deals where id = ${id} union select company_id from deals where id = ${id}
    union select contact_id from deals where id = ${id})`
      : sql`(${id})`;
  const newest = (record: Pick<RecordKind<RecordTable>, "noun" | "table" | "owners">, from: SQL, by: string) => {
    const table = sql.raw(getTableName(record.table));
    return sql`(select ${table}.id from ${from} and ${table}.deleted_at is null${andVisible(ctx, record)} order by ${sql.raw(by)} desc limit 1)`;
  };
  const [found] = await ctx.db.all(
    plain<Evidence>(sql`select
      ${newest(activityRecord, sql`activity_links join activities on activities.id = activity_links.activity_id where activity_links.record_id in ${about}`, "activity_links.occurred_at")} as activities,
      ${newest(orderRecord, sql`orders where (orders.company_id in ${about} or orders.contact_id in ${about})`, "orders.ordered_at")} as orders,
      ${newest(taskRecord, sql`tasks where (tasks.deal_id = ${id} or tasks.company_id in ${about} or tasks.contact_id in ${about})`, "tasks.created_at")} as tasks`),
  );
  return found ?? {};
}
