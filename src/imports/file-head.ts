import type { Locale } from "../core/context.ts";
import { cutRecords } from "./csv.rules.ts";
import { type CsvLayout, readLayout } from "./csv-layout.rules.ts";
import { guessDayOrder } from "./days.rules.ts";
import { fileKind } from "./file-kind.rules.ts";
import {
  FIELDS,
  guessMapping,
  guessObject,
  isDataDictionary,
  isSufficient,
  type Mapping,
  requiredFieldsOf,
  unmapped,
} from "./headings.rules.ts";
import type { ImportJob, ImportObject, ImportOptions, ImportPreview } from "./imports.schema.ts";
import { wordsOf } from "./imports.words.ts";
import { EMPTY_PREVIEW, type FileHead, type Inspected } from "./inspect.ts";
import { cellText, currencyIn, guessDecimalMark } from "./values.rules.ts";

/** What the head of a file tells, and what an import still needs to be told. Pure; the second Worker's work. */

const SAMPLE_ROWS = 5;
const MONEY_FIELDS = new Set(["amount", "price", "cost", "unitPrice", "discount", "annualRevenue", "annualRevenueMillions"]);
const NUMBER_FIELDS = new Set([...MONEY_FIELDS, "quantity"]);
const DAY_FIELDS = new Set(["openedAt", "closedAt", "expectedCloseAt", "orderedAt", "birthday"]);

/** What a file is: mail, a table as it would be imported, or a sentence that says what would be right. */
export function seenAs(head: FileHead, fileName: string, locale: Locale, currency: string): Inspected | "mail" | { refused: string } {
  const words = wordsOf(locale);
  const found = fileKind(head.bytes, words);
  if (found.kind === "other") return { refused: found.sentence };
  if (found.kind === "mail") return "mail";
  const layout = readLayout(head.bytes, head.isWhole, {});
  if (!layout) return { refused: words.noHeadings() };
  if (isDataDictionary(layout.headings)) return { refused: words.dataDictionary() };
  const guess = guessObject(layout.headings, fileName);
  const mapping = guess?.mapping ?? unmapped(layout.headings);
  const options = { ...layout.shape, mapping, ...seenIn(head, layout, mapping) };
  return {
    kind: "csv",
    object: guess?.object ?? null,
    options,
    preview: csvPreview(head, layout, guess?.object ?? null, options, currency),
  };
}

/** A table after a person has said more of it. */
export function seenAgain(
  head: FileHead,
  job: Pick<ImportJob, "object" | "options">,
  isRemapped: boolean,
  currency: string,
): Omit<Inspected, "kind"> {
  const layout = readLayout(head.bytes, head.isWhole, job.options);
  if (!layout) return { object: job.object, options: job.options, preview: EMPTY_PREVIEW };
  const { object, mapping } = isRemapped
    ? guessFor(job.object, layout.headings)
    : { object: job.object, mapping: job.options.mapping ?? unmapped(layout.headings) };
  const options = { ...seenIn(head, layout, mapping), ...job.options, mapping };
  return { object, options, preview: csvPreview(head, layout, object, options, currency) };
}

function guessFor(object: ImportObject | null, headings: string[]): { object: ImportObject | null; mapping: Mapping } {
  const guess = object ? { object, mapping: guessMapping(object, headings) } : guessObject(headings);
  return guess ?? { object: null, mapping: unmapped(headings) };
}

/** What stands in the way of turning the rows of a table into records: in a sentence, with the field and what would be right. */
export function obstacleTo({ object, options }: ImportJob): { says: string; fields: Record<string, string> } | null {
  const words = wordsOf(options.locale ?? "en");
  const headings = Object.keys(options.mapping ?? {});
  if (!object) {
    const fields = { object: "companies, contacts, members, products, deals or orders" };
    return { says: words.unknownObject(headings.slice(0, 8).join(", ")), fields };
  }
  const fields = FIELDS[object].map((spec) => spec.field);
  const unknown = Object.values(options.mapping ?? {}).find((field) => field !== null && !fields.includes(field));
  if (unknown) return { says: words.unknownField(unknown, object), fields: { mapping: fields.join(", ") } };
  if (isSufficient(object, options.mapping ?? {})) return null;
  return { says: words.missingColumns(object, requiredFieldsOf(object)), fields: { mapping: requiredFieldsOf(object) } };
}

function csvPreview(
  head: FileHead,
  layout: CsvLayout,
  object: ImportObject | null,
  options: ImportOptions,
  currency: string,
): ImportPreview {
  const mapping = options.mapping ?? {};
  const sample = cutRecords(head.bytes.subarray(layout.firstByte), layout.shape, layout.firstLine, head.isWhole).records;
  const fields = layout.headings.map((heading) => mapping[heading] ?? null);
  const records = sample.slice(0, SAMPLE_ROWS);
  return {
    columns: layout.headings.map((heading, index) => ({
      heading,
      field: mapping[heading] ?? null,
      samples: records.map(({ cells }) => cellText(cells[index] ?? "").slice(0, 200)),
    })),
    fields: object ? FIELDS[object].map(({ field, required }) => ({ field, required: required === true })) : [],
    assumedCurrency: !options.currency && sample.some(({ cells }) => isMoneyUnnamed(cells, fields)) ? currency : null,
    messages: [],
  };
}

function isMoneyUnnamed(cells: string[], fields: (string | null)[]): boolean {
  const said = cells.map(cellText);
  if (said[fields.indexOf("currency")]) return false;
  return said.some((text, index) => text !== "" && MONEY_FIELDS.has(fields[index] ?? "") && !currencyIn(text));
}

/** How the file writes days and numbers, where it tells. */
function seenIn(
  head: FileHead,
  layout: CsvLayout,
  mapping: NonNullable<ImportOptions["mapping"]>,
): Pick<ImportOptions, "dayOrder" | "decimalMark"> {
  const { records } = cutRecords(head.bytes.subarray(layout.firstByte), layout.shape, layout.firstLine, head.isWhole);
  const valuesOf = (fields: Set<string>): string[] => {
    const columns = layout.headings.flatMap((heading, index) => (fields.has(mapping[heading] ?? "") ? [index] : []));
    return records.flatMap(({ cells }) => columns.map((column) => cells[column] ?? ""));
  };
  const [dayOrder, decimalMark] = [guessDayOrder(valuesOf(DAY_FIELDS)), guessDecimalMark(valuesOf(NUMBER_FIELDS))];
  return { ...(dayOrder ? { dayOrder } : {}), ...(decimalMark ? { decimalMark } : {}) };
}
