import { sql } from "drizzle-orm";
import { Change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import type { Statement } from "../../core/database.ts";
import { insertRows } from "../../core/rows.ts";
import { plain } from "../../core/select.ts";
import { isToBeLogged } from "../predictions.rules.ts";
import type { RunRow } from "../predictions.table.ts";
import { failRun, logged, moved, oldRunsGo, writeStep } from "../run-writing.ts";
import type { LightRun } from "../runs.queries.ts";
import type { Beginning, Subject } from "../subjects.ts";
import { currenciesQuery, daysUpTo, type LogDays, lastWholeDay } from "../workspace-orders.queries.ts";
import { factsOf } from "./facts.queries.ts";
import { changesSeen, modelIn, modelOf, trainedRun } from "./label-queries.ts";
import type { LabelLearning, LabelLearnt } from "./learn-labels.ts";
import type { Plan, Waiting } from "./plan.ts";
import { planOf } from "./plans.ts";
import type { LabelScoring, ScoredRecord } from "./score-labels.ts";
import { labelScoreDrafts } from "./scores.table.ts";

/** What a run of a label does, step by step, whichever label it is: settle → learn → score → publish. */

const AT_ONCE = 300;
/** So many days later it is looked again at what is still open. */
const LATER = 28;
const TRAINED_EVERY_DAYS = 7;
/** A label without a horizon is held against nothing; its runs have one all the same. */
const NO_HORIZON = 90;

const daysOf = async (ctx: Context, { asOf }: Pick<RunRow, "asOf">): Promise<LogDays> =>
  daysUpTo(asOf, lastWholeDay(ctx.now, await ctx.timeZone()));

const CLEAR: Statement[] = ["label_score_drafts", "label_rows"].map((table) => ({ sql: `delete from ${table}`, args: [] }));
const scoresGo = (subject: string): Statement => ({ sql: "delete from label_scores where subject = ?", args: [subject] });

/** The plan of a run; where its model was deleted meanwhile, the run ends. */
async function planned(ctx: Context, run: RunRow): Promise<Plan | undefined> {
  const plan = await planOf(ctx, run.subject);
  if (!plan) await failRun(ctx, run, "interrupted", ...CLEAR, scoresGo(run.subject));
  return plan;
}

/** Holds what was said, and is due, against what happened. */
async function settle(ctx: Context, run: RunRow): Promise<void> {
  const plan = await planned(ctx, run);
  if (!plan) return;
  const waiting = await ctx.db.all(
    plain<Waiting>(sql`select record_id, made_on, due_on from prediction_log where subject = ${run.subject} and outcome is null
      and due_on <= ${run.asOf} order by due_on, record_id limit ${AT_ONCE}`),
  );
  if (waiting.length === 0) return writeStep(ctx, run, { step: run.kind === "train" ? "learn" : "score", position: "", done: 0, total: 0 });
  const outcomes = await plan.outcomes(ctx, waiting, await daysOf(ctx, run));
  const settled = waiting.map(({ record_id, made_on }, at) => [record_id, made_on, outcomes[at] ?? null]);
  await writeStep(
    ctx,
    run,
    { done: run.done + waiting.length },
    {
      sql: `update prediction_log set outcome = given.value ->> 2, due_on = iif(given.value ->> 2 is null, ? + ${LATER}, due_on)
        from json_each(?) as given where prediction_log.subject = ? and prediction_log.record_id = given.value ->> 0
        and prediction_log.made_on = given.value ->> 1`,
      args: [run.asOf, JSON.stringify(settled), run.subject],
    },
  );
}

/** First the rows are listed, then their features are worked out some at a time, then all is learned from. */
async function learn(ctx: Context, run: RunRow): Promise<void> {
  const plan = await planned(ctx, run);
  if (!plan) return;
  const days = await daysOf(ctx, run);
  if (run.position === "") return writeStep(ctx, run, { position: "features" }, ...CLEAR, ...(await plan.gather(ctx, run, days)));
  const unread = await ctx.db.all(
    plain<{ id: string; day: number }>(
      sql`select record_id as id, day from label_rows where run_id = ${run.id} and facts is null order by record_id, day limit ${AT_ONCE}`,
    ),
  );
  return unread.length > 0 ? readSome(ctx, run, plan, unread, days) : learnFrom(ctx, run, plan, days);
}

async function readSome(ctx: Context, run: RunRow, plan: Plan, unread: { id: string; day: number }[], days: LogDays): Promise<void> {
  const read = await factsOf(ctx, plan.noun, unread, days, run.currency);
  await writeStep(
    ctx,
    run,
    { done: run.done + unread.length },
    {
      sql: `update label_rows set facts = given.value ->> 2 from json_each(?) as given
        where run_id = ? and record_id = given.value ->> 0 and day = given.value ->> 1`,
      args: [JSON.stringify(read.map(({ id, day, facts }) => [id, day, JSON.stringify(facts)])), run.id],
    },
    // What is gone meanwhile has no features, and is not waited for.
    {
      sql: `delete from label_rows where run_id = ? and facts is null and (record_id, day) in
        (select value ->> 0, value ->> 1 from json_each(?))`,
      args: [run.id, JSON.stringify(unread.map(({ id, day }) => [id, day]))],
    },
  );
}

async function learnFrom(ctx: Context, run: RunRow, plan: Plan, days: LogDays): Promise<void> {
  const rows = await ctx.db.all(
    plain<{ id: string; day: number; knownOn: number; outcome: 0 | 1; facts: string }>(
      sql`select record_id as id, day, known_on as knownOn, outcome, facts from label_rows where run_id = ${run.id} order by record_id, day`,
    ),
  );
  const learning: LabelLearning = {
    ...{ noun: plan.noun, rows: rows.map((row) => ({ ...row, facts: JSON.parse(row.facts) })), asOf: run.asOf },
    ...{ horizonDays: plan.horizonDays, seed: run.seed, now: ctx.now, leaveOut: plan.leaveOut },
    ...(await plan.toLearn?.(ctx, days)),
  };
  const learnt = (await ctx.ports.workshop("/predictions/labels/learn", learning)) as LabelLearnt | null;
  if (!learnt) return failRun(ctx, run, "too_little_known", ...CLEAR, scoresGo(run.subject));
  await writeStep(ctx, run, { step: "score", position: "", done: 0, modelRunId: run.id, learnt }, ...CLEAR);
}

/** The next records, as the model sees them; drafts until all are there. */
async function score(ctx: Context, run: RunRow): Promise<void> {
  const plan = await planned(ctx, run);
  if (!plan) return;
  const days = await daysOf(ctx, run);
  const asked = await plan.asked(ctx, days);
  const [models, ids] = await ctx.db.read(
    modelOf(run.modelRunId),
    plain<{ id: string }>(sql`select id from (${asked}) where id > ${run.position} order by id limit ${AT_ONCE}`),
  );
  const [model, last] = [modelIn(models), ids.at(-1)];
  if (!last || !model) return writeStep(ctx, run, { step: "publish", total: run.done });
  const pairs = ids.map(({ id }) => ({ id, day: run.asOf }));
  const scoring: LabelScoring = { model, noun: plan.noun, rows: await factsOf(ctx, plan.noun, pairs, days, run.currency) };
  const scored = (await ctx.ports.workshop("/predictions/labels/score", scoring)) as ScoredRecord[];
  const drafts = insertRows(
    labelScoreDrafts,
    scored.map((row) => ({ ...row, runId: run.id })),
  );
  await writeStep(ctx, run, { position: last.id, done: run.done + ids.length }, drafts);
}

const SAID = "id, run_id, band, probability, rank, points, closes_on, facts";

/** All drafts at once: readers have the old scores until this batch, and the new ones after it. */
async function publish(ctx: Context, run: RunRow): Promise<void> {
  const change = new Change(ctx).also(
    ...moved(run, { state: "finished", finishedAt: ctx.now }),
    scoresGo(run.subject),
    {
      sql: `insert into label_scores (subject, ${SAID}) select ?, ${SAID} from label_score_drafts where run_id = ?`,
      args: [run.subject, run.id],
    },
    ...(run.isLogged ? logged(run, "label_score_drafts") : []),
    ...CLEAR,
    ...oldRunsGo(run),
  );
  change.announce("prediction.published", "prediction", run.id, run.version + 1);
  await change.commit(undefined);
}

const lastLogged = (subject: string) =>
  plain<{ on: number | null }>(sql`select max(made_on) as "on" from prediction_log where subject = ${subject}`);

async function begin(ctx: Context, subject: string, kind: RunRow["kind"]): Promise<Beginning> {
  const [[seen], [trained], [said], currencies] = await ctx.db.read(changesSeen, trainedRun(subject), lastLogged(subject), currenciesQuery);
  const plan = await planOf(ctx, subject);
  const { asOf } = lastWholeDay(ctx.now, await ctx.timeZone());
  const horizonDays = plan?.horizonDays ?? NO_HORIZON;
  return {
    ...{ asOf, horizonDays, ordersSeen: seen?.seen ?? "", modelRunId: kind === "score" ? (trained?.id ?? null) : null },
    currency: kind === "score" && trained ? trained.currency : (currencies[0]?.currency ?? null),
    isLogged: plan?.horizonDays !== null && isToBeLogged(asOf, horizonDays, said?.on ?? null),
  };
}

const runningImports = plain<{ n: number }>(sql`select count(*) as n from imports where state = 'running'`);

/** Learned anew after a week or for another horizon, else scored where anything was written; nothing at all where nothing was. */
async function due(ctx: Context, subject: string, asOf: number, newest: LightRun | undefined): Promise<RunRow["kind"] | null> {
  const [[seen], [trained], [importing]] = await ctx.db.read(changesSeen, trainedRun(subject), runningImports);
  const isFresh = trained !== undefined && asOf - trained.asOf < TRAINED_EVERY_DAYS;
  if ((importing?.n ?? 0) > 0 || (newest?.ordersSeen === seen?.seen && (isFresh || !trained))) return null;
  const plan = await planOf(ctx, subject);
  if (!plan) return null;
  if (isFresh && trained.horizonDays === (plan.horizonDays ?? NO_HORIZON)) return "score";
  return trained || (await plan.isWorthwhile(ctx)) ? "train" : null;
}

/** `win`, `lead`, or a model of the workspace's own by its id. */
export const labelSubject = (subject: string): Subject => ({
  steps: { settle, learn, score, publish },
  begin: (ctx, kind) => begin(ctx, subject, kind),
  due: (ctx, asOf, newest) => due(ctx, subject, asOf, newest),
  clear: CLEAR,
});
