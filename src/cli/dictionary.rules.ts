import { cutRecords } from "../imports/csv.rules.ts";
import { readLayout } from "../imports/csv-layout.rules.ts";
import { isDataDictionary } from "../imports/headings.rules.ts";

/** What a data dictionary beside the files says of their columns. Pure. */
export interface Dictionary {
  /** The currency that it names, if it names one. */
  currency: string | undefined;
  /** Columns whose amounts are in millions, as the files head them. */
  inMillions: Set<string>;
}

/** Reads a dictionary ("Table, Field, Description"), or undefined when the file is none. */
export function readDictionary(bytes: Uint8Array): Dictionary | undefined {
  const layout = readLayout(bytes, true, {});
  if (!layout || !isDataDictionary(layout.headings)) return undefined;
  const { records } = cutRecords(bytes.subarray(layout.firstByte), layout.shape, layout.firstLine, true);
  const rows = records.map(({ cells }) => cells.map((cell) => cell.trim()));
  const inMillions = rows.filter((cells) => cells.some((cell) => /\b(?:in )?millions? of\b/i.test(cell)));
  const currencies = new Set(rows.flatMap((cells) => /\b(?:USD|EUR|GBP|VND|JPY|AUD|CAD|SGD|CHF|CNY)\b/.exec(cells.join(" "))?.[0] ?? []));
  return { currency: currencies.size === 1 ? [...currencies][0] : undefined, inMillions: new Set(inMillions.flat()) };
}
