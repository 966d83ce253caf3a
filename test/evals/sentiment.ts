import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { feelingOf } from "../../src/reading/built-in/sentiment.ts";
import { type Score, share } from "./intervals.ts";
import type { Line, Skipped } from "./scorecard.ts";

/** Sentiment on feedback that nobody here wrote. The data may train nothing that ships, so the reader has a list of words that was written for it. */

const GROUP = "Reading, sentiment of others' data";
const CLASSES = ["negative", "neutral", "positive"] as const;
type Class = (typeof CLASSES)[number];

const GLAD = 0.8;
const SORRY = -0.3;
const classOf = (text: string): Class => {
  const { score } = feelingOf(text);
  return score > GLAD ? "positive" : score < SORRY ? "negative" : "neutral";
};

export function scoreSentiment(dataFolder: string): (Line | Skipped)[] {
  return [...studentFeedback(join(dataFolder, "vsfc")), ...phoneReviews(join(dataFolder, "visfd/train.csv"))];
}

/** UIT-VSFC: what students say of courses, the development split (the test split is kept apart). */
function studentFeedback(folder: string): (Line | Skipped)[] {
  if (!existsSync(folder)) return [{ group: GROUP, skipped: `no data in ${folder}` }];
  const linesOf = (name: string) =>
    readFileSync(join(folder, `dev.${name}.txt`), "utf8")
      .trim()
      .split("\n");
  const truth = linesOf("sentiments").map((code) => CLASSES[Number(code)] as Class);
  const found = linesOf("sents").map(classOf);
  const hits = found.filter((one, index) => one === truth[index]).length;
  const note = "the reference is a model that was trained on this data";
  return [
    { group: GROUP, name: "UIT-VSFC, accuracy", score: share(hits, truth.length), reference: 0.894, better: "higher", note },
    { group: GROUP, name: "UIT-VSFC, macro-F1", score: macro(truth, found), reference: 0.731, better: "higher" },
  ];
}

function macro(truth: Class[], found: Class[]): Score {
  const each = CLASSES.map((name) => {
    const both = truth.filter((one, index) => one === name && found[index] === name).length;
    const all = truth.filter((one) => one === name).length + found.filter((one) => one === name).length;
    return all === 0 ? 0 : (2 * both) / all;
  });
  const value = each.reduce((sum, one) => sum + one, 0) / each.length;
  return { value, low: value, high: value, n: truth.length };
}

/** UIT-ViSFD: reviews of telephones; five and four stars are glad, one and two are not. */
function phoneReviews(file: string): (Line | Skipped)[] {
  if (!existsSync(file)) return [{ group: GROUP, skipped: `no ${file}` }];
  const rows = [...readFileSync(file, "utf8").matchAll(/^\d+,(?:"((?:[^"]|"")*)"|([^,\n]*)),(\d),/gmu)];
  const rated = rows.flatMap(([, quoted, bare, stars]) => {
    const rating = Number(stars);
    return rating === 3 ? [] : [{ text: quoted ?? bare ?? "", isGlad: rating > 3 }];
  });
  const hits = rated.filter(({ text, isGlad }) => feelingOf(text).score > 0 === isGlad).length;
  return [{ group: GROUP, name: "UIT-ViSFD, glad or not", score: share(hits, rated.length), better: "higher", note: "whole reviews" }];
}
