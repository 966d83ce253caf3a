import { companyFilters } from "../companies/companies.filters.ts";
import { contactFilters } from "../contacts/contacts.filters.ts";
import { choiceOf, filterNoun, referenceTo } from "../core/filter-fields.ts";
import { dealFilters } from "../deals/deals.filters.ts";
import { memberFilters } from "../members/members.filters.ts";
import { productFilters } from "../products/products.filters.ts";
import { orderRecord } from "./orders.record.ts";
import { ORDER_STATUSES } from "./orders.schema.ts";

const text = { type: "text" } as const;
const money = { type: "money" } as const;

export const orderFilters = filterNoun(orderRecord, {
  fields: {
    ...{ number: text, status: choiceOf(ORDER_STATUSES), orderedAt: { type: "time" }, channel: text, note: text, externalId: text },
    ...{ amount: money, net: money, tax: money, currency: text },
    ...{ companyId: referenceTo("company"), dealId: referenceTo("deal"), ownerId: referenceTo("user") },
    contactId: { ...referenceTo("contact"), standIn: "companyId" },
    /** A product that one of its lines names. */
    productId: { ...referenceTo("product"), rows: { table: "order_lines", owner: "order_id", value: "product_id" } },
    lineCount: { type: "number", sql: "json_array_length(orders.lines)" },
  },
  links: {
    company: { by: "companyId", noun: companyFilters, back: "orders" },
    contact: { by: "contactId", noun: contactFilters, back: "orders" },
    deal: { by: "dealId", noun: dealFilters, back: "orders" },
    owner: { by: "ownerId", noun: memberFilters, back: "orders" },
  },
});

/** Orders and products meet in the lines. */
orderFilters.related.set("products", {
  ...{ noun: productFilters, from: "order_lines join products on products.id = order_lines.product_id", key: "order_lines.order_id" },
});
productFilters.related.set("orders", {
  ...{ noun: orderFilters, from: "order_lines join orders on orders.id = order_lines.order_id", key: "order_lines.product_id" },
});
