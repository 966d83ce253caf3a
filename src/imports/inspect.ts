import type { Context } from "../core/context.ts";
import { Refusal } from "../core/refusal.ts";
import { mailboxOwner } from "../mail/people.rules.ts";
import { readMails } from "../mail/read-mails.ts";
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
import { cutMessages } from "./mbox.rules.ts";
import { cellText, currencyIn, guessDecimalMark } from "./values.rules.ts";

/** How much of a file is looked at before it is started. */
export const HEAD_BYTES = 262_144;

const SAMPLE_ROWS = 5;
const SAMPLE_MAILS = 200;
const SHOWN_MAILS = 5;
const MONEY_FIELDS = new Set(["amount", "price", "cost", "unitPrice", "discount", "annualRevenue", "annualRevenueMillions"]);
const NUMBER_FIELDS = new Set([...MONEY_FIELDS, "quantity"]);
const DAY_FIELDS = new Set(["openedAt", "closedAt", "expectedCloseAt", "orderedAt", "birthday"]);

export interface FileHead {
  bytes: Uint8Array;
  isWhole: boolean;
}

export interface Inspected {
  kind: ImportJob["kind"];
  object: ImportObject | null;
  options: ImportOptions;
  preview: ImportPreview;
}

/** What a file seems to be, and how it would be imported. Refuses what cannot be, saying what would be right. */
export async function inspectFile(ctx: Context, head: FileHead, fileName: string, currency: string): Promise<Inspected> {
  const words = wordsOf(ctx.locale);
  const found = fileKind(head.bytes, words);
  if (found.kind === "other") throw new Refusal("unsupported_file", found.sentence);
  if (found.kind === "mail") return { kind: "mail", object: null, ...(await inspectMail(ctx, head, {})) };
  const layout = readLayout(head.bytes, head.isWhole, {});
  if (!layout) throw new Refusal("unsupported_file", words.noHeadings());
  if (isDataDictionary(layout.headings)) throw new Refusal("unsupported_file", words.dataDictionary());
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

/** The same after a person has said more: another object, delimiter, encoding or mapping. */
export async function inspectAgain(
  ctx: Context,
  head: FileHead,
  job: Pick<ImportJob, "kind" | "object" | "options">,
  isRemapped: boolean,
  currency: string,
): Promise<Omit<Inspected, "kind">> {
  if (job.kind === "mail") return { object: null, ...(await inspectMail(ctx, head, job.options)) };
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

/** Refuses to start what cannot become records. */
export function requireReady(job: ImportJob): void {
  if (job.kind === "mail") return;
  const { object, options } = job;
  const words = wordsOf(options.locale ?? "en");
  const headings = Object.keys(options.mapping ?? {});
  if (!object)
    throw new Refusal("invalid", words.unknownObject(headings.slice(0, 8).join(", ")), {
      object: "companies, contacts, members, products, deals or orders",
    });
  const fields = FIELDS[object].map((spec) => spec.field);
  const unknown = Object.values(options.mapping ?? {}).find((field) => field !== null && !fields.includes(field));
  if (unknown) throw new Refusal("invalid", words.unknownField(unknown, object), { mapping: fields.join(", ") });
  if (!isSufficient(object, options.mapping ?? {}))
    throw new Refusal("invalid", words.missingColumns(object, requiredFieldsOf(object)), { mapping: requiredFieldsOf(object) });
}

export const EMPTY_PREVIEW: ImportPreview = { columns: [], fields: [], assumedCurrency: null, messages: [] };

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

async function inspectMail(ctx: Context, head: FileHead, given: ImportOptions): Promise<Pick<Inspected, "options" | "preview">> {
  const cut = cutMessages(head.bytes, 1, true, SAMPLE_MAILS);
  const mails = await readMails(
    ctx,
    cut.messages.map(({ raw }) => raw),
  );
  const readable = mails.filter((mail) => mail !== null);
  const owner = mailboxOwner(
    readable.map(({ deliveredTo, from, to, cc }) => ({ deliveredTo, people: [...(from ? [from] : []), ...to, ...cc] })),
  );
  const ownAddresses = given.ownAddresses ?? (owner ? [owner] : []);
  const messages = readable
    .slice(0, SHOWN_MAILS)
    .map(({ from, subject, sentAt }) => ({ from: from?.name || from?.address || "", subject, at: sentAt ?? null }));
  return { options: { colleaguesByDomain: true, ...given, ownAddresses }, preview: { ...EMPTY_PREVIEW, messages } };
}
