import { words } from "../../core/text.ts";
import { aucOf, rank } from "../metrics.ts";
import type { ReadColumn } from "./columns.ts";
import { countGroups, type Groups, groupsOf, smoothedRate, sortedValues } from "./single-column.ts";

/** Columns that know the answer: what they hold was probably written after the outcome. Pure. */

export interface Leak {
  column: string;
  /** Left out unless somebody insists, or only pointed at. */
  isLeftOut: boolean;
  reason: "tells_the_label_alone" | "value_tells_the_label" | "written_with_the_outcome" | "carries_most_of_it";
  says: string;
}

/** Alone better than this, on rows it was not counted on, and a column is left out. */
const TOO_GOOD_AUC = 0.95;
const FOLDS = 5;
const FINE_BINS = 50;
const COARSE_BINS = 10;
const FEWEST_OF_A_CLASS = 5;

/** AUC of each column by itself: of the rate that its value had in four fifths, for the other fifth. `foldOf` is 0 to 4 for each of the rows. */
export const aucAlone = (column: ReadColumn, rows: Uint32Array, outcomes: Uint8Array, foldOf: Uint8Array): number =>
  aucOfGroups(groupsOf(column, rows, FINE_BINS), outcomes, foldOf);

function aucOfGroups(groups: Groups, outcomes: Uint8Array, foldOf: Uint8Array): number {
  const folds = Array.from({ length: FOLDS }, (_, fold) => countGroups(groups, outcomes, (at) => foldOf[at] === fold));
  const whole = countGroups(groups, outcomes);
  const [allRows, allPositives] = [sum(whole.rows), sum(whole.positives)];
  const cells: { score: number; label: number; times: number }[] = [];
  for (const own of folds) {
    const baseRate = (allPositives - sum(own.positives)) / Math.max(1, allRows - sum(own.rows));
    for (let group = 0; group < groups.count; group += 1) {
      const [count, positives] = [own.rows[group] as number, own.positives[group] as number];
      if (count === 0) continue;
      const score = smoothedRate((whole.positives[group] as number) - positives, (whole.rows[group] as number) - count, baseRate);
      cells.push({ score, label: 1, times: positives }, { score, label: 0, times: count - positives });
    }
  }
  const ranking = rank(
    cells.map(({ label }) => label),
    cells.map(({ score }) => score),
  );
  return aucOf(
    ranking,
    cells.map(({ times }) => times),
  );
}

const WITH_THE_OUTCOME =
  /\b(?:clos(?:e|ed|ing)|won|lost|loss|churn(?:ed)?|cancel(?:l?ed|lation)?|terminat(?:ed|ion)|resolv(?:ed|ution)|outcome)\b.*\b(?:date|day|at|on|time|reason|value|amount)\b|\b(?:date|day|time|reason)s? (?:of |for )?(?:clos|los[ts]|won|winning|churn|cancel|terminat|leaving|resolv)|\b(?:ngay|ly do|thoi diem) (?:dong|chot|thang|thua|mat|huy|roi bo|ket thuc|cham dut)\b/;
const BEFOREHAND = /\b(?:expected|expects?|planned|plan|target|forecast|estimated|du kien|muc tieu|ke hoach)\b/;

