import type { Engine } from "../assistant/assistant.schema.ts";
import { ModelFailure } from "../assistant/model-failure.ts";
import type { Message } from "../assistant/openai.ts";
import { type Run, runStatement } from "../assistant/runs.ts";
import type { Context, Model } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import type { ReaderInput, ReadText } from "./built-in/read.ts";
import { askReader } from "./model-reading.ts";
import type { ReaderAsking } from "./reader-prompt.ts";
import { READING_FIELDS } from "./reading.rules.ts";
import type { Findings } from "./reading.schema.ts";

/** One text as it was read: by a model where there is one and it holds, else by the built-in reader. */
export interface ReadOnce {
  engine: Engine;
  model: string | null;
  /** Why the model that was asked did not read it. */
  reason?: string;
  findings: Findings;
  /** What the built-in reader says beside the fields. */
  hints: Pick<ReadText, "isFirm" | "closes" | "step">;
  /** The meter's lines. */
  runs: Statement[];
}

/** The built-in reader's answers, one for each text, in order. It reads in the second Worker. */
export const readBuiltIn = async (ctx: Context, texts: ReaderInput[]): Promise<ReadText[]> =>
  (await ctx.ports.workshop("/built-in/read", { texts })) as ReadText[];

/** Reads one text with the model if there is one; what it finds counts only where its words bear it out. Whatever fails, the built-in reading stands. */
export async function readOnce(
  ctx: Context,
  model: Model | undefined,
  activityId: string,
  input: ReaderInput,
  own: ReadText,
): Promise<ReadOnce> {
  const startedAt = Date.now();
  const builtIn = { engine: "built-in" as const, model: null, findings: own.findings, hints: own };
  const run = (more: Pick<Run, "outcome" | "engine" | "model"> & Partial<Run>): Statement =>
    runStatement(ctx, { kind: "reading", recordId: activityId, startedAt, evidence: [], asked: model, ...more });
  if (!model || own.passages.length === 0) return { ...builtIn, runs: [run({ ...BUILT_IN, outcome: "ok" })] };
  try {
    const asking: ReaderAsking = { input, passages: own.passages };
    const messages = (await ctx.ports.workshop("/prompts/reading", asking)) as Message[];
    const { value, usage } = await askReader(model, messages, ctx.signal);
    const found = (await ctx.ports.workshop("/built-in/verify-reading", { answer: value, input, passages: own.passages })) as Findings;
    const given = READING_FIELDS.filter((field) => value[field] !== null).length;
    const kept = Object.keys(found).length;
    const verdict = { supported: kept, unsupported: given - kept };
    const by = { engine: "model" as const, model: model.model };
    return { ...by, findings: agreed(found, own.findings), hints: own, runs: [run({ ...by, ...usage, verdict, outcome: "ok" })] };
  } catch (thrown) {
    if (!(thrown instanceof ModelFailure)) throw thrown;
    return {
      ...{ ...builtIn, reason: thrown.reason },
      runs: [run({ engine: "model", model: model.model, outcome: thrown.reason }), run({ ...BUILT_IN, outcome: "ok" })],
    };
  }
}

const BUILT_IN = { engine: "built-in" as const, model: null };
const TOGETHER = 0.1;
const APART = 0.15;

/** Surer where both readers say the same, less sure where they do not. */
function agreed(found: Findings, own: Findings): Findings {
  const entries = READING_FIELDS.flatMap((field) => {
    const [one, other] = [found[field], own[field]];
    if (!one) return [];
    const isSame = other && JSON.stringify(one.value) === JSON.stringify(other.value);
    const confidence = isSame ? Math.min(0.97, one.confidence + TOGETHER) : one.confidence - (other ? APART : 0);
    return [[field, { ...one, confidence: Math.round(confidence * 100) / 100 }]];
  });
  return Object.fromEntries(entries) as Findings;
}
