import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Every attack that we know: our own in both languages, and those of somebody who has read the prompts. */

const CASES = join(import.meta.dirname, "../evals/cases");
const textsIn = (name: string): string[] =>
  readFileSync(join(CASES, name), "utf8")
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { text: string }).text);

export const ATTACKS = [...textsIn("attacks.jsonl"), ...textsIn("adaptive-attacks.jsonl")];

/** For `describe.each` and `test.each`: with a name to read. */
export const NAMED_ATTACKS = ATTACKS.map((attack, index) => ({ index, attack, name: attack.replace(/\s+/g, " ").slice(0, 60) }));