/** Whether a heading means something that is written when the outcome is: the day a deal was closed, why it was lost. A date that was only expected is not. */
export function isWrittenWithOutcome(heading: string): boolean {
  const text = words(heading.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")).join(" ");
  return WITH_THE_OUTCOME.test(text) && !BEFOREHAND.test(text);
}

/** What is suspicious about a column by itself, if anything. */
export function leakOf(column: ReadColumn, rows: Uint32Array, outcomes: Uint8Array, foldOf: Uint8Array): Leak | undefined {
  return byItsValues(column, rows, outcomes, foldOf) ?? byItsHeading(column);
}

function byItsHeading({ name }: ReadColumn): Leak | undefined {
  if (!isWrittenWithOutcome(name)) return undefined;
  return { column: name, isLeftOut: true, reason: "written_with_the_outcome", says: "by its heading it is written when the outcome is" };
}

function byItsValues(column: ReadColumn, rows: Uint32Array, outcomes: Uint8Array, foldOf: Uint8Array): Leak | undefined {
  const positives = sum(outcomes);
  if (Math.min(positives, rows.length - positives) < FEWEST_OF_A_CLASS) return undefined;
  const sorted = sortedValues(column, rows);
  const alone = aucOfGroups(groupsOf(column, rows, FINE_BINS, sorted), outcomes, foldOf);
  if (alone > TOO_GOOD_AUC)
    return {
      column: column.name,
      isLeftOut: true,
      reason: "tells_the_label_alone",
      says: `alone it tells the label with an AUC of ${alone.toFixed(3)}`,
    };
  return pureValue(groupsOf(column, rows, COARSE_BINS, sorted), outcomes);
}

/** A value (or run of values) is pure when the odds of one label are so many times those of everybody … */
const PURE_ODDS = 20;
/** … and it holds this share of all rows with that label: then the column is left out, or at least pointed at. */
const LEAVE_OUT_SHARE = 0.25;
/** To be left out, it must be pure for sure: by so many standard errors of its log-odds, since few rows make many an honest value look pure. */
const SURE_ERRORS = 1.64;
const POINT_AT_SHARE = 0.1;

function pureValue(groups: Groups, outcomes: Uint8Array): Leak | undefined {
  const { rows, positives } = countGroups(groups, outcomes);
  const all = { rows: outcomes.length, positives: sum(outcomes) };
  let found: { share: number; isLeftOut: boolean; says: string } | undefined;
  for (const run of runsOf(groups)) {
    const here = { rows: sum(run.map((group) => rows[group] as number)), positives: sum(run.map((group) => positives[group] as number)) };
    for (const isPositive of [true, false]) {
      const [of, ofAll] = isPositive ? [here.positives, all.positives] : [here.rows - here.positives, all.rows - all.positives];
      const { odds, atLeast } = oddsOf(of, here.rows - of);
      const [share, everybodys] = [of / ofAll, ofAll / (all.rows - ofAll)];
      if (odds < PURE_ODDS * everybodys || share < POINT_AT_SHARE) continue;
      const isLeftOut = share >= LEAVE_OUT_SHARE && atLeast >= PURE_ODDS * everybodys;
      if (found && (found.isLeftOut === isLeftOut ? share <= found.share : found.isLeftOut)) continue;
      const says = `where ${groups.says(run[0] as number, run.at(-1))}, ${of} of ${here.rows} ${isPositive ? "have" : "do not have"} the label`;
      found = { share, isLeftOut, says };
    }
  }
  return found && { column: groups.column, isLeftOut: found.isLeftOut, reason: "value_tells_the_label", says: found.says };
}

/** Odds of so many against so many, and what they surely are at least (Woolf's error of log-odds, half a row added to both). */
function oddsOf(of: number, against: number): { odds: number; atLeast: number } {
  const odds = (of + 0.5) / (against + 0.5);
  return { odds, atLeast: odds * Math.exp(-SURE_ERRORS * Math.sqrt(1 / (of + 0.5) + 1 / (against + 0.5))) };
}

/** Groups by themselves; for numbers also runs from either end. */
function runsOf({ count, isOrdered }: Groups): number[][] {
  const each = Array.from({ length: count }, (_, group) => [group]);
  if (!isOrdered) return each;
  const ordered = each.flat().slice(0, -1);
  return [...each, ...ordered.slice(1).flatMap((end) => [ordered.slice(0, end + 1), ordered.slice(end)])].filter(
    (run) => run.length < count - 1,
  );
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let at = 0; at < values.length; at += 1) total += values[at] as number;
  return total;
}
