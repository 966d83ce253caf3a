import { sql } from "drizzle-orm";
import { Change } from "../../core/change.ts";
import { type Context, require } from "../../core/context.ts";
import { guard, type Statement } from "../../core/database.ts";
import { given } from "../../core/defaults.ts";
import type { Filter } from "../../core/filters.schema.ts";
import { filterSql } from "../../core/filters.ts";
import { notFound, type Ref, requireSeen } from "../../core/get.ts";
import { newId } from "../../core/ids.ts";
import { Refusal } from "../../core/refusal.ts";
import { insertRows, updateRows } from "../../core/rows.ts";
import { plain } from "../../core/select.ts";
import { dayText } from "../predictions.rules.ts";
import type { PredictionRun } from "../predictions.schema.ts";
import { newestRun, presentRun, settingsOfRows, settingsQuery } from "../runs.queries.ts";
import { startTraining } from "../runs.ts";
import { lastWholeDay } from "../workspace-orders.queries.ts";
import { shownCard } from "./card-rights.ts";
import { type LabelDefinition, type LabelNoun, LEAD, LEADS, requireTellable, WIN } from "./definition.rules.ts";
import { countAsked, countRows } from "./filter-plan.ts";
import { allLabelModels, cardIn, labelModelById, trainedRun } from "./label-queries.ts";
import { LABEL_FILTERS } from "./past-records.ts";
import type { LabelModel, LabelModelInput, LabelModelPatch, LabelPreview, LabelPreviewQuery } from "./scores.schema.ts";
import { type LabelModelRow, labelModels } from "./scores.table.ts";

/** Models of labels: the two that every workspace has, and those of its own. */

const MOST = 10;
const FEWEST = { percentage: 30, points: 5, rows: 10 };

type Known = Pick<LabelModelRow, "id" | "noun" | "horizonDays" | "version"> & {
  name: string | null;
  population: Filter | null;
  outcome: Filter | null;
};

const BUILT_IN: Known[] = [
  { id: WIN, name: null, noun: "deals", population: null, outcome: null, horizonDays: null, version: 1 },
  { ...LEADS, id: LEAD, name: null, version: 1 },
];

async function knownModel(ctx: Context, subject: string): Promise<Known> {
  const known = BUILT_IN.find(({ id }) => id === subject) ?? (await ctx.db.all(labelModelById(subject)))[0];
  if (!known) throw notFound("model");
  return known;
}

/** Which records a subject speaks of. */
export const nounOf = async (ctx: Context, subject: string): Promise<LabelNoun> => (await knownModel(ctx, subject)).noun;

export async function listLabelModels(ctx: Context): Promise<{ items: LabelModel[] }> {
  require(ctx, "predictions:read");
  const known = [...BUILT_IN, ...(await ctx.db.all(allLabelModels))];
  return { items: await Promise.all(known.map((model) => presentModel(ctx, model))) };
}

export async function getLabelModel(ctx: Context, subject: string): Promise<LabelModel> {
  require(ctx, "predictions:read");
  return presentModel(ctx, await knownModel(ctx, subject));
}

async function presentModel(ctx: Context, model: Known): Promise<LabelModel> {
  const { id, name, noun, population, outcome, horizonDays, version } = model;
  const [settings, [newest], [trained]] = await ctx.db.read(settingsQuery, newestRun(id), trainedRun(id));
  const isSeen = await seesFilters(ctx, model);
  return {
    ...{ id, name, noun, horizonDays, version, isOwn: !BUILT_IN.includes(model) },
    ...(isSeen ? { population, outcome } : { population: null, outcome: null }),
    state: !settingsOfRows(settings).isOn ? "off" : trained ? "learned" : "not_learned",
    asOf: trained ? dayText(trained.asOf) : null,
    run: newest ? presentRun(newest) : null,
    card: shownCard(ctx, noun, cardIn(trained)),
  };
}

/** A filter tells of the fields in it: it is for those whose role shows all of them. */
async function seesFilters(ctx: Context, { noun, population, outcome }: Known): Promise<boolean> {
  try {
    for (const filter of [population, outcome]) if (filter) await filterSql(ctx, LABEL_FILTERS[noun], filter);
    return true;
  } catch (thrown) {
    if (thrown instanceof Refusal) return false;
    throw thrown;
  }
}

/** Refuses filters that the noun does not know, that the member may not ask, or that cannot be told of a past day. */
async function requireSound(ctx: Context, { noun, population, outcome }: LabelDefinition): Promise<void> {
  for (const [name, filter] of [
    ["population", population],
    ["outcome", outcome],
  ] as const) {
    requireTellable(name, filter);
    if (filter) await filterSql(ctx, LABEL_FILTERS[noun], filter);
  }
}

