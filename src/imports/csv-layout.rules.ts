import { clean, cleanLine } from "../core/text.ts";
import { type CsvRecord, type CsvShape, cutRecords } from "./csv.rules.ts";
import { bomBytesOf, decoderOf, type Encoding, guessEncoding, unitBytesOf } from "./encoding.rules.ts";

/** How a CSV file is written, read off its first bytes. Pure. */

export interface CsvLayout {
  shape: CsvShape;
  /** Headings as the file has them, each different: a second "Phone" is "Phone (2)", an empty one "Column 3". */
  headings: string[];
  /** Where the first row below the headings begins. */
  firstByte: number;
  firstLine: number;
}

const DELIMITERS = [",", ";", "\t", "|"];
const SAMPLE_RECORDS = 200;

/** The layout of a file of which `head` is the beginning, or undefined when it has no headings. Given encoding and delimiter win over guesses. */
export function readLayout(
  head: Uint8Array,
  isWhole: boolean,
  given: { encoding?: Encoding | undefined; delimiter?: string | undefined },
): CsvLayout | undefined {
  const encoding = given.encoding ?? guessEncoding(head).encoding;
  const hint = separatorLine(head, encoding);
  const body = head.subarray(hint.bytes);
  const shape = { encoding, delimiter: given.delimiter ?? hint.delimiter ?? guessDelimiter(body, encoding, isWhole) };
  const { records } = cutRecords(body, shape, hint.line, isWhole, 20);
  const heading = records.find((record) => record.cells.filter((cell) => cell.trim() !== "").length > 1) ?? records[0];
  if (!heading) return undefined;
  const { nextLine } = cutRecords(body.subarray(heading.start, heading.end), shape, heading.line, true);
  return { shape, headings: distinctHeadings(heading), firstByte: hint.bytes + heading.end, firstLine: nextLine };
}

/** The delimiter that cuts the most records into the same number of cells, and into the most cells among equals. */
export function guessDelimiter(head: Uint8Array, encoding: Encoding, isWhole: boolean): string {
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: evenness(head, { delimiter, encoding }, isWhole) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

function evenness(head: Uint8Array, shape: CsvShape, isWhole: boolean): number {
  const { records } = cutRecords(head, shape, 1, isWhole, SAMPLE_RECORDS);
  const sizes = new Map<number, number>();
  for (const { cells } of records) sizes.set(cells.length, (sizes.get(cells.length) ?? 0) + 1);
  const [size = 1, count = 0] = [...sizes].sort((left, right) => right[1] - left[1])[0] ?? [];
  return size < 2 ? 0 : count / records.length + size / 10_000;
}

/** Excel's first line "sep=;" and the byte order mark: how many bytes to skip, and what they say. */
function separatorLine(head: Uint8Array, encoding: Encoding): { bytes: number; line: number; delimiter: string | undefined } {
  const bom = bomBytesOf(head, encoding);
  const start = decoderOf(encoding).decode(head.subarray(bom, bom + 16));
  const found = /^sep=(.)\r?\n/i.exec(start);
  if (!found) return { bytes: bom, line: 1, delimiter: undefined };
  return { bytes: bom + found[0].length * unitBytesOf(encoding), line: 2, delimiter: found[1] };
}

function distinctHeadings({ cells }: CsvRecord): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const heading = cleanLine(cell).slice(0, 200) || `Column ${index + 1}`;
    const times = (seen.get(heading) ?? 0) + 1;
    seen.set(heading, times);
    return times === 1 ? heading : `${heading} (${times})`;
  });
}

/** A record as it stands in the file, for the list of problems. */
export function rawText(bytes: Uint8Array, record: CsvRecord, encoding: Encoding): string {
  return clean(decoderOf(encoding).decode(bytes.subarray(record.start, record.end)))
    .trim()
    .slice(0, 2_000);
}
