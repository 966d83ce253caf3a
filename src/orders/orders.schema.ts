import * as z from "zod";
import { currency, id, instant, line, listQuery, minorUnits, pageOf, prose, recordFields } from "../core/fields.schema.ts";

export const ORDER_STATUSES = ["placed", "fulfilled", "cancelled", "returned"] as const;
export const MOST_LINES = 2_000;

/** Up to three decimals; below zero for what comes back. */
const quantity = z
  .number()
  .min(-1_000_000_000)
  .max(1_000_000_000)
  .refine((given) => Number(given.toFixed(3)) === given, "a number with at most three decimals")
  .meta({ description: "At most three decimals; negative for what comes back" });

export const orderLine = z
  .object({
    productId: z.string().nullable(),
    name: z.string().nullable(),
    quantity: z.number(),
    /** Null where only the line's amount is known. */
    unitPrice: z.int().nullable(),
    /** Taken off the line, in minor units; never below zero. */
    discount: z.int(),
    /** quantity × unitPrice − discount, rounded half away from zero to a minor unit. */
    amount: z.int(),
  })
  .meta({ id: "OrderLine" });

export const orderLineInput = z
  .strictObject({
    productId: id.nullable().optional(),
    name: line(200).nullable().optional(),
    quantity,
    unitPrice: minorUnits.nullable().optional(),
    discount: minorUnits.min(0).optional(),
    /** For a line without a unit price; with one it follows. */
    amount: minorUnits.optional(),
  })
  .meta({ id: "OrderLineInput" });

const orderFields = {
  number: line(60).nullable(),
  companyId: id.nullable(),
  contactId: id.nullable(),
  dealId: id.nullable(),
  ownerId: id.nullable(),
  orderedAt: instant,
  status: z.enum(ORDER_STATUSES),
  channel: line(60).nullable(),
  currency: currency.nullable(),
  lines: z.array(orderLineInput).max(MOST_LINES),
  /** Tax on top of the lines, in minor units. */
  tax: minorUnits.nullable(),
  /** What the customer pays, for an order without lines; with lines it follows from them. */
  amount: minorUnits.nullable(),
  note: prose(10_000).nullable(),
};

export const orderInput = z.strictObject(orderFields).partial().meta({ id: "OrderInput" });
export const orderPatch = z.strictObject(orderFields).partial().meta({ id: "OrderPatch" });

const shown = {
  id: z.string(),
  number: z.string().nullable(),
  companyId: z.string().nullable(),
  companyName: z.string().nullable().optional(),
  contactId: z.string().nullable(),
  contactName: z.string().nullable().optional(),
  dealId: z.string().nullable(),
  ownerId: z.string().nullable(),
  orderedAt: z.int(),
  status: z.enum(ORDER_STATUSES),
  channel: z.string().nullable(),
  currency: z.string().nullable(),
  lineCount: z.int().nullable(),
  /** Before tax: the sum of the lines, where there are any. */
  net: z.int().nullable(),
  tax: z.int().nullable(),
  /** net + tax. */
  amount: z.int().nullable(),
  note: z.string().nullable(),
  externalId: z.string().nullable(),
  source: z.string().nullable(),
  ...recordFields,
};

export const order = z.object({ ...shown, lines: z.array(orderLine) }).meta({ id: "Order" });
/** An order in a list: without its lines, of which there may be many. */
export const listedOrder = z.object(shown).meta({ id: "ListedOrder" });

export const ORDER_SORTS = ["-orderedAt", "orderedAt", "-amount", "amount", "-updatedAt"] as const;
export const orderQuery = listQuery(ORDER_SORTS).extend({
  status: z.enum(ORDER_STATUSES).optional(),
  companyId: id.optional(),
  contactId: id.optional(),
  productId: id.optional(),
});
export const orderPage = pageOf(listedOrder).meta({ id: "OrderList" });

export const totalsQuery = z.strictObject({ recordId: id.meta({ description: "A company or a contact" }) });

/** Sums of one customer's orders that are not cancelled, by currency, largest first; `count` is of all of them. */
export const orderTotals = z
  .object({
    count: z.int(),
    lastAt: z.int().nullable(),
    sums: z.array(z.object({ currency: z.string(), amount: z.int() })),
    newest: z.array(listedOrder),
  })
  .meta({ id: "OrderTotals" });

export type Order = z.infer<typeof order>;
export type ListedOrder = z.infer<typeof listedOrder>;
export type OrderLine = z.infer<typeof orderLine>;
export type OrderLineInput = z.infer<typeof orderLineInput>;
export type OrderInput = z.infer<typeof orderInput>;
export type OrderPatch = z.infer<typeof orderPatch>;
export type OrderQuery = z.infer<typeof orderQuery>;
export type OrderTotals = z.infer<typeof orderTotals>;
