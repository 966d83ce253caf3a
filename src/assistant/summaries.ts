import { type Context, type Model, require } from "../core/context.ts";
import { insertRows } from "../core/rows.ts";
import { MINUTE } from "../core/time.ts";
import { readHistory, type SummaryRow } from "./assistant.queries.ts";
import type { EvidenceItem, Language, Summary, SummaryPoint } from "./assistant.schema.ts";
import { summaries } from "./assistant.table.ts";
import { builtInSummaryOf } from "./built-in/engine.ts";
import { stripCitations } from "./citations.ts";
import { buildPack, evidenceOf, type Pack, packKey } from "./evidence.ts";
import type { History } from "./history.ts";
import { askForJson } from "./model.ts";
import { ModelFailure } from "./model-failure.ts";
import { modelFor } from "./models.ts";
import type { Usage } from "./openai.ts";
import { CLAIMS_JSON, claims, PROMPT_VERSION, summaryMessages } from "./prompts.ts";
import { runStatement } from "./runs.ts";
import { Checker } from "./verify.ts";

/** After a failure the model is left alone for this long, and the built-in summary stands. */
const REST_MS = 10 * MINUTE;

export interface SummaryQuery {
  recordId: string;
  language?: Language | undefined;
  refresh: boolean;
}

type Body = SummaryRow["body"];

/** What happened with a contact or company. A summary by the model is kept until its evidence changes, then shown as stale until asked for anew. */
export async function getSummary(ctx: Context, query: SummaryQuery): Promise<Summary> {
  require(ctx, "assistant:read");
  const { history, written } = await readHistory(ctx, query.recordId);
  const language = query.language ?? ctx.locale;
  const pack = buildPack(history, { now: ctx.now, language });
  const model = await modelFor(ctx, "summary");
  if (!model || history.activities.length === 0)
    return present(pack, { engine: "built-in", model: null, at: ctx.now, body: await builtIn(ctx, pack) }, false);
  const key = await keyOf(model, pack);
  const kept = query.refresh ? undefined : findKept(ctx, key, language, history, written);
  if (kept) return present(pack, kept, kept.packKey !== key);
  return present(pack, await write(ctx, model, pack, key), false);
}

/** The same pack under another prompt or model is another summary. */
const keyOf = async ({ model }: Model, pack: Pack): Promise<string> => `${await packKey(pack)}.${PROMPT_VERSION}.${model}`;

function findKept(ctx: Context, key: string, language: Language, history: History, written: SummaryRow[]): SummaryRow | undefined {
  const rows = written.filter((row) => row.language === language);
  const fresh = rows.find((row) => row.packKey === key && (row.engine === "model" || ctx.now - row.at < REST_MS));
  return fresh ?? rows.find((row) => row.engine === "model" && mayStillSee(row.body.evidence, history));
}

/** An older summary is shown only while its reader may see everything that it was made from. */
function mayStillSee(evidence: EvidenceItem[], history: History): boolean {
  const { contact, company, activities, deals } = history;
  const visible = new Set([contact?.id, company?.id, ...activities.map(({ id }) => id), ...deals.map(({ id }) => id)]);
  return evidence.every(({ recordId, kind }) => recordId === null || kind === "task" || visible.has(recordId));
}

async function write(ctx: Context, asked: Model, pack: Pack, packKey: string): Promise<SummaryRow> {
  const startedAt = Date.now();
  const base = { recordId: pack.history.recordId, packKey, language: pack.language, at: Date.now() };
  const { model } = asked;
  const run = { kind: "summary", recordId: pack.history.recordId, startedAt, evidence: evidenceOf(pack) } as const;
  const row: SummaryRow = await withModel(ctx, asked, pack).then(
    ({ body, usage }) => ({ ...base, engine: "model", model, body, ...usage }),
    async (thrown: unknown) => {
      if (!(thrown instanceof ModelFailure)) throw thrown;
      ctx.log("warn", "the model failed", { engine: "model", reason: thrown.reason, kind: "summary" });
      return {
        ...base,
        engine: "built-in",
        model: null,
        body: { ...(await builtIn(ctx, pack)), reason: thrown.reason },
        outcome: thrown.reason,
      };
    },
  );
  const { tokensIn = null, tokensOut = null, outcome = "ok", ...kept } = row as SummaryRow & Partial<Usage> & { outcome?: string };
  const verdict = {
    supported: kept.body.points.length + kept.body.openQuestions.length + kept.body.nextSteps.length,
    unsupported: kept.body.removed,
  };
  await ctx.db.write([
    {
      ...insertRows(
        summaries,
        [kept],
        "on conflict (record_id, pack_key, language, engine) do update set body = excluded.body, model = excluded.model, at = excluded.at",
      ),
    },
    runStatement(ctx, { ...run, engine: "model", model, tokensIn, tokensOut, outcome, verdict }),
  ]);
  return kept;
}

/** The model's claims, without those that their sources do not bear out. */
async function withModel(ctx: Context, model: Model, pack: Pack): Promise<{ body: Body; usage: Usage }> {
  const shape = { name: "summary", schema: claims, json: CLAIMS_JSON };
  const { value, usage } = await askForJson(model, summaryMessages(pack), shape, ctx.signal);
  const evidence = evidenceOf(pack);
  const checker = new Checker(evidence, { now: pack.now, timeZone: pack.history.workspace.timeZone, language: pack.language });
  const checked = value.claims.map((claim) => ({ ...claim, point: checkedPoint(claim, checker, evidence) }));
  const of = (kind: (typeof checked)[number]["kind"]) =>
    checked.flatMap((claim) => (claim.kind === kind && claim.point ? [claim.point] : []));
  const removed = checked.filter(({ point }) => !point).length;
  if (removed > 0 && removed === checked.length) throw new ModelFailure("invalid_output", "Nothing of what the model said has a source");
  return { usage, body: { points: of("point"), openQuestions: of("open_question"), nextSteps: of("next_step"), evidence, removed } };
}

function checkedPoint(
  { text: raw, cites: given }: { text: string; cites: string[] },
  checker: Checker,
  evidence: EvidenceItem[],
): SummaryPoint | undefined {
  const { text: bare, marks } = stripCitations(raw);
  const text = bare.trim();
  const cites = [...new Set([...given.map((ref) => ref.replace(/[[\]\s]/g, "").toLowerCase()), ...marks.flatMap(({ refs }) => refs)])];
  const verdict = checker.checkSentence({ text, start: 0, end: text.length }, cites, "statement");
  if (verdict.status !== "supported") return undefined;
  const times = evidence.filter(({ ref, kind }) => verdict.cites.includes(ref) && kind !== "fact").flatMap(({ at }) => at ?? []);
  return { at: times.length > 0 ? Math.max(...times) : null, text, cites: verdict.cites };
}

const builtIn = async (ctx: Context, pack: Pack): Promise<Body> => ({
  ...(await builtInSummaryOf(ctx, pack)),
  evidence: evidenceOf(pack),
  removed: 0,
});

function present(pack: Pack, { engine, model, at, body }: Pick<SummaryRow, "engine" | "model" | "at" | "body">, stale: boolean): Summary {
  return { recordId: pack.history.recordId, language: pack.language, engine, model, generatedAt: at, stale, ...body };
}
