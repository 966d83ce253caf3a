import type { InferSelectModel } from "drizzle-orm";
import type { Context } from "../../core/context.ts";
import type { OfferReason } from "../offers/reasons.ts";
import { sayOfferReason } from "../offers/reasons.words.ts";
import { dayText } from "../predictions.rules.ts";
import { marginShare } from "./offers.rules.ts";
import type { Offer } from "./offers.schema.ts";
import type { offers } from "./offers.table.ts";

/** A kept offer beside its product as it is now. */
export type OfferRow = InferSelectModel<typeof offers> & {
  name: string;
  sku: string | null;
  price: number | null;
  cost: number | null;
  currency: string | null;
  unit: string | null;
  stock: number | null;
};

/**
 * An offer as the asker may see it: what their role does not show of products is empty. Days are since 1970; `asOf` is the last one that was
 * learned from, `names` those of the products in reasons.
 */
export function presentOffer(ctx: Context, row: OfferRow, asOf: number, today: number, names: ReadonlyMap<string, string>): Offer {
  const { productId, name, sku, price, currency, unit, stock, why } = row;
  const hidden = ctx.access.hidden("products");
  const shown = <V>(field: string, value: V): V | null => (hidden.has(field) ? null : value);
  const seesMargin = !hidden.has("price") && !hidden.has("cost");
  return {
    ...{ productId, name, sku: shown("sku", sku), price: shown("price", price), currency: shown("currency", currency) },
    ...{ unit: shown("unit", unit), stock: shown("stock", stock), margin: seesMargin ? marginShare(row) : null },
    reason: presentReason(why, asOf, today, names),
  };
}

/** A reason with its words; days that have passed since are counted up to today. */
export function presentReason(why: OfferReason, asOf: number, today: number, names: ReadonlyMap<string, string>): Offer["reason"] {
  const nothing = { times: null, everyDays: null, lastOn: null, next: null, isDue: false, products: [], customers: null };
  const said = (reason: OfferReason) => ({
    en: sayOfferReason(reason, "en", (id) => names.get(id) ?? "…"),
    vi: sayOfferReason(reason, "vi", (id) => names.get(id) ?? "…"),
  });
  if (why.kind === "popular") return { ...nothing, kind: why.kind, text: said(why), customers: why.customers };
  if (why.kind === "bought_with") {
    const products = why.items.map((id) => ({ id, name: names.get(id) ?? "…" }));
    return { ...nothing, kind: why.kind, text: said(why), products, customers: why.customers };
  }
  const { times, everyDays, day, range, lastDaysAgo } = why;
  const lastDay = asOf - lastDaysAgo;
  return {
    ...{ ...nothing, kind: why.kind, text: said({ ...why, lastDaysAgo: today - lastDay }), times, everyDays, lastOn: dayText(lastDay) },
    next: { on: dayText(day), from: dayText(range[0]), to: dayText(range[1]) },
    isDue: today - lastDay >= everyDays,
  };
}
