import type { DayBase } from "./days.ts";
import { sameDay } from "./days.ts";
import type { NameWord } from "./names.ts";
import { sameNumber } from "./numbers.ts";
import { type Place, placesIn } from "./places.ts";
import { isSameWord } from "./topics.ts";

/** "25 chairs at $40" of a quote for 40 chairs at $25: figures that all stand in the source, but count something else there. */

/** What is right behind a figure is mostly what it counts. */
const COUNTED = 2;
/** A figure that counts the very thing of the sentence must be found elsewhere by so much to be doubted. */
const CLEARLY = 2;

/** One item as far as its figures go. */
export interface Heard {
  places: Place[];
  /** Numbers of orders and quotes that it names. */
  codes: ReadonlySet<string>;
  /** The day it was written. */
  day: number | undefined;
}

/** Figures of the sentence that stand in the sources in another place than the sentence gives them. */
export function misplacedFigures(text: string, base: DayBase, heard: Heard[], quoted: { start: number; end: number }[]): string[] {
  const places = placesIn(text, base).filter(({ figure }) => !quoted.some(({ start, end }) => start <= figure.start && figure.end <= end));
  const all = heard.flatMap((item) => item.places);
  const codes = codesIn(text);
  const raws = places.filter(isComparable).flatMap((place) => {
    const own = all.filter((other) => isSame(place, other));
    return isMisplaced(place, own, all, places) || isOfAnother(place, codes, heard) ? [place.figure.raw] : [];
  });
  return [...raws, ...turnedRound(places, heard)];
}

/** A week, a quarter, "yesterday" stand for too many days to be told from others. */
const isComparable = ({ figure }: Place): boolean =>
  figure.kind !== "day" || (!figure.isRelative && figure.readings.some(({ grain }) => grain === "day"));

/** "Order 12 is 3 million" where that is the sum of order 13, and order 12 has another. */
function isOfAnother(place: Place, codes: ReadonlySet<string>, heard: Heard[]): boolean {
  if (codes.size === 0 || place.figure.kind !== "money") return false;
  const names = (item: Heard) => [...codes].some((code) => item.codes.has(code));
  const own = heard.filter((item) => item.places.some((other) => isSame(place, other)));
  const isElsewhere = own.length > 0 && own.every((item) => item.codes.size > 0 && !names(item));
  return isElsewhere && heard.some((item) => names(item) && item.places.some((other) => isRival(place, other)));
}

const CODE = /(?<![\p{L}\p{N}])\p{Lu}{1,6}[-_]?\d{2,}(?:[-_/][\p{L}\p{N}]+)*/gu;

/** Numbers of orders and quotes in a text, as they are compared. */
export const codesIn = (text: string): Set<string> => new Set([...text.matchAll(CODE)].map(([raw]) => raw.replace(/[-_/]/g, "")));

/** What is said beside several figures of the sentence tells none of them apart. */
function distinct(place: Place, claimed: Place[]): Place {
  const others = claimed.filter((one) => one !== place).flatMap(({ behind, before }) => [...behind, ...before]);
  const keep = (words: NameWord[]) => words.filter((word) => !has(others, word));
  return { ...place, behind: keep(place.behind), before: keep(place.before) };
}

function isMisplaced(whole: Place, own: Place[], all: Place[], claimed: Place[]): boolean {
  const place = distinct(whole, claimed);
  if (own.length > 0 && own.every((other) => contradicts(place, other))) return true;
  const rivals = all.filter((other) => isRival(place, other) && !own.some((one) => isSame(one, other)));
  const found = Math.max(0, ...own.filter((other) => !contradicts(place, other)).map((other) => alike(place, other)));
  const isInWords = place.figure.kind === "number" && !/\d/.test(place.figure.raw);
  const isDay = place.figure.kind === "day";
  return rivals.some((other) => {
    const score = alike(place, other);
    if (own.length > 0 && !isInWords && namesTheSame(place, other) && !own.some((one) => namesTheSame(place, one))) return true;
    if (own.length === 0) return isInWords && score >= CLEARLY && counts(place, other);
    const isClaimedToo = claimed.some((one) => one !== whole && isSame(one, other));
    return score > found && score >= (isClaimedToo ? 1 : CLEARLY) && (isClaimedToo || isDay || found === 0);
  });
}

/** The unit is another, or it is the price of one here and of all there. */
function contradicts(place: Place, other: Place): boolean {
  if (place.measure && other.measure && place.measure !== other.measure) return true;
  if (place.share && other.share && place.share !== other.share) return true;
  return place.bound !== null && other.bound !== null && place.bound !== other.bound;
}

function isSame({ figure }: Place, { figure: other }: Place): boolean {
  if (figure.kind === "day") return other.kind === "day" && sameDay(figure, other.readings);
  return other.kind !== "day" && sameNumber(figure, other);
}

/** Another figure of the same kind: money beside money, a count beside a count. */
function isRival({ figure, measure }: Place, { figure: other, measure: otherMeasure }: Place): boolean {
  if (figure.kind === "day" || other.kind === "day") return figure.kind === other.kind;
  if (figure.kind === "duration" || other.kind === "duration") return figure.kind === other.kind && figure.unit === other.unit;
  return figure.kind === other.kind && measure === otherMeasure;
}

const counts = ({ behind }: Place, other: Place): boolean => behind[0] !== undefined && has(other.behind.slice(0, 1), behind[0]);

function alike({ behind, before }: Place, other: Place): number {
  const near = [...other.behind, ...other.before];
  const [counted, ...rest] = behind;
  const first = counted && has(near, counted) ? (has(other.behind.slice(0, 2), counted) ? COUNTED : 1) : 0;
  return first + [...rest, ...before].filter((word) => has(near, word)).length;
}

/** "CD-22 scored …": both speak of the thing with the same number. */
const namesTheSame = (a: Place, b: Place): boolean => thingsNear(a).some((word) => has(thingsNear(b), word));
const thingsNear = ({ behind, before }: Place): NameWord[] => [...behind, ...before].filter(({ plain }) => /^\p{L}+\d{2,}$/u.test(plain));

const has = (words: NameWord[], word: NameWord): boolean => words.some((other) => isSameWord(word, other));

/** "From 395 down to 372" where the source has it the other way round. */
function turnedRound(claimed: Place[], heard: Heard[]): string[] {
  return claimed.flatMap((to) => {
    const from = to.from === null ? undefined : claimed.find(({ figure }) => figure.start === to.from);
    if (!from) return [];
    const changes = heard.flatMap(({ places }) => changesIn(places));
    const isTold = changes.some((change) => isSame(from, change.from) && isSame(to, change.to));
    const isTurned = changes.some((change) => isSame(from, change.to) && isSame(to, change.from));
    return (isTurned || isBefore(to, from, heard)) && !isTold ? [`${from.figure.raw} → ${to.figure.raw}`] : [];
  });
}

/** Was the one only written of before the other was? */
function isBefore(first: Place, then: Place, heard: Heard[]): boolean {
  const daysOf = (place: Place) =>
    heard.filter(({ places }) => places.some((other) => isSame(place, other))).map(({ day }) => day ?? Number.NaN);
  const [early, late] = [daysOf(first), daysOf(then)];
  return early.length > 0 && late.length > 0 && Math.max(...early) < Math.min(...late);
}

const changesIn = (places: Place[]): { from: Place; to: Place }[] =>
  places.flatMap((to) => {
    const from = to.from === null ? undefined : places.find(({ figure }) => figure.start === to.from);
    return from ? [{ from, to }] : [];
  });
