import type { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import type { Settings } from "../settings/settings.schema.ts";
import { type CsvRecord, type Cut, cutRecords } from "./csv.rules.ts";
import { type CsvLayout, rawText, readLayout } from "./csv-layout.rules.ts";
import type { FileWindow } from "./file-window.ts";
import type { ImportJob, ImportObject } from "./imports.schema.ts";
import { wordsOf } from "./imports.words.ts";
import { HEAD_BYTES } from "./inspect.ts";
import { companyImport } from "./objects/companies.import.ts";
import { contactImport } from "./objects/contacts.import.ts";
import { dealImport } from "./objects/deals.import.ts";
import { memberImport } from "./objects/members.import.ts";
import { type ImportSettings, type ObjectImport, type Outcome, Report, readRows } from "./objects/object-import.ts";
import { orderImport } from "./objects/orders.import.ts";
import { productImport } from "./objects/products.import.ts";
import type { ImportRow } from "./row-reader.ts";
import { type Slice, Stop } from "./slice.ts";

/** Rows of one batch: enough to be fast, few enough that nobody else waits long for the database. */
const ROWS_AT_ONCE = 2_000;
const PIECE_BYTES = 524_288;
const LONGEST_RECORD_BYTES = 4_194_304;

type WriteSlice = (ctx: Context, change: Change, rows: ImportRow[], settings: ImportSettings, report: Report) => Promise<Outcome>;

const writer =
  <V>(object: ObjectImport<V>): WriteSlice =>
  (ctx, change, rows, settings, report) =>
    object.write(ctx, change, readRows(rows, settings, object, report), settings, report);

const OBJECTS: Record<ImportObject, WriteSlice> = {
  companies: writer(companyImport),
  contacts: writer(contactImport),
  members: writer(memberImport),
  products: writer(productImport),
  deals: writer(dealImport),
  orders: writer(orderImport),
};

/** The layout of the file of a job, as it was settled when the job was made. */
export async function layoutOf(job: ImportJob, file: FileWindow): Promise<CsvLayout> {
  const head = await file.read(0, HEAD_BYTES);
  const layout = head && readLayout(head.bytes.subarray(0, HEAD_BYTES), head.atEnd && head.bytes.length <= HEAD_BYTES, job.options);
  if (!layout) throw new Stop(job.line, wordsOf(job.options.locale ?? "en").fileGone());
  return layout;
}

/** The next rows of a CSV file as records within the change, up to the checkpoint that goes with them. */
export async function csvSlice(
  ctx: Context,
  job: ImportJob,
  file: FileWindow,
  layout: CsvLayout,
  change: Change,
  workspace: Pick<Settings, "currency" | "timeZone">,
): Promise<Slice> {
  const { bytes, cut, atEnd } = await nextRecords(job, file, layout);
  const locale = job.options.locale ?? ctx.locale;
  const { currency = workspace.currency, dayOrder = "dmy", customersAs = "company" } = job.options;
  const settings: ImportSettings = {
    ...{ currency, isCurrencyAssumed: !job.options.currency, dayOrder, timeZone: workspace.timeZone },
    decimalMark: job.options.decimalMark,
    ...{ locale, source: job.id, customersAs },
  };
  const fields = layout.headings.map((heading) => job.options.mapping?.[heading] ?? null);
  const rows = cut.records.map((record) => rowOf(record, fields, () => rawText(bytes, record, layout.shape.encoding)));
  const report = new Report(rows, locale);
  const sound = cut.records.flatMap((record, index) => (isSound(record, layout, report, locale) ? [rows[index] as ImportRow] : []));
  const outcome = await OBJECTS[job.object ?? "companies"](ctx, change, sound, settings, report);
  const nextOffset = cut.consumed === 0 && atEnd ? file.size : job.byteOffset + cut.consumed;
  return {
    ...{ nextOffset, nextLine: cut.nextLine, rowsRead: cut.records.length, isLast: nextOffset >= file.size },
    ...{ failed: report.failed, problems: report.problems },
    outcome: { ...outcome, mentioned: { ...outcome.mentioned, incomplete: report.incomplete } },
  };
}

async function nextRecords(
  job: ImportJob,
  file: FileWindow,
  { shape }: CsvLayout,
): Promise<{ bytes: Uint8Array; cut: Cut; atEnd: boolean }> {
  const words = wordsOf(job.options.locale ?? "en");
  for (let size = PIECE_BYTES; ; size *= 2) {
    const piece = await file.read(job.byteOffset, size);
    if (!piece) throw new Stop(job.line, words.fileGone());
    const cut = cutRecords(piece.bytes, shape, job.line, piece.atEnd, ROWS_AT_ONCE);
    if (cut.consumed > 0 || piece.atEnd) return { ...piece, cut };
    if (size >= LONGEST_RECORD_BYTES) throw new Stop(job.line, words.noRecordEnd());
  }
}

function rowOf(record: CsvRecord, fields: (string | null)[], raw: () => string): ImportRow {
  const cells = new Map<string, string>();
  for (const [index, field] of fields.entries()) if (field && !cells.get(field)) cells.set(field, record.cells[index] ?? "");
  return { line: record.line, cells, raw };
}

/** Rows whose cells cannot be told apart are not imported: a value in the wrong field is worse than none. */
function isSound(record: CsvRecord, { headings }: CsvLayout, report: Report, locale: Parameters<typeof wordsOf>[0]): boolean {
  const words = wordsOf(locale);
  const surplus = record.cells.slice(headings.length).some((cell) => cell.trim() !== "");
  if (!record.broken && !surplus) return true;
  const reason = record.broken ? words.brokenQuote() : words.cellCount(String(record.cells.length), String(headings.length));
  report.add(record.line, { field: null, reason, isFatal: true });
  return false;
}
