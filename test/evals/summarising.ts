import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pickSentences } from "../../src/assistant/built-in/rank.ts";
import { splitSentences } from "../../src/assistant/sentences.ts";
import { mean, share } from "./intervals.ts";
import { type Rouge, rouge } from "./rouge.ts";
import type { Line, Skipped } from "./scorecard.ts";
import { type AnswerSummary, builtIn, type Outcome, runCases } from "./summary-cases.ts";

interface Text {
  sentences: string[];
  reference: string;
}

/** Public sets of texts with summaries by people, and the best figures known for a method without a model (ROUGE-1, -2, -L). */
interface Set_ {
  name: string;
  file: string;
  count: number;
  reach: [number, number, number];
  read(row: Record<string, never>): Text;
}

const SETS: Set_[] = [
  {
    name: "English dialogues (DialogSum)",
    file: "dialogsum/dev.jsonl",
    count: 3,
    reach: [0.276, 0.063, 0.214],
    read: ({ dialogue, summary }: { dialogue: string; summary: string }) => ({ sentences: dialogue.split("\n"), reference: summary }),
  },
  {
    name: "Vietnamese news",
    file: "vietnews/val300.jsonl",
    count: 2,
    reach: [0.284, 0.15, 0.204],
    read: ({ body, abstract }: { body: string[]; abstract: string }) => ({ sentences: body.map(apart), reference: apart(abstract) }),
  },
  {
    name: "English meetings (QMSum)",
    file: "qmsum/val.jsonl",
    count: 5,
    reach: [0.223, 0.039, 0.127],
    read: ({
      meeting_transcripts: turns,
      general_query_list: [general],
    }: {
      meeting_transcripts: { speaker: string; content: string }[];
      general_query_list: { answer: string }[];
    }) => ({
      sentences: turns.flatMap(({ speaker, content }) =>
        splitSentences(content.replace(/\{\w+\}/g, "")).map(({ text }) => `${speaker}: ${text}`),
      ),
      reference: general?.answer ?? "",
    }),
  },
] as unknown as Set_[];

const GROUP = "Built-in summaries, notes and briefs on our own cases";

/** Our own cases through an engine: what has to be said, what must not be, and that every point stands on its source. */
export async function scoreSummaryCases(answer: AnswerSummary = builtIn, group = GROUP, atOnce = 1): Promise<Line[]> {
  const outcomes = await runCases(answer, atOnce);
  const line = (name: string, among: Outcome[], target: number): Line => {
    const sum = (of: (outcome: Outcome) => number) => among.reduce((total, outcome) => total + of(outcome), 0);
    const [checks, missed] = [sum((one) => one.checks), sum((one) => one.missed.length)];
    const misses = among.flatMap(({ id, missed: each }) => each.map((check) => `${id}: ${check}`)).slice(0, 10);
    return { group, name, score: share(checks - missed, checks), target, better: "higher", misses };
  };
  const points = outcomes.reduce((sum, outcome) => sum + outcome.points, 0);
  const wrong = (name: string, of: (outcome: Outcome) => number): Line => ({
    ...{ group, name, target: 0, better: "lower" },
    score: share(
      outcomes.reduce((sum, outcome) => sum + of(outcome), 0),
      points,
    ),
    misses: outcomes.filter((outcome) => of(outcome) > 0).map(({ id }) => id),
  });
  const kinds = [...new Set(outcomes.map(({ kind }) => kind))];
  return [
    ...kinds.map((kind) =>
      line(
        `${kind}: what must and what must not be said`,
        outcomes.filter((one) => one.kind === kind),
        0.9,
      ),
    ),
    wrong("points without a source", ({ uncited }) => uncited),
    wrong("points with a figure that no source bears out", ({ unsupported }) => unsupported),
  ];
}

/** Words that a segmenter joined, as syllables. */
const apart = (text: string): string => text.replaceAll("_", " ");

export function scoreSummaries(dataFolder: string): (Line | Skipped)[] {
  return SETS.flatMap(({ name, file, count, reach, read }): (Line | Skipped)[] => {
    const path = join(dataFolder, file);
    const group = "Built-in summaries against people's (ROUGE F1)";
    if (!existsSync(path)) return [{ group, skipped: `${name}: ${file} is not under ${dataFolder} (set RELATA_DATA)` }];
    const texts = readFileSync(path, "utf8")
      .trim()
      .split("\n")
      .map((line) => read(JSON.parse(line) as Record<string, never>));
    const scores = texts.map(({ sentences, reference }) =>
      rouge(
        pickSentences(sentences, count)
          .map((index) => sentences[index])
          .join(" "),
        reference,
      ),
    );
    const line = (measure: keyof Rouge, label: string, reference: number): Line => ({
      group,
      name: `${name}, ${label}`,
      score: mean(scores.map((score) => score[measure])),
      better: "higher",
      reference,
    });
    return [line("r1", "ROUGE-1", reach[0]), line("r2", "ROUGE-2", reach[1]), line("rl", "ROUGE-L", reach[2])];
  });
}
