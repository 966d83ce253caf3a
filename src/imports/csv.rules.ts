import { decoderOf, type Encoding, unitBytesOf } from "./encoding.rules.ts";

/**
 * Cuts CSV into records, straight from bytes, so that a job can stop after any record and go on at that very byte.
 * Quoting follows RFC 4180 and, where a file does not, what spreadsheets do. Pure.
 */

export interface CsvShape {
  delimiter: string;
  encoding: Encoding;
}

export interface CsvRecord {
  /** The line of the file on which the record begins; the first is 1. */
  line: number;
  cells: string[];
  /** Its bytes within the piece that was cut. */
  start: number;
  end: number;
  /** Set when the quotes do not work out; the record is then this one line as it stands. */
  broken: boolean;
}

export interface Cut {
  records: CsvRecord[];
  /** Bytes that whole records take up; the rest belongs to the next piece. */
  consumed: number;
  /** The line on which the next record begins. */
  nextLine: number;
}

/** A quoted cell longer than this (in code units) is a forgotten quotation mark. */
export const MAX_QUOTED_UNITS = 131_072;

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** Whole records at the start of `bytes`, at most `maxRecords`. With `atEnd` the last one needs no line end. Blank lines are passed over. */
export function cutRecords(bytes: Uint8Array, shape: CsvShape, line: number, atEnd: boolean, maxRecords = Number.POSITIVE_INFINITY): Cut {
  return new Cutter(bytes, shape, line, atEnd).cut(maxRecords);
}

type CellEnd = "cell" | "record" | "more" | "unclosed";

class Cutter {
  readonly #units: Uint8Array | Uint16Array;
  readonly #unitBytes: number;
  readonly #delimiter: number;
  readonly #atEnd: boolean;
  readonly #textOf: (start: number, end: number) => string;
  #at = 0;
  #line: number;
  #cell = "";

  constructor(bytes: Uint8Array, shape: CsvShape, line: number, atEnd: boolean) {
    this.#unitBytes = unitBytesOf(shape.encoding);
    this.#units = this.#unitBytes === 2 ? wideUnits(bytes, shape.encoding === "utf-16be") : bytes;
    this.#delimiter = shape.delimiter.charCodeAt(0);
    this.#textOf = textReader(bytes, shape.encoding);
    this.#line = line;
    this.#atEnd = atEnd;
  }

  cut(maxRecords: number): Cut {
    const records: CsvRecord[] = [];
    let consumed = 0;
    let nextLine = this.#line;
    while (records.length < maxRecords && this.#at < this.#units.length) {
      const start = this.#at;
      const line = this.#line;
      const record = this.#record();
      if (!record) break;
      if (record.broken || record.cells.some((cell) => cell.trim() !== "")) {
        records.push({ line, ...record, start: start * this.#unitBytes, end: this.#at * this.#unitBytes });
      }
      consumed = this.#at * this.#unitBytes;
      nextLine = this.#line;
    }
    return { records, consumed, nextLine };
  }

  #record(): { cells: string[]; broken: boolean } | undefined {
    const start = this.#at;
    const line = this.#line;
    const cells: string[] = [];
    for (;;) {
      const end = this.#readCell();
      if (end === "more") return undefined;
      if (end === "unclosed") return this.#oneLine(start, line);
      cells.push(this.#cell);
      if (end === "record") return { cells, broken: false };
    }
  }

  #readCell(): CellEnd {
    this.#cell = "";
    if (this.#units[this.#at] === QUOTE) {
      const closed = this.#readQuoted();
      if (closed !== "cell") return closed;
    }
    return this.#readPlain();
  }

  /** From an opening quotation mark to behind its closing one. */
  #readQuoted(): CellEnd {
    const opened = this.#at;
    let from = opened + 1;
    for (let at = from; ; at += 1) {
      const unit = this.#units[at];
      if (at - opened > MAX_QUOTED_UNITS) return "unclosed";
      if (unit === undefined) return this.#atEnd ? "unclosed" : "more";
      if (unit === LF || (unit === CR && this.#units[at + 1] !== LF)) this.#line += 1;
      if (unit !== QUOTE) continue;
      this.#cell += this.#textOf(from, at);
      if (this.#units[at + 1] !== QUOTE) {
        this.#at = at + 1;
        return "cell";
      }
      this.#cell += '"';
      at += 1;
      from = at + 1;
    }
  }

  /** What is not in quotes, up to the end of the cell. */
  #readPlain(): CellEnd {
    const from = this.#at;
    for (let at = from; ; at += 1) {
      const unit = this.#units[at];
      if (unit === undefined && !this.#atEnd) return "more";
      if (unit !== undefined && unit !== this.#delimiter && unit !== LF && unit !== CR) continue;
      this.#cell += this.#textOf(from, at);
      if (unit === this.#delimiter) {
        this.#at = at + 1;
        return "cell";
      }
      return this.#endLine(at);
    }
  }

  #endLine(at: number): CellEnd {
    if (this.#units[at] === CR && at + 1 >= this.#units.length && !this.#atEnd) return "more";
    if (at < this.#units.length) this.#line += 1;
    this.#at = at + (this.#units[at] === CR && this.#units[at + 1] === LF ? 2 : 1);
    if (this.#at > this.#units.length) this.#at = this.#units.length;
    return "record";
  }

  /** One forgotten quotation mark costs its own line, not the rest of the file. */
  #oneLine(start: number, line: number): { cells: string[]; broken: boolean } | undefined {
    this.#line = line;
    let end = start;
    while (end < this.#units.length && this.#units[end] !== LF && this.#units[end] !== CR) end += 1;
    this.#cell = this.#textOf(start, end);
    return this.#endLine(end) === "more" ? undefined : { cells: [this.#cell], broken: true };
  }
}

function wideUnits(bytes: Uint8Array, bigEndian: boolean): Uint16Array {
  const units = new Uint16Array(bytes.length >> 1);
  const high = bigEndian ? 0 : 1;
  for (let index = 0; index < units.length; index += 1) {
    units[index] = ((bytes[index * 2 + high] ?? 0) << 8) | (bytes[index * 2 + 1 - high] ?? 0);
  }
  return units;
}

/**
 * Text of a run of units. Encodings with one character a unit are decoded once; in UTF-8 only cells with
 * characters beyond ASCII need a decoder of their own.
 */
function textReader(bytes: Uint8Array, encoding: Encoding): (start: number, end: number) => string {
  const decoder = decoderOf(encoding);
  if (encoding !== "utf-8") {
    const text = decoder.decode(bytes);
    return (start, end) => text.slice(start, end);
  }
  const text = decoderOf("windows-1252").decode(bytes);
  return (start, end) => {
    for (let at = start; at < end; at += 1) if ((bytes[at] ?? 0) > 127) return decoder.decode(bytes.subarray(start, end));
    return text.slice(start, end);
  };
}
