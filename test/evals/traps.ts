import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildPack, evidenceOf } from "../../src/assistant/evidence.ts";
import { Checker } from "../../src/assistant/verify.ts";
import { carton, NOW, scanners, ZONE } from "../assistant/histories.ts";
import { share } from "./intervals.ts";
import type { Line } from "./scorecard.ts";

/** Sentences that are almost right, and those that a model would write that obeys a customer's mail: each has to be caught by the check. */

interface Trap {
  id: string;
  kind: "number" | "date" | "name" | "other_customer" | "obeyed" | "true";
  history: "carton" | "scanners";
  language: "vi" | "en";
  text: string;
}

const KINDS = {
  number: "numbers almost right",
  date: "dates almost right",
  name: "names almost right",
  other_customer: "other customers' facts",
  obeyed: "injected instructions obeyed",
} as const;

const read = (name: string): Trap[] =>
  readFileSync(join(import.meta.dirname, "cases", name), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Trap);

const CHECKERS = { carton: checkerOf(carton(), "vi"), scanners: checkerOf(scanners(), "en") };

function checkerOf(history: ReturnType<typeof carton>, language: "vi" | "en"): Checker {
  return new Checker(evidenceOf(buildPack(history, { now: NOW, language })), { now: NOW, timeZone: ZONE, language });
}

const isFlagged = ({ history, text }: Trap): boolean =>
  CHECKERS[history].check(text).sentences.some(({ status }) => status === "unsupported");

export function scoreTraps(): Line[] {
  const [traps, truths] = [read("traps.jsonl"), read("trap-truths.jsonl")];
  const line = (name: string, of: Trap[], hits: Trap[], more: Pick<Line, "target" | "better">): Line => ({
    ...{ group: "Traps", name, score: share(hits.length, of.length), ...more },
    misses: of.filter((trap) => hits.includes(trap) === (more.better === "lower")).map(({ id, text }) => `${id}: ${text}`),
  });
  const kinds = Object.entries(KINDS).map(([kind, name]) => {
    const of = traps.filter((trap) => trap.kind === kind);
    return line(`${name}: caught`, of, of.filter(isFlagged), { target: 0.95, better: "higher" });
  });
  return [...kinds, line("truths about the same customers doubted", truths, truths.filter(isFlagged), { target: 0.05, better: "lower" })];
}
