import { newId } from "../../src/core/ids.ts";
import { DAY } from "../../src/core/time.ts";
import type { BasketRow } from "../../src/predictions/offers/baskets.ts";
import type { DatabaseView } from "../support/databases.ts";
import { baskets, SHOP, type Shop } from "./simulated-baskets.ts";
import { ordersInto } from "./workspace.ts";

/** Orders with their lines, and the products and companies that are new in them, written past all verbs. */
export function shopInto(view: DatabaseView) {
  const products = new Map<string, string>();
  const { customerId } = ordersInto(view);
  const productId = (name: string): string => products.get(name) ?? products.set(name, newId("product", 1)).get(name) ?? "";
  const addBaskets = async (rows: readonly BasketRow[], writtenAt = 1): Promise<void> => {
    const baskets = Map.groupBy(rows, ({ customer, day }) => `${customer} ${day}`);
    const orders = [...baskets.values()].map((lines) => {
      const { customer, day } = lines[0] as BasketRow;
      const kept = [...new Set(lines.map(({ item }) => item))].map((item) => productId(item));
      return [newId("order", 1), customerId(customer), day * DAY + 3_600_000, kept];
    });
    const customers = [...new Set(rows.map(({ customer }) => customer))].map((name) => [customerId(name), name]);
    const sold = [...new Set(rows.map(({ item }) => item))].map((name) => [productId(name), name]);
    await view.run(
      `insert into companies (id, name, sort_name, match_name, stage, created_at, updated_at)
        select value ->> 0, value ->> 1, value ->> 1, value ->> 1, 'customer', 1, 1 from json_each(?) where true on conflict do nothing`,
      JSON.stringify(customers),
    );
    await view.run(
      `insert into products (id, name, sort_name, match_name, price, cost, currency, stock, status, created_at, updated_at)
        select value ->> 0, value ->> 1, value ->> 1, value ->> 1, 100000, 60000, 'VND', 5, 'active', 1, 1 from json_each(?) where true
        on conflict do nothing`,
      JSON.stringify(sold),
    );
    await view.run(
      `insert into orders (id, number, company_id, ordered_at, status, currency, net, amount, created_at, updated_at)
        select value ->> 0, 'DH', value ->> 1, value ->> 2, 'fulfilled', 'VND', 100000, 100000, ?, ? from json_each(?)`,
      ...[writtenAt, writtenAt],
      JSON.stringify(orders),
    );
    await view.run(
      `insert into order_lines (order_id, position, product_id, quantity, unit_price, discount, amount)
        select given.value ->> 0, line.key, line.value, 1, 100000, 0, 100000 from json_each(?) as given, json_each(given.value, '$[3]') as line`,
      JSON.stringify(orders),
    );
  };
  return { customerId, productId, addBaskets };
}

/** A shop with tastes and habits to be found. */
export const TASTEFUL: Shop = { ...SHOP, customers: 240, items: 120, tastes: 4, habit: 0.35 };
export const tasteful = (more: Partial<Shop> = {}): BasketRow[] => baskets({ ...TASTEFUL, ...more });
