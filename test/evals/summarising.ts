import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pickSentences } from "../../src/assistant/built-in/rank.ts";
import { splitSentences } from "../../src/assistant/sentences.ts";
import { mean } from "./intervals.ts";
import { type Rouge, rouge } from "./rouge.ts";
import type { Line, Skipped } from "./scorecard.ts";

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
