import { type DayReading, sameDay } from "./days.ts";
import { bareText, isDrafted, type Source } from "./evidence-source.ts";
import type { Figure } from "./figures.ts";
import { hasName } from "./names.ts";
import { type NumberFigure, sameNumber } from "./numbers.ts";
import { isMessage } from "./sendings.ts";
import type { Shelf } from "./shelf.ts";

/** Does a figure of a sentence stand in what the sentence cites? */

/** How a sentence tells what it tells. */
export interface Telling {
  /** It repeats what we wrote ourselves. */
  isOurWord: boolean;
  /** It says that somebody wrote, called or asked: the day of a message is a day of that, not of what the message tells of. */
  isOfWords: boolean;
}

const daysOf = ({ days, daysTold, item }: Source, isOfWords: boolean): DayReading[] => (isOfWords || !isMessage(item) ? days : daysTold);

/** Words that the assistant drafted prove what we wrote, not what happened: for that another item must say the same. */
export function isBornOut(figure: Figure, cited: Source[], telling: Telling, shelf: Shelf): boolean {
  if (figure.kind === "name" || telling.isOurWord) return stands(figure, cited, telling, shelf);
  const [drafted, others] = [cited.filter(isDrafted), cited.filter((source) => !isDrafted(source))];
  if (stands(figure, others, telling, shelf)) return true;
  if (drafted.length === 0 || !stands(figure, drafted, telling, shelf)) return false;
  const isOwnDay =
    figure.kind === "day" &&
    drafted.some((source) =>
      sameDay(
        figure,
        [source.writtenOn].flatMap((day) => day ?? []),
      ),
    );
  return (
    isOwnDay ||
    stands(
      figure,
      shelf.all().filter((source) => !isDrafted(source)),
      telling,
      shelf,
    )
  );
}

function stands(figure: Figure, cited: Source[], { isOfWords }: Telling, shelf: Shelf): boolean {
  switch (figure.kind) {
    case "name":
      return cited.some((source) => hasName(source.names, figure)) || shelf.known().some((source) => hasName(source.knownNames, figure));
    case "link":
      return [...shelf.oursAmong(cited), ...shelf.ofTheSender()].some((source) => hasAddress(source.text, figure.key));
    case "email":
    case "phone":
    case "code":
      return [...cited, ...shelf.known()].some((source) => hasCode(source, figure.key));
    case "day":
      return cited.some(
        (source) => sameDay(figure, daysOf(source, isOfWords)) || (!figure.isRelative && hasVerbatim(source.text, figure.raw)),
      );
    default:
      return cited.some((source) => hasNumber(figure, source));
  }
}

function hasNumber(figure: NumberFigure, source: Source): boolean {
  if (source.numbers.some((found) => sameNumber(figure, found))) return true;
  if (figure.kind === "duration") return isAge(figure, source.age);
  return figure.kind === "number" && hasVerbatim(source.text, figure.raw);
}

const AGE_DAYS = { day: [1, 0], week: [7, 4], month: [30.44, 16], year: [365.25, 185] } as const;

/** "74 days", "three weeks": as long as it is since the source. */
function isAge(figure: NumberFigure, age: number[]): boolean {
  const measure = AGE_DAYS[figure.unit as keyof typeof AGE_DAYS];
  if (!measure) return false;
  const [days, slack] = measure;
  return figure.values.some((value) => age.some((elapsed) => Math.abs(elapsed - value * days) <= Math.max(slack, figure.slack * elapsed)));
}

const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

const LONGEST_FIGURE = 80;
const LONGEST_ADDRESS = 2_000;

function hasVerbatim(text: string, raw: string): boolean {
  if (raw.length > LONGEST_FIGURE) return false;
  return new RegExp(`(?<![\\p{L}\\p{N}]|\\d[.,])${escapeRegExp(raw)}(?![\\p{L}\\p{N}]|[.,]\\d)`, "iu").test(text);
}

/** The whole address, or a page below it: no ending of another's. */
const hasAddress = (text: string, address: string): boolean =>
  address.length <= LONGEST_ADDRESS && new RegExp(`(?<![a-z0-9.-])${escapeRegExp(address)}(?![a-z0-9-])`, "iu").test(text);

/** The same letters and digits in the text, whatever stands between them. */
function hasCode({ text, bare }: Source, key: string): boolean {
  if (key.length > LONGEST_FIGURE || !bare.includes(bareText(key))) return false;
  const spaced = [...key].filter((char) => /[\p{L}\p{N}]/u.test(char)).join("[^\\p{L}\\p{N}]{0,2}");
  const before = /^\d{9}$/.test(key) ? "" : "(?<![\\p{L}\\p{N}])";
  return new RegExp(`${before}${spaced}(?![\\p{L}\\p{N}])`, "iu").test(text);
}
