import { findE164 } from "../contacts/phones.ts";
import type { Locale } from "../core/context.ts";
import { clean } from "../core/text.ts";
import { readEmail } from "../mail/addresses.rules.ts";
import { countryCode } from "./countries.rules.ts";
import { type DayOrder, readDay } from "./days.rules.ts";
import { wordsOf } from "./imports.words.ts";
import { cellText, currencyIn, readCount, readDomain, readMillions, readMoney, readUrl } from "./values.rules.ts";

/** One row of the file: cells by field, the line it begins on, and how it stands there. */
export interface ImportRow {
  line: number;
  cells: ReadonlyMap<string, string>;
  /** Only asked for when something is wrong. */
  raw(): string;
}

export interface Finding {
  field: string | null;
  reason: string;
  /** The row cannot be imported; otherwise only this value was left out. */
  isFatal: boolean;
}

export interface ReadSettings {
  /** Of amounts that do not name theirs. */
  currency: string;
  dayOrder: DayOrder;
  locale: Locale;
}

/**
 * Reads the cells of one row as values and notes what cannot be read. What a record is recognised by, amounts and days are fatal:
 * a row with a wrong one is not imported. Anything else is left out of the row and said.
 */
export class RowReader {
  readonly findings: Finding[] = [];
  readonly #row: ImportRow;
  readonly #settings: ReadSettings;
  readonly #words: ReturnType<typeof wordsOf>;

  constructor(row: ImportRow, settings: ReadSettings) {
    this.#row = row;
    this.#settings = settings;
    this.#words = wordsOf(settings.locale);
  }

  get isUsable(): boolean {
    return !this.findings.some((finding) => finding.isFatal);
  }

  text(field: string, max: number): string | undefined {
    const text = cellText(this.#row.cells.get(field) ?? "");
    if (text.length > max) return this.#leaveOut(field, this.#words.tooLong(String(max)));
    return text || undefined;
  }

  /** Several lines, kept as they are. */
  prose(field: string, max: number): string | undefined {
    const text = clean(this.#row.cells.get(field) ?? "").trim();
    if (text.length > max) return this.#leaveOut(field, this.#words.tooLong(String(max)));
    return text || undefined;
  }

  name(field: string, max: number): string {
    const text = cellText(this.#row.cells.get(field) ?? "");
    if (text === "") this.#refuse(field, this.#words.empty());
    if (text.length > max) this.#refuse(field, this.#words.tooLong(String(max)));
    return text;
  }

  email(field: string): string | undefined {
    return this.#fatal(field, readEmail, this.#words.notEmail);
  }

  day(field: string): number | undefined {
    return this.#fatal(field, (text) => readDay(text, this.#settings.dayOrder), this.#words.notDay);
  }

  /** An amount with its currency: the one it names, else the row's, else the file's. */
  money(field: string): { minor: number; currency: string } | undefined {
    const currency = this.#currency(this.#row.cells.get(field) ?? "");
    const minor = this.#fatal(field, (text) => readMoney(text, currency), this.#words.notMoney);
    return minor === undefined ? undefined : { minor, currency };
  }

  millions(field: string): { minor: number; currency: string } | undefined {
    const currency = this.#currency(this.#row.cells.get(field) ?? "");
    const minor = this.#fatal(field, (text) => readMillions(text, currency), this.#words.notMoney);
    return minor === undefined ? undefined : { minor, currency };
  }

  count(field: string, min: number, max: number): number | undefined {
    const inRange = (text: string) => {
      const count = readCount(text, max);
      return count !== undefined && count >= min ? count : undefined;
    };
    return this.#lenient(field, inRange, this.#words.notCount);
  }

  phone(field: string, country: string | undefined): string | undefined {
    return this.#lenient(field, (text) => findE164(text, country), this.#words.notPhone);
  }

  country(field: string): string | undefined {
    return this.#lenient(field, countryCode, this.#words.notCountry);
  }

  /** The country that a cell names, if it names one; no finding otherwise. */
  countryOrNothing(field: string): string | undefined {
    const text = cellText(this.#row.cells.get(field) ?? "");
    return text === "" ? undefined : countryCode(text);
  }

  domain(field: string): string | undefined {
    return this.#lenient(field, readDomain, this.#words.notUrl);
  }

  url(field: string): string | undefined {
    return this.#lenient(field, readUrl, this.#words.notUrl);
  }

  lenientDay(field: string): number | undefined {
    return this.#lenient(field, (text) => readDay(text, this.#settings.dayOrder), this.#words.notDay);
  }

  /** One of a closed list of words. */
  word<T extends string>(field: string, read: (text: string) => T | undefined, known: readonly string[], isFatal = false): T | undefined {
    const say = (value: string) => this.#words.notWord(value, known.join(", "));
    return isFatal ? this.#fatal(field, read, say) : this.#lenient(field, read, say);
  }

  /** Notes that the row has nothing to be known by. */
  refuseNameless(): void {
    this.#refuse(null, this.#words.nameless());
  }

  #currency(amount: string): string {
    const column = cellText(this.#row.cells.get("currency") ?? "").toUpperCase();
    return currencyIn(amount) ?? (/^[A-Z]{3}$/.test(column) ? column : this.#settings.currency);
  }

  #fatal<T>(field: string, read: (text: string) => T | undefined, say: (value: string) => string): T | undefined {
    const text = cellText(this.#row.cells.get(field) ?? "");
    const value = text === "" ? undefined : read(text);
    if (text !== "" && value === undefined) this.#refuse(field, say(text));
    return value;
  }

  #lenient<T>(field: string, read: (text: string) => T | undefined, say: (value: string) => string): T | undefined {
    const text = cellText(this.#row.cells.get(field) ?? "");
    const value = text === "" ? undefined : read(text);
    return text !== "" && value === undefined ? this.#leaveOut(field, say(text)) : value;
  }

  #refuse(field: string | null, reason: string): void {
    this.findings.push({ field, reason, isFatal: true });
  }

  #leaveOut(field: string, reason: string): undefined {
    this.findings.push({ field, reason: this.#words.leftOut(reason), isFatal: false });
    return undefined;
  }
}
