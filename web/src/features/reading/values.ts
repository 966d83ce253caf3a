import { LEAST_CONFIDENCE, READING_FIELDS } from "../../../../src/reading/reading.rules.ts";
import type { Found, Reading, ReadingField, Values } from "../../../../src/reading/reading.schema.ts";
import { money } from "../../lib/format.ts";
import { locale } from "../../lib/locale.ts";
import type { Tone } from "../../ui/badge.tsx";
import { readingWords } from "./words.ts";

/** One thing an activity says, as it stands: a person's word before the reader's. */
export interface Said {
  field: ReadingField;
  value: unknown;
  found: Found<unknown> | undefined;
  by: "reader" | "confirmed" | "corrected" | "added";
}

/** All that is worth a badge: nothing that every message has. */
export function saidIn({ found, corrected }: Reading): Said[] {
  return READING_FIELDS.flatMap((field): Said[] => {
    const one = found[field] as Found<unknown> | undefined;
    const put = (corrected as Record<string, unknown>)[field];
    const by = put === undefined ? "reader" : wordOf(put, one);
    const value = put === undefined ? one?.value : put;
    const isShown = value !== undefined && value !== null && (by !== "reader" || (one?.confidence ?? 0) >= LEAST_CONFIDENCE);
    return isShown && !isPlain(field, value, found) ? [{ field, value, found: one, by }] : [];
  });
}

/** What a person's word is beside what was found. */
const wordOf = (put: unknown, found: Found<unknown> | undefined): Said["by"] =>
  !found ? "added" : JSON.stringify(put) === JSON.stringify(found.value) ? "confirmed" : "corrected";

const PLAIN = new Set<unknown>(["inform", "question", "thanks", "neutral"]);

/** A complaint says what it is about; that something is wanted of this kind is then said already. */
const isPlain = (field: ReadingField, value: unknown, found: Reading["found"]): boolean =>
  PLAIN.has(value) || (field === "intent" && value === "complaint" && found.complaint !== undefined);

const TONES: Record<string, Tone> = {
  negative: "bad",
  positive: "good",
  buy: "good",
  quote: "accent",
  cancel: "bad",
  leave: "bad",
  legal: "bad",
  decline: "bad",
  complaint: "bad",
};

export const toneOf = ({ field, value }: Said): Tone =>
  field === "complaint" || field === "competitor" ? "warn" : (TONES[String(value)] ?? (field === "intent" ? "info" : "neutral"));

/** A value as a person reads it. */
export function textOf(field: ReadingField, value: unknown): string {
  const w = readingWords();
  if (field === "intent") return w.intents[String(value)] ?? "";
  if (field === "sentiment") return w.sentiments[String(value)] ?? "";
  if (field === "complaint") return w.complaints[String(value)] ?? "";
  if (field === "ultimatum") return w.ultimatums[String(value)] ?? "";
  if (field === "competitor") return String(value);
  if (field === "product") return (value as Values["product"]).name;
  if (field === "budget") return money((value as Values["budget"]).amount, (value as Values["budget"]).currency);
  return periodText(value as Values["timing"]);
}

function periodText({ from, grain }: Values["timing"]): string {
  const w = readingWords();
  const [year = "", month = "1", day = "1"] = from.split("-");
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const written = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale.value === "vi" ? "vi-VN" : "en-GB", { timeZone: "UTC", ...options }).format(at);
  const asDay = written({ day: "2-digit", month: "2-digit", year: "numeric" });
  if (grain === "day") return asDay;
  if (grain === "week") return w.week(asDay);
  if (grain === "month") return written({ month: "2-digit", year: "numeric" });
  return grain === "quarter" ? w.quarter(Math.ceil(Number(month) / 3), year) : year;
}

/** Of a field with choices: what a person may say instead, or that nothing of the kind is there. */
export function choicesOf(field: ReadingField): { value: string; label: string }[] {
  const w = readingWords();
  const lists: Partial<Record<ReadingField, Record<string, string>>> = {
    intent: w.intents,
    sentiment: w.sentiments,
    complaint: w.complaints,
    ultimatum: w.ultimatums,
  };
  const none = { value: "", label: w.nothing };
  return [none, ...Object.entries(lists[field] ?? {}).map(([value, label]) => ({ value, label }))];
}
