import type { Score } from "./intervals.ts";

/** One line of the scorecard. Shares and ROUGE are fractions; `target` is what to reach, or not to exceed. */
export interface Line {
  group: string;
  name: string;
  score: Score;
  target?: number;
  /** A figure of others to compare with; falling short of it fails nothing. */
  reference?: number;
  better: "higher" | "lower";
  /** The figure is no share and is shown as it is. */
  isPlain?: boolean;
  note?: string;
  misses?: string[];
}

/** A part that could not run, and why. */
export interface Skipped {
  group: string;
  skipped: string;
}

export const isMet = ({ score, target, better }: Line): boolean =>
  target === undefined || (better === "higher" ? score.value >= target - 1e-9 : score.value <= target + 1e-9);

const percent = (value: number): string => `${(100 * value).toFixed(1)}`;
const plain = (value: number): string => value.toFixed(Math.abs(value) < 10 ? 4 : 1);

export function print(lines: (Line | Skipped)[]): void {
  let group = "";
  for (const line of lines) {
    if (line.group !== group) console.log(`\n${line.group}`);
    group = line.group;
    if ("skipped" in line) {
      console.log(`  SKIPPED: ${line.skipped}`);
      continue;
    }
    const { name, score, target, reference, better, isPlain, note, misses = [] } = line;
    const shown = isPlain ? plain : percent;
    const isReached = reference !== undefined && (better === "higher" ? score.value >= reference : score.value <= reference);
    const compared = reference === undefined ? "" : `reference ${shown(reference)}${isReached ? " reached" : ", not reached"}`;
    const aim = target === undefined ? "" : `${better === "higher" ? "≥" : "≤"} ${shown(target)} ${isMet(line) ? "met" : "MISSED"}`;
    const verdict = [aim, compared].filter(Boolean).join(", ");
    console.log(
      `  ${name.padEnd(52)} ${shown(score.value).padStart(6)}  [${shown(score.low)}, ${shown(score.high)}]  n=${score.n}  ${verdict}${note ? `  (${note})` : ""}`,
    );
    for (const miss of misses) console.log(`      · ${miss}`);
  }
}
