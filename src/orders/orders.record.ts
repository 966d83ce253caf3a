import { followOrders, type OrderEntry } from "../activities/order-entries.ts";
import { companyRecord } from "../companies/companies.record.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import type { Statement } from "../core/database.ts";
import type { RecordKind, Row } from "../core/record.ts";
import { insertTuples } from "../core/rows.ts";
import { dealRecord } from "../deals/deals.record.ts";
import { derivedOf, linesText } from "./orders.rules.ts";
import { orders } from "./orders.table.ts";

export type OrderRow = Row<typeof orders>;

/** What of an order's lines goes into the words it is found by. */
const namesIn = ({ lines }: OrderRow): string => [...new Set(lines.flatMap(({ name }) => name ?? []))].join(" \n");

export const orderRecord: RecordKind<typeof orders> = {
  kind: "order",
  noun: "orders",
  owners: ["owner_id"],
  links: { companyId: companyRecord, contactId: contactRecord, dealId: dealRecord },
  table: orders,
  derived: { fields: ["sortName", "net", "amount"], from: derivedOf },
  searched: ["lines", "channel", "note"],
  search: (row) => ({
    title: row.number ?? "",
    text: [row.externalId, row.channel, row.note, namesIn(row)].filter(Boolean).join(" \n"),
    at: row.orderedAt,
  }),
  keep: (rows, before) => [...keepLines(rows, before), ...keepEntries(rows, before)],
};

const LINE_COLUMNS = ["order_id", "position", "product_id", "name", "quantity", "unit_price", "discount", "amount"];

/** The lines as rows, for who looks by product; kept in step with the lines that stand in the orders. */
function keepLines(rows: OrderRow[], before: OrderRow[]): Statement[] {
  const old = new Map(before.map((row) => [row.id, JSON.stringify(row.lines)]));
  const moved = rows.filter((row) => (old.get(row.id) ?? "[]") !== JSON.stringify(row.lines));
  if (moved.length === 0) return [];
  const removal: Statement = {
    sql: "delete from order_lines where order_id in (select value from json_each(?))",
    args: [JSON.stringify(moved.map(({ id }) => id))],
  };
  const tuples = moved.flatMap(({ id, lines }) =>
    lines.map(({ productId, name, quantity, unitPrice, discount, amount }, index) => [
      ...[id, index + 1, productId, name],
      ...[quantity, unitPrice, discount, amount],
    ]),
  );
  return [...(before.length > 0 ? [removal] : []), insertTuples("order_lines", LINE_COLUMNS, tuples)];
}

const recordsOf = ({ contactId, companyId, dealId }: OrderRow): string[] => [contactId, companyId, dealId].filter((id) => id !== null);

function keepEntries(rows: OrderRow[], before: OrderRow[]): Statement[] {
  return followOrders(rows.map(entryOf), before.flatMap(recordsOf), before.length > 0);
}

/** What an order tells of itself on the timeline. */
export const entryOf = (row: OrderRow): OrderEntry => ({
  ...{ orderId: row.id, number: row.number, orderedAt: row.orderedAt, ownerId: row.ownerId, records: recordsOf(row) },
  text: [linesText(row.lines, row.currency), row.note].filter(Boolean).join("\n"),
  ...{ amount: row.amount, currency: row.currency, row },
});
