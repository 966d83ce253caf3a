import * as z from "zod";
import type { EvidenceItem } from "../../assistant/assistant.schema.ts";
import type { CheckSetting } from "../../assistant/evidence-source.ts";
import { Checker } from "../../assistant/verify.ts";
import type { Candidate } from "./candidates.queries.ts";
import { MOST_REASONS, refOf } from "./question.ts";
import { MODEL_INTENTS } from "./reading.rules.ts";
import type { ReadWords } from "./reading.table.ts";
import { wordsFor } from "./reading.words.ts";

/** Whether a model's answer about a customer stands, by code: its shape, what it cites, every figure in its reasons, what it ranks. Pure. */

export interface Answered {
  answer: unknown;
  evidence: EvidenceItem[];
  candidates: Candidate[];
  setting: Omit<CheckSetting, "language">;
}

export interface StandingAnswer {
  probability: number;
  said: ReadWords;
  /** Ids of products. */
  ranking: string[];
}

/** Nobody is surer of what a customer will do. */
const SUREST = 0.99;

const sentence = z.string().trim().min(1).max(400);
const shape = z.object({
  probability: z.number().min(0).max(1),
  intent: z.enum(MODEL_INTENTS),
  reasons: z
    .array(z.object({ vi: sentence, en: sentence, cites: z.array(z.string()).min(1).max(8) }))
    .min(1)
    .max(MOST_REASONS),
  ranking: z.array(z.string()).max(20),
});
type Shape = z.output<typeof shape>;

/** The answer as it is kept, or what is wrong with it, in words that the model can mend it by. */
export function checkedAnswer({ answer, evidence, candidates, setting }: Answered): { stands: StandingAnswer } | { problem: string } {
  const read = shape.safeParse(answer);
  if (!read.success) return { problem: read.error.issues.slice(0, 3).map(wordsOf).join("; ") };
  const problems = [...read.data.reasons.flatMap((reason) => problemsOf(reason, evidence, setting)), ...unknownIn(read.data, candidates)];
  if (problems.length > 0) return { problem: problems.slice(0, 5).join("; ") };
  return { stands: kept(read.data, evidence, candidates) };
}

const wordsOf = ({ path, message }: { path: PropertyKey[]; message: string }): string => `${path.join(".")}: ${message}`;

function problemsOf({ vi, en, cites }: Shape["reasons"][number], evidence: EvidenceItem[], setting: Answered["setting"]): string[] {
  const refs = cites.map(bare);
  const missing = refs.filter((ref) => !evidence.some((item) => item.ref === ref));
  const figures = (
    [
      ["vi", vi],
      ["en", en],
    ] as const
  ).flatMap(([language, text]) => new Checker(evidence, { ...setting, language }).unfoundedFigures(text, refs));
  return [
    ...missing.map((ref) => `there is no item ${ref}`),
    ...[...new Set(figures)].map((figure) => `"${figure}" does not stand in what is cited for it`),
  ];
}

const bare = (ref: string): string => ref.replace(/[[\]\s]/g, "").toLowerCase();

const unknownIn = ({ ranking }: Shape, candidates: Candidate[]): string[] =>
  ranking.map(bare).flatMap((ref) => (candidates.some((_, place) => refOf(place) === ref) ? [] : [`there is no product ${ref}`]));

function kept({ probability, intent, reasons, ranking }: Shape, evidence: EvidenceItem[], candidates: Candidate[]): StandingAnswer {
  const products = new Map(candidates.map(({ id }, place) => [refOf(place), id]));
  return {
    probability: Math.min(SUREST, Math.max(1 - SUREST, probability)),
    said: {
      ...wordsFor(probability, intent),
      reasons: reasons.map(({ vi, en, cites }) => {
        const items = evidence.filter(({ ref }) => cites.map(bare).includes(ref));
        return {
          text: { vi, en },
          records: items.flatMap(({ kind, recordId }) => (kind === "activity" && recordId ? [recordId] : [])),
        };
      }),
    },
    ranking: [...new Set(ranking.map(bare))].flatMap((ref) => products.get(ref) ?? []),
  };
}
