import type { Context } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import { newId } from "../core/ids.ts";
import { insertRows } from "../core/rows.ts";
import type { CheckedSentence, Engine, RunKind } from "./assistant.schema.ts";
import { assistantRuns } from "./assistant.table.ts";
import { PROMPT_VERSION } from "./prompts.ts";

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
}

/** The line that the meter keeps of one run: what it cost, how it ended, how well it stood up to the check. */
export function runStatement(ctx: Context, { startedAt, tokensIn = null, tokensOut = null, verdict = {}, edited, ...run }: Run): Statement {
  const row = {
    ...run,
    recordId: run.recordId ?? "",
    id: newId("run", ctx.now),
    memberId: ctx.member.id,
    promptVersion: PROMPT_VERSION,
    tokensIn,
    tokensOut,
    latencyMs: Date.now() - startedAt,
    verdict,
    edited: edited ?? null,
    at: Date.now(),
  };
  return insertRows(assistantRuns, [row]);
}

/** How many sentences have each verdict. */
export function verdictOf(sentences: CheckedSentence[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of sentences) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
