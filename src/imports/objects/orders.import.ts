import type { Change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { given } from "../../core/defaults.ts";
import { sha256 } from "../../core/secrets.ts";
import { fold } from "../../core/text.ts";
import { type OrderRow, orderRecord } from "../../orders/orders.record.ts";
import { lineOf } from "../../orders/orders.rules.ts";
import { MOST_LINES, ORDER_STATUSES, type OrderLine } from "../../orders/orders.schema.ts";
import { addOrders, type NewOrder } from "../../orders/orders.ts";
import { Customers, type NamedCustomer } from "../customers.ts";
import { Goods } from "../goods.ts";
import { wordsOf } from "../imports.words.ts";
import { mergeLines } from "../order-merge.rules.ts";
import { findOrders, marksStatement, type StandingOrders } from "../order-rows.ts";
import { References } from "../references.ts";
import type { ReadMoney, RowReader } from "../row-reader.ts";
import { orderStatusOf } from "../vocabulary.rules.ts";
import type { ImportSettings, ObjectImport, Outcome, Report, WholeRow } from "./object-import.ts";

type Fields = Partial<Pick<OrderRow, "orderedAt" | "status" | "channel" | "note" | "number">>;

interface OrderValues {
  /** What the rows of one order have in common: its number, or what a purchase without one is known by. */
  key: string;
  isNumbered: boolean;
  fields: Fields;
  customer: NamedCustomer;
  owner: string | undefined;
  goods: { sku: string | undefined; name: string | undefined };
  quantity: number | undefined;
  unitPrice: ReadMoney | undefined;
  discount: ReadMoney | undefined;
  amount: ReadMoney | undefined;
}
type Row = WholeRow<OrderValues>;

export const orderImport: ObjectImport<OrderValues> = { read, write };

function read(row: RowReader): OrderValues {
  const number = row.text("number", 60);
  const customer = {
    id: row.text("customerId", 100),
    name: row.text("customer", 200),
    email: row.email("email"),
    country: row.country("country"),
  };
  const goods = { sku: row.text("sku", 100), name: row.text("product", 200) };
  const [quantity, unitPrice, discount, amount] = [
    row.quantity("quantity"),
    row.money("unitPrice"),
    row.money("discount"),
    row.money("amount"),
  ];
  const orderedAt = row.moment("orderedAt");
  if (!unitPrice && !amount) row.refusePriceless();
  const known = [customer.id, customer.email, customer.name, orderedAt, goods.sku, goods.name, quantity, unitPrice?.minor, amount?.minor];
  return {
    key: number ?? `row:${sha256(known.map((part) => fold(String(part ?? ""))).join("|")).slice(0, 24)}`,
    isNumbered: number !== undefined,
    fields: given({
      ...{ number, orderedAt, status: row.word("status", orderStatusOf, ORDER_STATUSES), channel: row.text("channel", 60) },
      note: row.prose("note", 10_000),
    }),
    ...{ customer, owner: row.text("owner", 254), goods, quantity, unitPrice, discount, amount },
  };
}

/** A row that names goods, a price or a quantity is a line; one with an amount alone is a purchase as a whole. */
const isLine = ({ goods, quantity, unitPrice }: OrderValues): boolean => Boolean(goods.sku ?? goods.name ?? quantity ?? unitPrice);

async function write(ctx: Context, change: Change, rows: Row[], settings: ImportSettings, report: Report): Promise<Outcome> {
  const standing = await findOrders(
    ctx,
    rows.map(({ values }) => values),
    settings.source,
  );
  const live = rows.filter(({ line, values }) => !isBinned(standing, values, line, settings, report));
  const { source, locale } = settings;
  const making = { as: settings.customersAs, locale, source };
  const customers = await Customers.load(
    ctx,
    change,
    live.map(({ values }) => values.customer),
    making,
  );
  const goods = await Goods.load(
    ctx,
    change,
    live.map(({ values }) => values.goods),
    source,
  );
  const references = await References.load(ctx, change, { members: live.map(({ values }) => values.owner) }, source);
  const drafts = [...Map.groupBy(live, ({ line, values }) => (values.isNumbered ? values.key : `${values.key} ${line}`)).values()].map(
    (some) => draftOf(some, standing, { customers, goods, references }, settings, report),
  );
  const fresh = drafts.filter(({ before }) => !before);
  const known = drafts.flatMap(({ before, patch, ...draft }) => (before ? [{ before, patch, ...draft }] : []));
  addOrders(
    ctx,
    change,
    fresh.map(({ patch }) => ({ orderedAt: ctx.now, status: "placed", ...patch, source }) as NewOrder),
  );
  const after = change.update(orderRecord, known);
  change.also(
    ...marksStatement(
      known.filter(({ before }) => before.source !== source).map(({ before, taken }) => [before.id, taken]),
      source,
    ),
  );
  const counts = { created: 0, updated: 0, unchanged: 0 };
  for (const fate of fresh.flatMap(({ fates }) => fates)) counts[fate] += 1;
  for (const [index, { fates, before }] of known.entries())
    for (const fate of fates)
      counts[
        fate === "unchanged" && after[index]?.version !== before.version && isMoreThanLines(known[index]?.patch, before) ? "updated" : fate
      ] += 1;
  return {
    ...counts,
    mentioned: { ...references.mentioned, ...customers.mentioned, products: goods.made, orders: fresh.length },
  };
}

/** Whether an order itself was changed, and not only what it has for lines. */
const isMoreThanLines = (patch: Partial<OrderRow> = {}, before: OrderRow): boolean =>
  Object.entries(patch).some(([field, value]) => field !== "lines" && field !== "status" && before[field as keyof OrderRow] !== value);

function isBinned(standing: StandingOrders, { key }: OrderValues, line: number, { locale }: ImportSettings, report: Report): boolean {
  const isGone = standing.isBinned(key);
  if (isGone) report.add(line, { field: null, reason: wordsOf(locale).inBin(key), isFatal: true });
  return isGone;
}

interface Named {
  customers: Customers;
  goods: Goods;
  references: References;
}

interface Draft {
  before: OrderRow | undefined;
  patch: Partial<OrderRow>;
  taken: number[];
  fates: ("created" | "updated" | "unchanged")[];
}

/** One order with what its rows of this slice say. */
function draftOf(rows: Row[], standing: StandingOrders, named: Named, settings: ImportSettings, report: Report): Draft {
  const [{ values: first }] = rows as [Row];
  const { before, taken } = standing.take(first.key, first.isNumbered);
  const currency = currencyOf(rows, before);
  const kept = rows.flatMap(({ line, values }): { line: number; values: OrderValues; made: OrderLine | undefined }[] => {
    const made = isLine(values) ? madeLine(values, named.goods, currency, before) : undefined;
    const wrong = wrongIn(values, made, currency, settings);
    if (wrong) report.add(line, { field: null, reason: wrong, isFatal: true });
    return wrong ? [] : [{ line, values, made: made as OrderLine | undefined }];
  });
  const merged = mergeLines(
    before?.lines ?? [],
    kept.flatMap(({ made }) => made ?? []),
    taken,
  );
  if (merged.lines.length > MOST_LINES) {
    for (const { line } of kept)
      report.add(line, { field: "number", reason: wordsOf(settings.locale).tooManyLines(String(MOST_LINES)), isFatal: true });
    return { before, patch: {}, taken: [...taken], fates: [] };
  }
  const whole = kept.filter(({ made }) => !made).map(({ values }) => values.amount?.over(before?.currency ?? null).minor ?? null);
  const patch = {
    ...Object.assign({}, ...kept.map(({ values }) => values.fields)),
    ...Object.assign({}, ...kept.map(({ values }) => linksOf(values, named))),
    ...(before?.currency ? {} : { currency }),
    ...(merged.lines.length > 0
      ? { lines: merged.lines, givenAmount: null }
      : whole.length > 0
        ? { givenAmount: whole.at(-1) ?? null }
        : {}),
    ...(first.isNumbered ? {} : { externalId: first.key }),
  } as Partial<OrderRow>;
  const wholeFates = whole.map(
    (amount) => (!before ? "created" : before.givenAmount === amount ? "unchanged" : "updated") as Draft["fates"][number],
  );
  return {
    before,
    patch: { ...patch, ...statusOf(patch, before, settings) },
    taken: merged.taken,
    fates: [...merged.fates, ...wholeFates],
  };
}

function linksOf({ customer, owner }: OrderValues, { customers, references }: Named): Partial<OrderRow> {
  return given({ ...customers.of(customer), ownerId: references.member(owner) });
}

/** The currency of an order: the one it has, else the one that its first row names. */
function currencyOf(rows: Row[], before: OrderRow | undefined): string | null {
  const [money] = rows.flatMap(({ values }) => values.unitPrice ?? values.amount ?? []);
  return before?.currency ?? money?.currency ?? null;
}

/** A line of what the row says; what is wrong with it is told by its fields. */
function madeLine(
  values: OrderValues,
  goods: Goods,
  currency: string | null,
  before: OrderRow | undefined,
): OrderLine | Record<string, string> {
  const product = goods.of(values.goods);
  const own = before?.currency ?? currency;
  const unitPrice = values.unitPrice?.over(own).minor ?? null;
  const amount = values.amount?.over(own).minor;
  const line = { productId: product?.id ?? null, name: product?.name ?? null, quantity: values.quantity ?? 1 };
  if (unitPrice === null) return lineOf({ ...line, amount });
  const off = Math.abs(values.discount?.over(own).minor ?? 0);
  const made = lineOf({ ...line, unitPrice, discount: off });
  // The file's own total has the last word: what it leaves off is a discount.
  if (amount === undefined || !("amount" in made) || made.amount === amount) return made;
  const less = lineOf({ ...line, unitPrice, discount: Math.max(0, off + Math.abs(Number(made.amount)) - Math.abs(amount)) });
  return "amount" in less && less.amount === amount ? less : lineOf({ ...line, amount });
}

function wrongIn(
  values: OrderValues,
  made: OrderLine | Record<string, string> | undefined,
  currency: string | null,
  { locale }: ImportSettings,
): string | undefined {
  const words = wordsOf(locale);
  const named = (values.unitPrice ?? values.amount)?.over(currency).currency;
  if (named && currency && named !== currency) return words.otherCurrency(named, currency);
  return made && typeof (made as OrderLine).amount !== "number" ? words.badLine() : undefined;
}

/** Credit notes and what comes to less than nothing are returns, unless the file says what became of the order. */
function statusOf(patch: Partial<OrderRow>, before: OrderRow | undefined, { source }: ImportSettings): Partial<OrderRow> {
  if (patch.status || (before && before.source !== source)) return {};
  const lines = patch.lines ?? before?.lines ?? [];
  const sum = lines.length > 0 ? lines.reduce((total, { amount }) => total + amount, 0) : (patch.givenAmount ?? 0);
  return { status: sum < 0 || /^C\d/i.test(patch.number ?? before?.number ?? "") ? "returned" : "fulfilled" };
}
