import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Score } from "./intervals.ts";
import type { Line, Skipped } from "./scorecard.ts";

/** The scorecard that is committed, to compare with: one an engine. */

export interface Scorecard {
  engine: string;
  at: string;
  lines: { group: string; name: string; score: Score; better: Line["better"] }[];
}

export interface Change {
  group: string;
  name: string;
  /** New less old, and its 95 % interval; the line is new where there is no old. */
  by?: { value: number; low: number; high: number };
  verdict: "new" | "gone" | "same" | "better" | "worse" | "unsure";
}

export const lastCard = (engine: string, folder = import.meta.dirname): string =>
  join(folder, engine === "built-in" ? "last.json" : `last.${engine}.json`);

export function readCard(file: string): Scorecard | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Scorecard) : undefined;
}

export function writeCard(file: string, engine: string, lines: (Line | Skipped)[]): void {
  const kept = lines.flatMap((line) =>
    "skipped" in line ? [] : [{ group: line.group, name: line.name, score: rounded(line.score), better: line.better }],
  );
  writeFileSync(file, `${JSON.stringify({ engine, at: new Date().toISOString().slice(0, 10), lines: kept }, null, 1)}\n`);
}

const rounded = ({ value, low, high, n }: Score): Score => ({ value: round(value), low: round(low), high: round(high), n });
const round = (value: number): number => Math.round(value * 1e5) / 1e5;

/** How each line changed. The interval of a difference is Newcombe's, made from the intervals of both: one that holds 0 proves nothing. */
export function changesSince(last: Scorecard, lines: (Line | Skipped)[]): Change[] {
  const before = new Map(last.lines.map((line) => [`${line.group}\n${line.name}`, line]));
  const now = lines.flatMap((line) => ("skipped" in line ? [] : [line]));
  const changes = now.map((line): Change => {
    const key = `${line.group}\n${line.name}`;
    const old = before.get(key);
    before.delete(key);
    return { group: line.group, name: line.name, ...(old ? changeOf(old.score, rounded(line.score), line.better) : { verdict: "new" }) };
  });
  const skipped = new Set(lines.flatMap((line) => ("skipped" in line ? [line.group] : [])));
  const gone = [...before.values()].filter(({ group }) => !skipped.has(group));
  return [...changes, ...gone.map(({ group, name }): Change => ({ group, name, verdict: "gone" }))];
}

function changeOf(old: Score, score: Score, better: Line["better"]): Pick<Change, "by" | "verdict"> {
  const value = score.value - old.value;
  const low = value - Math.hypot(score.value - score.low, old.high - old.value);
  const high = value + Math.hypot(score.high - score.value, old.value - old.low);
  if (Math.abs(value) < 1e-5) return { by: { value: 0, low, high }, verdict: "same" };
  if (low <= 0 && high >= 0) return { by: { value, low, high }, verdict: "unsure" };
  return { by: { value, low, high }, verdict: value > 0 === (better === "higher") ? "better" : "worse" };
}

const signed = (value: number): string => `${value < 0 ? "−" : "+"}${Math.abs(100 * value).toFixed(1)}`;

export function printChanges(last: Scorecard, changes: Change[]): void {
  console.log(`\nAgainst the scorecard of ${last.at} (${last.engine})`);
  const told = changes.filter(({ verdict }) => verdict !== "same");
  for (const { group, name, by, verdict } of told) {
    const interval = by ? `${signed(by.value)} [${signed(by.low)}, ${signed(by.high)}]  ` : "";
    console.log(`  ${group}: ${name}  ${interval}${verdict}`);
  }
  console.log(`  ${changes.length - told.length} of ${changes.length} lines as before`);
}
