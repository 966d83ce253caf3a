import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { EvidenceItem } from "../../src/assistant/assistant.schema.ts";
import { Checker } from "../../src/assistant/verify.ts";
import { share } from "./intervals.ts";
import type { Line } from "./scorecard.ts";

interface Case {
  id: string;
  language: "vi" | "en";
  now: number;
  evidence: EvidenceItem[];
  isToCustomer?: boolean;
  claims: { text: string; ok: boolean; trap?: string }[];
}

const CASES = join(import.meta.dirname, "cases");
const read = (name: string): Case[] =>
  readFileSync(join(CASES, name), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Case);

/** Sentences about a customer, true and slightly wrong, against their evidence. The first run of a set is noted beside it, before anything was mended by it. */
const SETS: { name: string; file: string; firstRun: string; caught?: number; doubted?: number }[] = [
  { name: "own cases", file: "verify-dev.jsonl", firstRun: "97.5 % caught, 8.7 % false alarms" },
  { name: "held out, once", file: "verify-held-out.jsonl", firstRun: "94.6 % caught, 7.2 % false alarms" },
  { name: "held out, twice", file: "verify-third.jsonl", firstRun: "95.2 % caught, 7.3 % false alarms" },
  { name: "what became of it", file: "verify-status.jsonl", firstRun: "96.7 % caught, 8.3 % false alarms" },
  { name: "the contrary, and demands", file: "verify-meaning.jsonl", firstRun: "95.0 % caught, 0.0 % false alarms" },
  { name: "promises only we know of", file: "verify-promises.jsonl", firstRun: "6.3 % caught, 0.0 % false alarms" },
  { name: "the contrary in other words", file: "verify-opposites.jsonl", firstRun: "4.5 % caught, 3.7 % false alarms" },
  { name: "who did what to whom", file: "verify-actors.jsonl", firstRun: "5.0 % caught, 4.8 % false alarms" },
  { name: "forms of address", file: "verify-addresses.jsonl", firstRun: "0.0 % caught, 0.0 % false alarms" },
  { name: "these four, held out", file: "verify-sides-held-out.jsonl", firstRun: "97.0 % caught, 0.0 % false alarms" },
  { name: "lies that obey, swap and invent", file: "verify-obeyed.jsonl", firstRun: "41.0 % caught, 3.7 % false alarms" },
  {
    name: "these lies, held out",
    file: "verify-obeyed-held-out.jsonl",
    firstRun: "32.4 % caught, 9.7 % false alarms",
    caught: 0.8,
    doubted: 0.1,
  },
  { name: "these four, third set", file: "verify-sides-third.jsonl", firstRun: "79.3 % caught, 5.3 % false alarms" },
];

export function scoreVerification(): Line[] {
  return SETS.flatMap(({ name, file, firstRun, caught = 0.95, doubted = 0.05 }) => {
    const judged = read(file).flatMap(judge);
    const [wrong, right] = [judged.filter(({ ok }) => !ok), judged.filter(({ ok }) => ok)];
    const flagged = (all: typeof judged) => all.filter(({ isFlagged }) => isFlagged).length;
    const misses = judged.filter(({ ok, isFlagged }) => ok === isFlagged).map(({ id, text }) => `${id}: ${text}`);
    return [
      {
        group: "Checking claims",
        name: `${name}: slips caught`,
        score: share(flagged(wrong), wrong.length),
        target: caught,
        better: "higher",
        note: `first run ${firstRun}`,
        misses,
      },
      {
        group: "Checking claims",
        name: `${name}: truths doubted`,
        score: share(flagged(right), right.length),
        target: doubted,
        better: "lower",
      },
    ] satisfies Line[];
  });
}

function judge({ id, evidence, now, language, claims, isToCustomer = false }: Case) {
  const checker = new Checker(evidence, { now, timeZone: "Asia/Ho_Chi_Minh", language, isToCustomer });
  return claims.map(({ text, ok }) => ({
    id,
    text,
    ok,
    isFlagged: checker.check(text).sentences.some(({ status }) => status === "unsupported"),
  }));
}
