import type { Context, Model } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import { newId } from "../core/ids.ts";
import { insertRows } from "../core/rows.ts";
import type { CheckedSentence, Engine, EvidenceItem, RunKind } from "./assistant.schema.ts";
import { assistantRuns } from "./assistant.table.ts";
import { type Call, takeCalls } from "./calls.ts";
import { PROMPT_VERSION } from "./prompt-version.ts";

export interface Run {
  kind: RunKind;
  /** Null: it was about no record. */
  recordId: string | null;
  engine: Engine;
  model: string | null;
  outcome: string;
  startedAt: number;
  tokensIn?: number | null;
  tokensOut?: number | null;
  verdict?: Record<string, number>;
  edited?: number;
  /** What it could rely on. Its texts are shown to nobody who may not see all of it; without it, to who asked alone. */
  evidence?: EvidenceItem[];
  /** Where several models are asked at once: whose calls these were. */
  asked?: Model | undefined;
}

/**
 * The line that the meter keeps of one run: what it cost, how it ended, how well it stood up to the check. The calls that the request has
 * made to a model since its last run belong to it.
 */
export function runStatement(ctx: Context, { startedAt, verdict = {}, edited, evidence, asked, ...run }: Run): Statement {
  const calls = run.engine === "model" && run.kind !== "sent" ? takeCalls(ctx, asked) : [];
  const row = {
    ...run,
    ...costsOf(run, calls),
    id: newId("run", ctx.now),
    memberId: ctx.member.id,
    promptVersion: PROMPT_VERSION,
    latencyMs: Date.now() - startedAt,
    verdict,
    edited: edited ?? null,
    messages: calls.length > 0 ? calls.flatMap(({ messages }) => messages) : null,
    answer: calls.length > 0 ? calls.map(({ answer }) => answer).join("\n\n") : null,
    evidence: evidence ?? null,
    at: Date.now(),
  };
  return insertRows(assistantRuns, [row]);
}

function costsOf({ tokensIn = null, tokensOut = null }: Pick<Run, "tokensIn" | "tokensOut">, calls: Call[]) {
  if (calls.length === 0) return { tokensIn, tokensOut, costMicros: null };
  const sum = (of: (call: Call) => number): number => calls.reduce((total, call) => total + of(call), 0);
  const isPriced = calls.every(({ costMicros }) => costMicros !== null);
  return {
    tokensIn: sum((call) => call.tokensIn),
    tokensOut: sum((call) => call.tokensOut),
    costMicros: isPriced ? sum(({ costMicros }) => costMicros ?? 0) : null,
  };
}

/** How many sentences have each verdict. */
export function verdictOf(sentences: CheckedSentence[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of sentences) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
