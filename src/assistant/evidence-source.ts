import type { EvidenceItem, Language } from "./assistant.schema.ts";
import { codesIn, type Heard } from "./bindings.ts";
import { dayNumber } from "./calendar.ts";
import type { DayBase, DayFigure, DayReading } from "./days.ts";
import { figuresIn } from "./figures.ts";
import { type NameSource, nameSource } from "./names.ts";
import { type NumberFigure, numbersIn, ordinalsIn } from "./numbers.ts";
import { placesIn } from "./places.ts";
import { languageOf, marked, topicWords } from "./topics.ts";

export interface CheckSetting {
  now: number;
  timeZone: string;
  language: Language;
  /** Does the customer read it? Then our own estimates bear nothing out, and what only we know bears out no promise. */
  isToCustomer?: boolean;
}

/** What one item of evidence says, read once. */
export interface Source {
  item: EvidenceItem;
  text: string;
  /** Its letters and digits alone, to look codes up in. */
  bare: string;
  numbers: NumberFigure[];
  days: DayReading[];
  /** The days in its words, without the one it was written on. */
  daysTold: DayReading[];
  /** The day it happened. */
  writtenOn: DayReading | undefined;
  names: NameSource;
  /** Names that may stand without a citation: who writes, and to whom. */
  knownNames: NameSource;
  topics: Set<string>;
  /** Days since it happened, counted both by the calendar and by hours. */
  age: number[];
  /** Where its figures stand; read when it is first asked for. */
  readonly heard: Heard;
}

const DAY_MS = 86_400_000;
/** "Email from Lena Brandt: " in front of a subject: whose message it is says nothing of what its figures count. */
const WRITER = /^[^\n:]{1,80}: /u;

/** Reads an item once: its figures, days and names, without what the reader of the text may not be told. */
export function readSource(item: EvidenceItem, setting: CheckSetting, today: number): Source {
  const told = setting.isToCustomer && item.isEstimate ? withoutMoney(item.text) : item.text;
  const text = `${item.title}\n${told}`;
  const written = item.at === null ? today : dayNumber(item.at, setting.timeZone);
  const base: DayBase = { today: written, monthFirst: languageOf(text) === "en" };
  const figures = figuresIn(marked(text), base);
  const daysTold = figures.filter((figure): figure is DayFigure => figure.kind === "day").flatMap((figure) => figure.readings);
  const writtenOn: DayReading | undefined = item.at === null ? undefined : { grain: "day", from: written, to: written, isYearless: false };
  const counted = figures.filter((figure): figure is NumberFigure => "values" in figure);
  let heard: Heard | undefined;
  return {
    item,
    text,
    bare: bareText(text),
    numbers: [...counted, ...numbersIn(marked(text)).filter(({ kind }) => kind === "duration"), ...ordinalsIn(text)],
    days: writtenOn ? [...daysTold, writtenOn] : daysTold,
    daysTold,
    writtenOn,
    names: nameSource(text),
    knownNames: nameSource(isSender(item) ? text : item.title),
    topics: topicWords(text),
    get heard() {
      heard ??= {
        places: placesIn(marked(item.kind === "activity" ? text.replace(WRITER, "") : text), base),
        codes: codesIn(text),
        day: writtenOn?.from,
      };
      return heard;
    },
    age: item.at === null ? [] : [today - written, Math.floor((setting.now - item.at) / DAY_MS)],
  };
}

/** Letters and digits alone: two codes written alike are the same in it. */
export const bareText = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

const withoutMoney = (text: string): string =>
  numbersIn(text)
    .filter(({ kind }) => kind === "money")
    .reduceRight((rest, { start, end }) => `${rest.slice(0, start)}…${rest.slice(end)}`, text);

/** The recipient, their company and the sender: everyone in the conversation knows their names. */
export const isKnownToAll = (item: EvidenceItem): boolean => item.kind === "contact" || item.kind === "company" || isSender(item);
export const isSender = (item: EvidenceItem): boolean => item.ref.startsWith("s");

export const isDrafted = ({ item }: Source): boolean => item.isDrafted === true;
/** Has the customer heard or read it? */
export const isTold = ({ item }: Source): boolean => item.isInternal !== true;

export interface Span {
  start: number;
  end: number;
}

const SHORTEST_QUOTE = 12;

/** Spans between quotation marks that stand word for word in a source: what they say is the source's to answer for. */
export function quotesIn(text: string, sources: Source[]): Span[] {
  const flat = (part: string) =>
    part
      .replace(/\s+/g, " ")
      .replace(/[“”"']/g, "")
      .toLowerCase();
  return [...text.matchAll(/“([^“”]+)”|"([^"]+)"/gu)].flatMap((match) => {
    const words = flat(match[1] ?? match[2] ?? "")
      .replace(/…$/u, "")
      .trim();
    const isThere = words.length >= SHORTEST_QUOTE && sources.some((source) => flat(source.text).includes(words));
    return isThere ? [{ start: match.index, end: match.index + match[0].length }] : [];
  });
}
