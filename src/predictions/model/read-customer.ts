import * as z from "zod";
import type { EvidenceItem } from "../../assistant/assistant.schema.ts";
import { askForJson } from "../../assistant/model.ts";
import { type FailureReason, ModelFailure } from "../../assistant/model-failure.ts";
import { type Run, runStatement } from "../../assistant/runs.ts";
import type { Context, Model } from "../../core/context.ts";
import { guard, type Statement } from "../../core/database.ts";
import { insertRows } from "../../core/rows.ts";
import { bandOf } from "../predictions.rules.ts";
import type { Candidate } from "./candidates.queries.ts";
import type { Answered, StandingAnswer } from "./check-reading.ts";
import { evidenceAbout, keyOf } from "./evidence.queries.ts";
import type { CustomerAsking, ModelQuestion } from "./question.ts";
import { MODEL_SUBJECT, stateOfPurchases } from "./reading.rules.ts";
import { modelReadings, type NightRow } from "./reading.table.ts";
import type { WaitingCustomer } from "./waiting.queries.ts";

/** One customer is read by a model: what it says is kept and logged, what does not stand is counted and forgotten. */

export interface ReadingJob {
  model: Model;
  night: NightRow;
  horizonDays: number;
  candidates: Candidate[];
}

/** What becomes of the night's counts. */
type Count = "read" | "unchanged" | "dropped" | "failed";
/** What is wrong with one answer, not with who gave it. */
const OF_THE_ANSWER: ReadonlySet<FailureReason> = new Set(["invalid_output", "refused", "too_long", "wrong_language"]);

/** Any object: what is in it is checked in the second Worker. */
const OBJECT = z.looseObject({});

/** Reads a customer unless all that the model would be told is the same as last time; `ctx` is everybody's. Answers why nobody should be asked on, if so. */
export async function readCustomer(ctx: Context, job: ReadingJob, customer: WaitingCustomer): Promise<FailureReason | undefined> {
  const { night, model, horizonDays, candidates } = job;
  const { id, bought } = customer;
  const pack = await evidenceAbout(ctx, id);
  const key = keyOf(pack, night.saidBy, stateOfPurchases(bought), horizonDays);
  if (key === customer.key) return kept(ctx, job, "unchanged", [stillTheSame(job, customer)]);
  const startedAt = Date.now();
  const question = (await ctx.ports.workshop("/predictions/model/question", {
    ...{ pack, bought, candidates, horizonDays },
  } satisfies CustomerAsking)) as ModelQuestion;
  const run = (more: Pick<Run, "outcome"> & Partial<Run>): Statement =>
    runStatement(ctx, {
      ...{ kind: "forecast", recordId: id, engine: "model", model: model.model, startedAt, evidence: question.evidence, asked: model },
      ...more,
    });
  try {
    const { stands, usage } = await askedAbout(ctx, job, question);
    const verdict = { supported: stands.said.reasons.length, unsupported: 0 };
    return kept(ctx, job, "read", [...keptAnswer(ctx, job, customer, key, stands), run({ ...usage, verdict, outcome: "ok" })]);
  } catch (thrown) {
    if (!(thrown instanceof ModelFailure)) throw thrown;
    const isAnswers = OF_THE_ANSWER.has(thrown.reason);
    const line = isAnswers ? withoutAnswer(ctx, job, customer, key) : tried(ctx, job, customer);
    await kept(ctx, job, isAnswers ? "dropped" : "failed", [line, run({ outcome: thrown.reason })]);
    return isAnswers ? undefined : thrown.reason;
  }
}

async function askedAbout(ctx: Context, { model, candidates }: ReadingJob, { messages, json, evidence }: ModelQuestion) {
  let stands: StandingAnswer | undefined;
  const problemOf = async (answer: unknown): Promise<string | undefined> => {
    const setting = { now: ctx.now, timeZone: await ctx.timeZone() };
    const given: Answered = { answer, candidates, setting, evidence: evidence as EvidenceItem[] };
    const checked = (await ctx.ports.workshop("/predictions/model/check", given)) as { stands: StandingAnswer } | { problem: string };
    if ("problem" in checked) return checked.problem;
    stands = checked.stands;
    return undefined;
  };
  const { usage } = await askForJson(model, messages, { name: "forecast", schema: OBJECT, json, problemOf }, ctx.signal);
  if (!stands) throw new ModelFailure("invalid_output", "Nothing was answered");
  return { stands, usage };
}

/** What was found and how far the night is, unless another delivery of its message has taken it over. */
async function kept(ctx: Context, { night }: ReadingJob, count: Count, statements: Statement[]): Promise<undefined> {
  await ctx.db.write([
    {
      sql: `update model_nights set ${count} = ${count} + 1, updated_at = ? where as_of = ? and version = ? and state = 'running'`,
      args: [Date.now(), night.asOf, night.version],
    },
    guard(1),
    ...statements,
  ]);
}

const stillTheSame = ({ night }: ReadingJob, { id, mark }: WaitingCustomer): Statement => ({
  sql: "update model_readings set mark = ?, tried_on = ? where id = ?",
  args: [mark, night.asOf, id],
});

const EMPTY = { madeOn: null, probability: null, said: null, ranking: [] };

const row = (ctx: Context, { night }: ReadingJob, id: string) => ({
  ...{ id, mark: "", key: "", saidBy: night.saidBy, triedOn: night.asOf, readAt: ctx.now, ...EMPTY },
});

/** An answer takes the place of the one before, and stands in the log beside what the statistics say of the same. */
const keptAnswer = (
  ctx: Context,
  job: ReadingJob,
  { id, mark, statistical }: WaitingCustomer,
  key: string,
  stands: StandingAnswer,
): Statement[] => [
  insertRows(modelReadings, [{ ...row(ctx, job, id), mark, key, madeOn: job.night.asOf, ...stands }], REPLACES),
  {
    sql: `insert into prediction_log (subject, made_on, record_id, due_on, probability, band, said_by, beside) values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing`,
    args: [
      ...[MODEL_SUBJECT, job.night.asOf, id, job.night.asOf + job.horizonDays, stands.probability, bandOf(stands.probability)],
      ...[job.night.saidBy, statistical],
    ],
  },
];

/** The history has changed, so what was said of it before is out of date; it is not asked about again until it changes once more. */
const withoutAnswer = (ctx: Context, job: ReadingJob, { id, mark }: WaitingCustomer, key: string): Statement =>
  insertRows(modelReadings, [{ ...row(ctx, job, id), mark, key }], REPLACES);

/** Nobody's answer: it is asked about again, but not in this night. */
const tried = (ctx: Context, job: ReadingJob, { id }: WaitingCustomer): Statement =>
  insertRows(modelReadings, [row(ctx, job, id)], "on conflict (id) do update set tried_on = excluded.tried_on");

const REPLACES = `on conflict (id) do update set mark = excluded.mark, key = excluded.key, said_by = excluded.said_by, tried_on = excluded.tried_on,
  made_on = excluded.made_on, probability = excluded.probability, said = excluded.said, ranking = excluded.ranking,
  read_at = excluded.read_at`;
