import * as z from "zod";
import type { Language } from "../assistant/assistant.schema.ts";
import { rememberNames } from "../assistant/known-names.ts";
import { askForJson } from "../assistant/model.ts";
import { type FailureReason, ModelFailure } from "../assistant/model-failure.ts";
import { modelFor } from "../assistant/models.ts";
import type { Message } from "../assistant/openai.ts";
import { EVIDENCE_RULES, LANGUAGES } from "../assistant/prompts.ts";
import { runStatement } from "../assistant/runs.ts";
import { choicesOf } from "../assistant-settings/stored.ts";
import type { Context, Model } from "../core/context.ts";
import { sha256 } from "../core/secrets.ts";
import { HOUR, MINUTE } from "../core/time.ts";
import type { DigestKind, DigestPoint } from "./digests.schema.ts";
import type { CheckedHeadline, HeadlineInput } from "./engine/checked-headline.ts";
import type { Written } from "./engine/input.ts";
import { sectionWords } from "./sections.words.ts";
import { sendableOf } from "./sendable.ts";

/** A few sentences by the model on top of a digest. They say nothing that the digest's own points do not bear out. */

export interface Headline {
  points: DigestPoint[];
  model: string | null;
  /** Why a model that was asked wrote none. */
  reason?: FailureReason;
}

export const NO_HEADLINE: Headline = { points: [], model: null };
const MOST_LINES = 40;

const shape = {
  name: "headline",
  schema: z.object({
    sentences: z.array(z.object({ text: z.string().min(1).max(500), cites: z.array(z.string().max(12)).max(8) })).max(5),
  }),
  json: {
    ...{ type: "object", additionalProperties: false, required: ["sentences"] },
    properties: {
      sentences: {
        type: "array",
        items: {
          ...{ type: "object", additionalProperties: false, required: ["text", "cites"] },
          properties: { text: { type: "string" }, cites: { type: "array", items: { type: "string" } } },
        },
      },
    },
  },
};

/** What was written lately, by its digest and its reader's language: opening the page again costs nothing. */
const remembered = new Map<string, { headline: Headline; at: number }>();
const REMEMBERED_AT_MOST = 500;
const KEPT_MS = 6 * HOUR;
/** After a failure the model is left alone for this long. */
const REST_MS = 10 * MINUTE;

export async function headlineOf(
  ctx: Context,
  kind: DigestKind,
  written: Written,
  reader: { language: Language; timeZone: string },
): Promise<Headline> {
  const { choices } = await choicesOf(ctx);
  const sendable = sendableOf(written, choices.neverSend);
  const model = sendable.sections.length === 0 ? undefined : await modelFor(ctx, "digest");
  if (!model) return NO_HEADLINE;
  const key = sha256(JSON.stringify([ctx.workspace.id, ctx.member.id, kind, reader.language, model.model, sendable]));
  const known = remembered.get(key);
  if (known && ctx.now - known.at < (known.headline.model ? KEPT_MS : REST_MS)) return known.headline;
  rememberNames(
    ctx,
    sendable.evidence.filter(({ kind: noun }) => noun === "contact").map(({ title }) => title),
  );
  const headline = await ask(ctx, model, kind, sendable, reader);
  if (remembered.size >= REMEMBERED_AT_MOST) remembered.clear();
  remembered.set(key, { headline, at: ctx.now });
  return headline;
}

async function ask(
  ctx: Context,
  model: Model,
  kind: DigestKind,
  written: Written,
  reader: { language: Language; timeZone: string },
): Promise<Headline> {
  const startedAt = Date.now();
  const run = { kind: "digest", recordId: null, engine: "model", model: model.model, startedAt } as const;
  try {
    const { value, usage } = await askForJson(model, messagesFor(kind, written, reader.language), shape, ctx.signal);
    const { points, failure } = await checkedBy(ctx, { sentences: value.sentences, written, now: ctx.now, ...reader });
    const verdict = { supported: points.length, unsupported: value.sentences.length - points.length };
    const outcome = failure ?? "ok";
    await ctx.db.write([runStatement(ctx, { ...run, ...usage, outcome, verdict, evidence: written.evidence, asked: model })]);
    return points.length > 0 ? { points, model: model.model } : { ...NO_HEADLINE, ...(failure && { reason: failure }) };
  } catch (thrown) {
    if (!(thrown instanceof ModelFailure)) throw thrown;
    ctx.log("warn", "the model failed", { engine: "model", reason: thrown.reason, kind: "digest" });
    await ctx.db.write([runStatement(ctx, { ...run, outcome: thrown.reason, evidence: written.evidence, asked: model })]);
    return { ...NO_HEADLINE, reason: thrown.reason };
  }
}

const checkedBy = (ctx: Context, input: HeadlineInput): Promise<CheckedHeadline> =>
  ctx.ports.workshop("/check/headline", input) as Promise<CheckedHeadline>;

function messagesFor(kind: DigestKind, { sections }: Written, language: Language): Message[] {
  const words = sectionWords(language);
  const lines = sections.flatMap(({ name, points }) => [
    `## ${words[name]}`,
    ...points.map(({ text, cites }) => `| ${text.replace(/\s+/g, " ")} [${cites.join(", ")}]`),
  ]);
  const role = kind === "daily" ? "the day of a sales representative" : "the past week of a sales team for its manager";
  const system = `You open a digest of ${role} with two to four sentences on what matters most and why.

${EVIDENCE_RULES}
Answer with one JSON object {"sentences":[{"text","cites"}]} and nothing else. Each sentence is in ${LANGUAGES[language]} and cites the refs of the lines that say it. No refs inside the text.`;
  return [
    { role: "system", content: system },
    { role: "user", content: `<evidence>\n${lines.slice(0, MOST_LINES * 2).join("\n")}\n</evidence>` },
  ];
}
