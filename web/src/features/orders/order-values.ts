import { parseMoney } from "../../../../src/core/money.ts";
import { lineOf, sumsOf } from "../../../../src/orders/orders.rules.ts";
import type { Order, OrderLine } from "../../../../src/orders/orders.schema.ts";
import type { Errors } from "../../lib/form.ts";
import { momentInput, momentOf } from "../../lib/format.ts";
import { amountText } from "../companies/amount.ts";
import { orderWords } from "./words.ts";

/** An order as its form has it: texts as they are typed. */
export interface LineValues {
  productId: string | null;
  name: string;
  quantity: string;
  unitPrice: string;
  discount: string;
  /** Of a line whose unit price nobody knows. */
  amount: number | null;
}

export interface OrderValues {
  number: string;
  companyId: string | null;
  contactId: string | null;
  customerName: string;
  orderedAt: string;
  status: Order["status"];
  channel: string;
  currency: string;
  tax: string;
  amount: string;
  note: string;
  lines: LineValues[];
}

export const EMPTY_LINE: LineValues = { productId: null, name: "", quantity: "1", unitPrice: "", discount: "", amount: null };

export function valuesOf(order: Partial<Order>, currency: string, customerName: string, now: number): OrderValues {
  const used = order.currency ?? currency;
  return {
    ...{ number: order.number ?? "", orderedAt: momentInput(order.orderedAt ?? now) },
    ...{ companyId: order.companyId ?? null, contactId: order.contactId ?? null, customerName },
    ...{ status: order.status ?? "placed", channel: order.channel ?? "", currency: used, tax: amountText(order.tax, used) },
    ...{ note: order.note ?? "", amount: order.lines?.length ? "" : amountText(order.amount, used) },
    lines:
      order.id || order.lines?.length
        ? (order.lines ?? []).map((line) => ({
            ...{ productId: line.productId, name: line.name ?? "", quantity: quantityText(line.quantity) },
            unitPrice: amountText(line.unitPrice, used),
            ...{ discount: line.discount ? amountText(line.discount, used) : "", amount: line.unitPrice === null ? line.amount : null },
          }))
        : [EMPTY_LINE],
  };
}

const quantityText = (quantity: number): string => String(quantity);
const quantityOf = (text: string): number => Number(text.trim().replace(",", "."));
const isFilled = ({ name, unitPrice, amount }: LineValues): boolean => name.trim() !== "" || unitPrice.trim() !== "" || amount !== null;

/** A line as it is sent. */
const inputOfLine = ({ productId, name, quantity, unitPrice, discount, amount }: LineValues, currency: string) => ({
  ...{ productId, name: name.trim() || null, quantity: quantityOf(quantity) },
  ...(amount === null
    ? { unitPrice: parseMoney(unitPrice, currency) ?? null, discount: parseMoney(discount || "0", currency) ?? 0 }
    : { amount }),
});

/** What the lines come to as they are typed; those that are not right yet count for nothing. */
export function sumsTyped({ lines, tax, amount, currency }: OrderValues): { ofLine: (number | null)[]; total: number | null } {
  const made = lines.map((line) => {
    const found = lineOf(inputOfLine(line, currency));
    return typeof found.amount === "number" ? (found as OrderLine) : null;
  });
  const whole = {
    lines: made.filter((line) => line !== null),
    givenAmount: parseMoney(amount, currency) ?? null,
    tax: parseMoney(tax, currency) ?? null,
  };
  return { ofLine: made.map((line) => line?.amount ?? null), total: sumsOf(whole).amount };
}

export function inputOf(values: OrderValues): Record<string, unknown> {
  const { currency, number, channel, note, companyId, contactId } = values;
  const lines = values.lines.filter(isFilled).map((line) => inputOfLine(line, currency));
  return {
    ...{ companyId, contactId, number: number.trim() || null, orderedAt: momentOf(values.orderedAt), status: values.status },
    ...{ channel: channel.trim() || null, note: note.trim() || null, currency, lines },
    tax: parseMoney(values.tax, currency) ?? null,
    ...(lines.length > 0 ? {} : { amount: parseMoney(values.amount, currency) ?? null }),
  };
}

/** What is wrong before anything is sent, by the places that the server would name. */
export function check(values: OrderValues): Errors {
  const w = orderWords();
  const isMoney = (text: string) => text.trim() === "" || parseMoney(text, values.currency) !== undefined;
  const wrong: Errors = {};
  for (const name of ["tax", "amount"] as const) if (!isMoney(values[name])) wrong[name] = w.amountWrong;
  for (const [index, line] of values.lines.filter(isFilled).entries()) {
    if (line.quantity.trim() === "" || !Number.isFinite(quantityOf(line.quantity))) wrong[`lines.${index}.quantity`] = w.numberWrong;
    if (line.amount === null && parseMoney(line.unitPrice, values.currency) === undefined)
      wrong[`lines.${index}.unitPrice`] = w.amountWrong;
    if (!isMoney(line.discount)) wrong[`lines.${index}.discount`] = w.amountWrong;
  }
  return wrong;
}
