import { findE164 } from "../contacts/phones.ts";
import type { Locale } from "../core/context.ts";
import { clean } from "../core/text.ts";
import { readEmail } from "../mail/addresses.rules.ts";
import { countryCode } from "./countries.rules.ts";
import { readCurrency } from "./currencies.rules.ts";
import { type DayOrder, readDay, readMoment } from "./days.rules.ts";
import { wordsOf } from "./imports.words.ts";
import {
  cellText,
  currencyIn,
  type DecimalMark,
  readCount,
  readDomain,
  readMillions,
  readMoney,
  readQuantity,
  readUrl,
  withDecimals,
} from "./values.rules.ts";

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
  /** Nobody said that currency: it is the workspace's, and records that exist keep their own. */
  isCurrencyAssumed: boolean;
  dayOrder: DayOrder;
  /** What stands before decimals, where the file tells. */
  decimalMark?: DecimalMark | undefined;
  /** Of times of day. */
  timeZone: string;
  locale: Locale;
}

export interface Money {
  minor: number;
  currency: string;
}

export interface ReadMoney extends Money {
  /** The same for a record whose amounts are in `own`: that currency stays unless the row, the file or a person named another. */
  over(own: string | null): Money;
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
  money(field: string): ReadMoney | undefined {
    return this.#money(field, readMoney);
  }

  millions(field: string): ReadMoney | undefined {
    return this.#money(field, readMillions);
  }

  count(field: string, min: number, max: number): number | undefined {
    const inRange = (text: string) => {
      const count = readCount(text, max);
      return count !== undefined && count >= min ? count : undefined;
    };
    return this.#lenient(field, inRange, this.#words.notCount);
  }

  /** A number with up to three decimals; below zero for what comes back. */
  quantity(field: string): number | undefined {
    return this.#fatal(field, (text) => readQuantity(withDecimals(text, this.#settings.decimalMark)), this.#words.notQuantity);
  }

  /** A day, with its time of day where the cell says one. */
  moment(field: string): number | undefined {
    return this.#fatal(field, (text) => readMoment(text, this.#settings.dayOrder, this.#settings.timeZone), this.#words.notDay);
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

  /** Notes that nobody knows what the row comes to. */
  refusePriceless(): void {
    this.#refuse(null, this.#words.priceless());
  }

  /** Notes that the row has nothing to be known by. */
  refuseNameless(): void {
    this.#refuse(null, this.#words.nameless());
  }

  #money(field: string, readPlain: (text: string, currency: string) => number | undefined): ReadMoney | undefined {
    const read = (text: string, currency: string) => readPlain(withDecimals(text, this.#settings.decimalMark), currency);
    const cell = cellText(this.#row.cells.get(field) ?? "");
    const inColumn = this.#fatal("currency", readCurrency, this.#words.notCurrency);
    const named = currencyIn(cell) ?? inColumn;
    const currency = named ?? this.#settings.currency;
    const minor = this.#fatal(field, (text) => read(text, currency), this.#words.notMoney);
    if (minor === undefined) return undefined;
    const money = { minor, currency };
    const over = (own: string | null): Money => {
      const again = own === null || named || !this.#settings.isCurrencyAssumed ? undefined : read(cell, own);
      return own === null || again === undefined ? money : { minor: again, currency: own };
    };
    return { ...money, over };
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
    if (this.findings.some((finding) => finding.field === field && finding.reason === reason)) return;
    this.findings.push({ field, reason, isFatal: true });
  }

  #leaveOut(field: string, reason: string): undefined {
    this.findings.push({ field, reason, isFatal: false });
    return undefined;
  }
}
