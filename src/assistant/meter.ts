import { type SQL, sql } from "drizzle-orm";
import { activityRecord } from "../activities/activities.record.ts";
import { LIST_CURRENCY } from "../assistant-settings/assistant-settings.rules.ts";
import { choicesOf } from "../assistant-settings/stored.ts";
import { companyRecord } from "../companies/companies.record.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import { andVisible } from "../core/access.ts";
import { type Context, require } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import type { Page } from "../core/fields.schema.ts";
import { notFound } from "../core/get.ts";
import { Refusal } from "../core/refusal.ts";
import { plain, select } from "../core/select.ts";
import { DAY, dayKey } from "../core/time.ts";
import { dealRecord } from "../deals/deals.record.ts";
import { taskRecord } from "../tasks/tasks.record.ts";
import { assistantRuns, type RunRow } from "./assistant.table.ts";
import { type MeterRun, meterOf } from "./meter.rules.ts";
import type { Meter, MeterQuery, RunDetail, RunLine, RunsQuery } from "./meter.schema.ts";

/** What the assistant costs and how well it does, for who may change the settings; each run with its texts for who may see its sources. */

const ACCESS = "settings:edit";
const USUAL_SPAN = 30 * DAY;
/** So many of the newest runs are counted at once. */
const MOST_RUNS = 20_000;
/** Texts are kept so long, numbers for good. */
const TEXTS_KEPT = 30 * DAY;

/** Totals and groups of a span; without one, of the last 30 days. */
export async function getMeter(ctx: Context, { from = ctx.now - USUAL_SPAN, to = ctx.now, by }: MeterQuery): Promise<Meter> {
  require(ctx, ACCESS);
  const timeZone = await ctx.timeZone();
  const rows = await ctx.db.all(
    plain<Omit<MeterRun, "day"> & { at: number }>(sql`select kind, engine, model, member_id as "memberId", outcome,
      coalesce(tokens_in, 0) + coalesce(tokens_out, 0) as tokens, cost_micros as "costMicros", latency_ms as "latencyMs", edited, at
      from assistant_runs where at >= ${from} and at <= ${to} order by at desc limit ${MOST_RUNS + 1}`),
  );
  const runs = rows.slice(0, MOST_RUNS).map((row) => ({ ...row, day: by === "day" ? dayKey(row.at, timeZone) : "" }));
  return { from, to, currency: await currencyOf(ctx), ...meterOf(runs, keyOf[by]), isCapped: rows.length > MOST_RUNS };
}

/** Costs are counted at the price that was set when a call was made; without one, at the list's. */
const currencyOf = async (ctx: Context): Promise<string> => (await choicesOf(ctx)).choices.price?.currency ?? LIST_CURRENCY;

const keyOf: Record<MeterQuery["by"], (run: MeterRun) => string> = {
  // That a draft was sent is a figure of the drafts, no kind of writing of its own.
  kind: ({ kind }) => (kind === "sent" ? "draft" : kind),
  model: ({ model, engine }) => model ?? engine,
  member: ({ memberId }) => memberId,
  day: ({ day }) => day,
};

/** The newest runs, without their texts. */
export async function listRuns(ctx: Context, { kind, outcome, memberId, cursor, limit }: RunsQuery): Promise<Page<RunLine>> {
  require(ctx, ACCESS);
  const after = cursor === undefined ? undefined : openCursor(cursor);
  const conditions = [
    ...(kind ? [sql`kind = ${kind}`] : []),
    ...(outcome ? [sql`outcome = ${outcome}`] : []),
    ...(memberId ? [sql`member_id = ${memberId}`] : []),
    ...(after ? [sql`(at, id) < (${after.at}, ${after.id})`] : []),
  ];
  const where = conditions.length > 0 ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
  const rows = await ctx.db.all(select(assistantRuns, sql`${where} order by at desc, id desc limit ${limit + 1}`));
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items: items.map(lineOf), nextCursor: last ? `${last.at}.${last.id}` : null };
}

function openCursor(cursor: string): { at: number; id: string } {
  const [, at, id] = /^(\d{1,16})\.(run_[0-9A-Z]{26})$/.exec(cursor) ?? [];
  if (!at || !id) throw new Refusal("invalid", "This cursor is not one of ours", { cursor: "the nextCursor of the page before" });
  return { at: Number(at), id };
}

const lineOf = ({ messages, answer, evidence, ...line }: RunRow): RunLine => line;

/** One run: its texts only for who may see every record that they were made from, whatever their role. */
export async function getRun(ctx: Context, id: string): Promise<RunDetail> {
  require(ctx, ACCESS);
  const [row] = await ctx.db.all(select(assistantRuns, sql`where id = ${id}`));
  if (!row) throw notFound("run");
  const currency = await currencyOf(ctx);
  const hidden = { ...lineOf(row), currency, messages: [], answer: null, evidence: [] };
  if (row.messages === null && row.evidence === null && row.answer === null) return { ...hidden, texts: "trimmed" };
  if (!(await maySeeTexts(ctx, row))) return { ...hidden, texts: "withheld" };
  return { ...lineOf(row), currency, texts: "shown", messages: row.messages ?? [], answer: row.answer, evidence: row.evidence ?? [] };
}

async function maySeeTexts(ctx: Context, { recordId, memberId, evidence }: RunRow): Promise<boolean> {
  const isOwn = memberId === ctx.member.id;
  if (evidence === null && !isOwn) return false;
  const ids = new Set([recordId, ...(evidence ?? []).map((item) => item.recordId)].filter((each) => each !== null));
  if (ids.size === 0) return true;
  const [{ n } = { n: 0 }] = await ctx.db.all(plain<{ n: number }>(visibleCount(ctx, JSON.stringify([...ids]))));
  return n === ids.size && !hidesFields(ctx);
}

/** Texts may tell of fields that a role does not see. */
const hidesFields = (ctx: Context): boolean =>
  ["contacts", "companies", "activities", "deals", "tasks"].some((noun) => ctx.access.hidden(noun).size > 0);

function visibleCount(ctx: Context, ids: string): SQL {
  const kinds = [contactRecord, companyRecord, activityRecord, dealRecord, taskRecord];
  const counts = kinds.map(
    (kind) => sql`(select count(*) from ${kind.table} where id in (select value from json_each(${ids}))${andVisible(ctx, kind)})`,
  );
  return sql`select ${sql.join(counts, sql` + `)} as n`;
}

/** Takes the texts of old runs away; their numbers stay. */
export const trimRunsBefore = (now: number): Statement => ({
  sql: `update assistant_runs set messages = null, answer = null, evidence = null
    where at < ? and (messages is not null or answer is not null or evidence is not null)`,
  args: [now - TEXTS_KEPT],
});
