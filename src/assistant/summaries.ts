import type { Context } from "../core/context.ts";
import { kindOfId } from "../core/ids.ts";
import { readHistory } from "./assistant.queries.ts";
import type { Language, Summary } from "./assistant.schema.ts";
import { builtInSummaryOf } from "./built-in/engine.ts";
import { buildPack } from "./evidence.ts";
import { SUBJECTS } from "./history-scope.ts";
import { keptText } from "./kept-text.ts";

export interface SummaryQuery {
  recordId: string;
  language?: Language | undefined;
  refresh: boolean;
}

const SECTIONS = ["point", "open_question", "next_step"] as const;
/** A long thread is read more closely than a history of years. */
const THREAD_TOKENS = 9_000;

/** What happened with a contact, company or deal, or in the thread of an activity. One by the model is kept until its evidence changes, then shown as stale until asked for anew. */
export async function getSummary(ctx: Context, query: SummaryQuery): Promise<Summary> {
  const kind = kindOfId(query.recordId) === "activity" ? "thread" : "summary";
  const { history, written, alsoSeen } = await readHistory(ctx, query.recordId, { subjects: SUBJECTS, kept: kind });
  const language = query.language ?? ctx.locale;
  const budget = kind === "thread" ? { budgetTokens: THREAD_TOKENS } : {};
  const pack = buildPack(history, { now: ctx.now, language, ...budget });
  const text = await keptText(
    ctx,
    { pack, written, alsoSeen },
    {
      ...{ kind, run: "summary", sections: SECTIONS, refresh: query.refresh, isEmpty: history.activities.length === 0 },
      builtIn: async () => {
        const { points, openQuestions, nextSteps } = await builtInSummaryOf(ctx, pack);
        return { point: points, open_question: openQuestions, next_step: nextSteps };
      },
    },
  );
  const { point, open_question, next_step } = text.sections;
  return {
    ...{ recordId: query.recordId, language, engine: text.engine, model: text.model, generatedAt: text.at, stale: text.isStale },
    ...{ points: point, openQuestions: open_question, nextSteps: next_step, evidence: text.evidence, removed: text.removed },
    ...(text.reason && { reason: text.reason }),
  };
}
