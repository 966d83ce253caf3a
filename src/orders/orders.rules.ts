import { decimalsOf, formatMoney } from "../core/money.ts";
import { Refusal } from "../core/refusal.ts";
import { words } from "../core/text.ts";
import type { OrderLine, OrderLineInput } from "./orders.schema.ts";

/** What orders and their lines come to. Pure; the page uses it too. Money is in minor units. */

const THOUSAND = 1_000n;

/** quantity × unit price, rounded half away from zero to a minor unit; undefined at 2^53 and beyond. Exact: the quantity counts in thousandths. */
export function grossOf(quantity: number, unitPrice: number): number | undefined {
  const thousandths = BigInt(Math.round(quantity * 1_000)) * BigInt(unitPrice);
  const [sign, size] = thousandths < 0n ? [-1, -thousandths] : [1, thousandths];
  const rounded = Number((size + THOUSAND / 2n) / THOUSAND);
  return Number.isSafeInteger(rounded) ? (rounded === 0 ? 0 : sign * rounded) : undefined;
}

/** A line as it is kept, or what is wrong with it: field → what would be right. */
export function lineOf(given: OrderLineInput): OrderLine | Record<string, string> {
  const { productId = null, name = null, quantity, unitPrice = null, discount = 0 } = given;
  const kept = { productId, name: name || null, quantity, unitPrice, discount };
  if (unitPrice === null) {
    if (given.amount === undefined) return { unitPrice: "the price of one, or the line's amount" };
    return discount > 0 ? { discount: "0 where the line's amount is given" } : { ...kept, amount: given.amount };
  }
  const gross = grossOf(quantity, unitPrice);
  if (gross === undefined) return { quantity: "a smaller number: the amount is beyond what can be counted" };
  if (discount > Math.abs(gross)) return { discount: "at most what the line comes to" };
  const amount = gross < 0 ? gross + discount : gross - discount;
  if (given.amount !== undefined && given.amount !== amount) return { amount: `${amount}: quantity × unit price − discount` };
  return { ...kept, amount };
}

/** Lines as they are kept. Refuses by place: `lines.2.discount`. */
export function linesOf(given: OrderLineInput[]): OrderLine[] {
  const wrong: Record<string, string> = {};
  const lines = given.flatMap((each, index): OrderLine[] => {
    const line = lineOf(each);
    if ("amount" in line && typeof line.amount === "number") return [line as OrderLine];
    for (const [field, right] of Object.entries(line)) wrong[`lines.${index}.${field}`] = String(right);
    return [];
  });
  if (Object.keys(wrong).length > 0) throw new Refusal("invalid", "A line of this order is not right", wrong);
  return lines;
}

interface Amounts {
  lines: OrderLine[];
  givenAmount: number | null;
  tax: number | null;
}

/** The sums of an order: of its lines where there are any, else as given. Null where nobody said. */
export function sumsOf({ lines, givenAmount, tax }: Amounts): { net: number | null; amount: number | null } {
  if (lines.length === 0) return { net: givenAmount === null ? null : givenAmount - (tax ?? 0), amount: givenAmount };
  const net = lines.reduce((sum, { amount }) => sum + amount, 0);
  return { net, amount: net + (tax ?? 0) };
}

/** Refuses sums that cannot be kept, and a given amount that the lines contradict. */
export function requireSums(amounts: Amounts, given: number | null | undefined): void {
  const { net, amount } = sumsOf(amounts);
  if (![net, amount].every((sum) => sum === null || Number.isSafeInteger(sum)))
    throw new Refusal("invalid", "This order is beyond what can be counted", { lines: "smaller amounts" });
  if (amounts.lines.length > 0 && typeof given === "number" && given !== amount)
    throw new Refusal("invalid", "The amount of an order with lines follows from them", { amount: `${amount}: the lines and the tax` });
}

/** What follows from the rest of an order's row. */
export const derivedOf = (row: Amounts & { number: string | null }) => ({ sortName: words(row.number ?? "").join(" "), ...sumsOf(row) });

/** How an amount is written where nobody's language is known: as it is where the currency is at home. */
const localeOf = (currency: string): "vi" | "en" => (decimalsOf(currency) === 0 ? "vi" : "en");

const quantityText = (quantity: number, locale: string): string =>
  new Intl.NumberFormat(locale === "vi" ? "vi-VN" : "en-US", { maximumFractionDigits: 3 }).format(quantity);

/** The lines as text, one below the other: "- Moka: 2 × 120.000 ₫ = 240.000 ₫". */
export function linesText(lines: OrderLine[], currency: string | null): string {
  const locale = localeOf(currency ?? "VND");
  const money = (minor: number) => formatMoney(minor, currency ?? "VND", locale);
  return lines
    .map(({ name, quantity, unitPrice, discount, amount }) => {
      const price = unitPrice === null ? "" : ` × ${money(unitPrice)}${discount > 0 ? ` − ${money(discount)}` : ""}`;
      return `- ${name ? `${name}: ` : ""}${quantityText(quantity, locale)}${price} = ${money(amount)}`;
    })
    .join("\n");
}