const definitionOf = ({ noun, population, outcome, horizonDays }: LabelPreviewQuery | LabelModelInput): LabelDefinition => ({
  ...{ noun, outcome, population: population ?? null, horizonDays: horizonDays ?? null },
});

/** How many records a label would speak of, and whether there is enough to learn it from. Nothing is kept. */
export async function previewLabel(ctx: Context, input: LabelPreviewQuery): Promise<LabelPreview> {
  require(ctx, "predictions:manage");
  const definition = definitionOf(input);
  await requireSound(ctx, definition);
  const days = lastWholeDay(ctx.now, await ctx.timeZone());
  const [asked, counted] = [await countAsked(ctx, definition, days), await countRows(ctx, definition, days)];
  const fewest = Math.min(counted.positives, counted.rows - counted.positives);
  const isEnough = counted.rows >= FEWEST.rows && fewest >= FEWEST.points;
  return { asked, ...counted, enoughFor: !isEnough ? "nothing" : fewest >= FEWEST.percentage ? "percentage" : "points" };
}

/** Keeps a label of the workspace's own, and learns it as soon as nothing else is being learned. */
export async function createLabelModel(ctx: Context, input: LabelModelInput): Promise<LabelModel> {
  require(ctx, "predictions:manage");
  const definition = definitionOf(input);
  await requireSound(ctx, definition);
  const [counted] = await ctx.db.all(plain<{ n: number }>(sql`select count(*) as n from label_models`));
  if ((counted?.n ?? 0) >= MOST) throw new Refusal("conflict", `A workspace keeps at most ${MOST} models of its own`);
  const row: LabelModelRow = {
    ...{ ...definition, id: newId("label_model", ctx.now), name: input.name, createdBy: ctx.member.id },
    ...{ createdAt: ctx.now, updatedAt: ctx.now, version: 1 },
  };
  const change = new Change(ctx).also(insertRows(labelModels, [row]));
  change.announce("prediction.model_created", "prediction", row.id, 1);
  await change.commit(row.id);
  await learnSoon(ctx, row.id);
  return presentModel(ctx, row);
}

/** A run that is under way goes first: the night's round comes to the model by itself. */
async function learnSoon(ctx: Context, id: string): Promise<void> {
  try {
    await startTraining(ctx, id);
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || thrown.code !== "conflict") throw thrown;
  }
}

/** Changes a label. What was said under another definition is forgotten, and it is learned anew. */
export async function editLabelModel(ctx: Context, ref: Ref, patch: LabelModelPatch): Promise<LabelModel> {
  require(ctx, "predictions:manage");
  const before = await ownModel(ctx, ref);
  const after = { ...before, ...given(patch), updatedAt: ctx.now };
  await requireSound(ctx, after);
  const isAnother = (["population", "outcome", "horizonDays"] as const).some(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  const change = new Change(ctx).also(...updateRows(labelModels, ["name", "population", "outcome", "horizonDays", "updatedAt"], [after]));
  if (isAnother) change.also(...forgotten(ref.id));
  change.announce("prediction.model_edited", "prediction", ref.id, before.version + 1);
  await change.commit(ref.id);
  if (isAnother) await learnSoon(ctx, ref.id);
  return getLabelModel(ctx, ref.id);
}

/** Takes a label away with all that was learned and said of it. */
export async function deleteLabelModel(ctx: Context, ref: Ref): Promise<void> {
  require(ctx, "predictions:manage");
  const before = await ownModel(ctx, ref);
  const change = new Change(ctx).also(
    { sql: "delete from label_models where id = ? and version = ?", args: [ref.id, before.version] },
    guard(1),
    ...forgotten(ref.id),
  );
  change.announce("prediction.model_deleted", "prediction", ref.id, before.version + 1);
  await change.commit(undefined);
}

async function ownModel(ctx: Context, { id, version }: Ref): Promise<LabelModelRow> {
  const [row] = await ctx.db.all(labelModelById(id));
  if (!row) throw notFound("model");
  requireSeen(row, version);
  return row;
}

/** A run that is under way is stopped with the rest: its next step finds nothing to go on with. */
const forgotten = (subject: string): Statement[] => [
  { sql: "delete from label_score_drafts where run_id in (select id from prediction_runs where subject = ?)", args: [subject] },
  { sql: "delete from label_rows where run_id in (select id from prediction_runs where subject = ?)", args: [subject] },
  ...["label_scores", "prediction_log", "prediction_runs"].map((table) => ({
    sql: `delete from ${table} where subject = ?`,
    args: [subject],
  })),
];

/** Learns a label anew. It goes on by itself. */
export async function trainLabelModel(ctx: Context, subject: string): Promise<PredictionRun> {
  require(ctx, "predictions:manage");
  await knownModel(ctx, subject);
  return startTraining(ctx, subject);
}
