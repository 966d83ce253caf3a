import { formatMoney } from "../core/money.ts";
import type { NamedProduct } from "../predictions/offering/named-products.queries.ts";
import type { Language } from "./assistant.schema.ts";
import type { PackItem, PackWish } from "./evidence.ts";
import { inert } from "./inert.ts";

/** Products that the sender names, as evidence: what they cost and whether they are there may be written; why they are offered only we know. */

const WORDS = {
  en: {
    product: "Product",
    why: "Why it is offered",
    price: (amount: string, unit: string | null) => `Price: ${amount}${unit ? ` per ${unit}` : ""}.`,
    stock: (count: number) => (count > 0 ? `In stock: ${count}.` : "Out of stock."),
  },
  vi: {
    product: "Sản phẩm",
    why: "Lý do gợi ý",
    price: (amount: string, unit: string | null) => `Giá: ${amount}${unit ? ` / ${unit}` : ""}.`,
    stock: (count: number) => (count > 0 ? `Còn hàng: ${count}.` : "Hết hàng."),
  },
};

export function productItems({ products = [], language }: Pick<PackWish, "products" | "language">): PackItem[] {
  const w = WORDS[language];
  const facts = products.map((product, at): PackItem => item(`p${at + 1}`, `${w.product}: ${product.name}`, told(product, language)));
  const reasons = products.flatMap(({ name, reason }, at): PackItem[] =>
    reason ? [{ ...item(`q${at + 1}`, `${w.why}: ${name}`, reason.text[language]), isInternal: true }] : [],
  );
  return [...facts, ...reasons];
}

function told({ name, price, currency, unit, stock }: NamedProduct, language: Language): string {
  const w = WORDS[language];
  const parts = [
    price !== null && currency ? w.price(formatMoney(price, currency, language), unit) : "",
    stock === null ? "" : w.stock(stock),
  ];
  return [`${name}.`, ...parts.filter(Boolean)].join(" ");
}

const item = (ref: string, title: string, text: string): PackItem => ({
  ...{ ref, kind: "fact", recordId: null, at: null },
  ...{ title: inert(title, 300), text: inert(text, 600) },
});
