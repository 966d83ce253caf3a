import type { LineItem, ProductDraft } from "./drafts.ts";
import { count, countEn, money } from "./wording.ts";

/** Lines with their sum, for quotes and orders. `amount` is after discount, in minor units. */
export interface Offer {
  items: LineItem[];
  discountPercent: number;
  amount: number;
  currency: string;
  /** The lines as they stand in a mail. */
  text: string;
}

export function offerOf(items: LineItem[], currency: string, discountPercent: number, language: "vi" | "en"): Offer {
  const sum = items.reduce((total, { qty, price }) => total + qty * price, 0);
  const amount = sum - Math.round((sum * discountPercent) / 100);
  const lines = items.map((item) => lineText(item, currency, language));
  if (discountPercent > 0) {
    const off = money(sum - amount, currency);
    lines.push(language === "vi" ? `- Chiết khấu ${discountPercent}%: -${off}` : `- Discount ${discountPercent}%: -${off}`);
  }
  return { items, discountPercent, amount, currency, text: lines.join("\n") };
}

function lineText({ name, qty, unit, price }: LineItem, currency: string, language: "vi" | "en"): string {
  const quantity = language === "vi" ? `${count(qty)} ${unit}` : `${countEn(qty)} ${qty > 1 ? pluralOf(unit) : unit}`;
  return `- ${name}: ${quantity} × ${money(price, currency)} = ${money(qty * price, currency)}`;
}

const pluralOf = (unit: string): string => (unit === "kg" ? unit : `${unit}${unit.endsWith("x") ? "es" : "s"}`);

/** The VND price on a day: roasted coffee rose once within the sample's time. */
export function priceOn(product: ProductDraft, at: number, riseAt: number): number {
  return at < riseAt ? (product.priceBefore ?? product.price) : product.price;
}
