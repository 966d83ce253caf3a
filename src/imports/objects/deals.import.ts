import type { Change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { given } from "../../core/defaults.ts";
import { sha256 } from "../../core/secrets.ts";
import { fold } from "../../core/text.ts";
import { type DealRow, dealRecord } from "../../deals/deals.record.ts";
import { statusOf } from "../../deals/deals.rules.ts";
import { DEAL_STAGES, type DealStage } from "../../deals/deals.schema.ts";
import { deals } from "../../deals/deals.table.ts";
import { addDeals, addStageEvents } from "../../deals/deals.ts";
import { readEmail } from "../../mail/addresses.rules.ts";
import { wordsOf } from "../imports.words.ts";
import { sortDrafts } from "../matching.rules.ts";
import { oneOf, References } from "../references.ts";
import type { Money, ReadMoney, RowReader } from "../row-reader.ts";
import { dealStageOf } from "../vocabulary.rules.ts";
import { countKnown, type ImportSettings, type ObjectImport, type Outcome, type Report, type WholeRow } from "./object-import.ts";

interface DealValues {
  fields: Partial<Pick<DealRow, "name" | "stage" | "openedAt" | "closedAt" | "expectedCloseAt" | "nextStep" | "lostReason">>;
  amount: ReadMoney | undefined;
  externalId: string;
  /** Made of what the row says, where it has no name of its own. */
  fallbackName: string;
  company: string | undefined;
  product: string | undefined;
  owner: string | undefined;
  contact: string | undefined;
}

export const dealImport: ObjectImport<DealValues> = { read, write };

function read(row: RowReader): DealValues {
  const [company, product, name] = [row.text("company", 200), row.text("product", 200), row.text("name", 200)];
  const externalId = row.text("externalId", 100);
  const fallbackName = [product, company].filter(Boolean).join(" – ") || externalId || "";
  if (!name && !fallbackName) row.refuseNameless();
  const stage = row.word("stage", dealStageOf, DEAL_STAGES, true);
  const days = daysOf(row, stage);
  return {
    fields: given({
      name,
      stage,
      ...days,
      nextStep: row.text("nextStep", 500),
      lostReason: row.text("lostReason", 500),
    }),
    amount: row.money("amount"),
    externalId: externalId ?? derivedId([name ?? fallbackName, company, product, days.openedAt]),
    fallbackName: fallbackName.slice(0, 200),
    company,
    product,
    owner: row.text("owner", 254),
    contact: row.text("contact", 254),
  };
}

/** The one "close date" of other systems is the day an open deal is expected to close. */
function daysOf(
  row: RowReader,
  stage: DealStage | undefined,
): { openedAt: number | undefined; closedAt: number | undefined; expectedCloseAt: number | undefined } {
  const [openedAt, closedAt, expectedCloseAt] = [row.day("openedAt"), row.day("closedAt"), row.day("expectedCloseAt")];
  const isClosed = stage !== undefined && statusOf(stage) !== "open";
  return isClosed
    ? { openedAt, closedAt: closedAt ?? expectedCloseAt, expectedCloseAt }
    : { openedAt, closedAt: undefined, expectedCloseAt: expectedCloseAt ?? closedAt };
}

/** A deal without an id of its own is known again by its name, company, product and first day. */
const derivedId = (parts: (string | number | undefined)[]): string =>
  `row:${sha256(parts.map((part) => fold(String(part ?? ""))).join("|")).slice(0, 24)}`;

async function write(
  ctx: Context,
  change: Change,
  rows: WholeRow<DealValues>[],
  settings: ImportSettings,
  report: Report,
): Promise<Outcome> {
  const found = await find(ctx, rows);
  const taken = withoutBinned(rows, found, settings, report);
  const references = await References.load(ctx, change, wantedBy(taken), settings.source);
  const drafts = taken.map(({ line, values }) => ({ line, keys: [values.externalId], values }));
  const { fresh, known, repeats } = sortDrafts(drafts, (key) => found.get(key));
  reportContacts(taken, references, settings, report);
  const inputs = fresh.map((values) => ({
    ...{ stage: "prospecting" as const, name: values.fallbackName },
    ...values.fields,
    ...amountOf(values.amount),
    ...linksOf(values, references),
    ...{ externalId: values.externalId, source: settings.source },
  }));
  addDeals(ctx, change, inputs);
  const after = change.update(
    dealRecord,
    known.map(({ before, values }) => ({ before, patch: patchOf(before, values, references) })),
  );
  addStageEvents(
    change,
    after.filter((row, index) => row.stage !== known[index]?.before.stage || row.openedAt !== known[index]?.before.openedAt),
  );
  const counts = countKnown(known, after);
  return { created: fresh.length, updated: counts.updated, unchanged: counts.unchanged + repeats, mentioned: references.mentioned };
}

const amountOf = (money: Money | undefined) => given({ amount: money?.minor, currency: money?.currency });

/** A deal in the bin stays there: whoever put it there is asked first. */
function withoutBinned(
  rows: WholeRow<DealValues>[],
  found: Map<string, DealRow>,
  { locale }: ImportSettings,
  report: Report,
): WholeRow<DealValues>[] {
  return rows.filter(({ line, values }) => {
    const before = found.get(values.externalId);
    if (!before || before.deletedAt === null) return true;
    report.add(line, { field: null, reason: wordsOf(locale).inBin(before.name), isFatal: true });
    return false;
  });
}

const wantedBy = (rows: WholeRow<DealValues>[]) => ({
  companies: rows.flatMap(({ values }) => (values.company ? [{ name: values.company }] : [])),
  members: rows.map(({ values }) => values.owner),
  products: rows.map(({ values }) => values.product),
  contacts: rows.map(({ values }) => readEmail(values.contact ?? "")),
});

function linksOf(values: DealValues, references: References) {
  const contact = references.contact(readEmail(values.contact ?? ""));
  return given({
    companyId: references.company(values.company) ?? contact?.companyId ?? undefined,
    productId: references.product(values.product),
    ownerId: references.member(values.owner),
    contactId: contact?.id,
  });
}

function reportContacts(rows: WholeRow<DealValues>[], references: References, { locale }: ImportSettings, report: Report): void {
  const words = wordsOf(locale);
  for (const { line, values } of rows) {
    if (!values.contact || references.contact(readEmail(values.contact))) continue;
    report.add(line, { field: "contact", reason: words.notContact(values.contact), isFatal: false });
  }
}

async function find(ctx: Context, rows: WholeRow<DealValues>[]): Promise<Map<string, DealRow>> {
  const records = await ctx.db.orm
    .select()
    .from(deals)
    .where(
      oneOf(
        deals.externalId,
        rows.map(({ values }) => values.externalId),
      ),
    );
  return new Map(records.map((record) => [record.externalId ?? "", record]));
}

function patchOf(before: DealRow, values: DealValues, references: References): Partial<DealRow> {
  const { name, stage } = values.fields;
  return {
    ...values.fields,
    ...amountOf(values.amount?.over(before.currency)),
    ...linksOf(values, references),
    ...(name ? { sortName: fold(name) } : {}),
    ...(stage ? { status: statusOf(stage) } : {}),
  };
}
