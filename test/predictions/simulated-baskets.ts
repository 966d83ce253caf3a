import { type Random, seeded } from "../../src/core/random.ts";
import type { BasketRow } from "../../src/predictions/offers/baskets.ts";

/** An invented shop: customers have a taste (a group of items) and favourites that their baskets follow, beside what is popular with everybody. */
export interface Shop {
  customers: number;
  items: number;
  tastes: number;
  /** Share of a basket's items that follow the taste; the rest are drawn by popularity. */
  loyalty: number;
  /** Share of a basket's items that are one of the customer's own two favourites. */
  habit: number;
  baskets: number;
  perBasket: number;
  days: number;
  seed: string;
}

export const SHOP: Shop = {
  customers: 300,
  items: 60,
  tastes: 6,
  loyalty: 0.6,
  habit: 0.2,
  baskets: 6,
  perBasket: 3,
  days: 365,
  seed: "shop",
};
export const FIRST_DAY = 20_000;

export function baskets(shop: Shop): BasketRow[] {
  const random = seeded(shop.seed);
  return Array.from({ length: shop.customers }, (_, customer) => {
    const taste = random.between(0, shop.tastes - 1);
    const favourites = [itemOf(shop, taste, random), itemOf(shop, taste, random)];
    const drawn = (): number => (random.chance(shop.habit) ? random.pick(favourites) : itemOf(shop, taste, random));
    const days = Array.from({ length: 1 + random.between(0, 2 * (shop.baskets - 1)) }, () => FIRST_DAY + random.between(0, shop.days - 1));
    return days.flatMap((day) => Array.from({ length: shop.perBasket }, () => ({ customer: `c${customer}`, day, item: `i${drawn()}` })));
  }).flat();
}

function itemOf({ items, tastes, loyalty }: Shop, taste: number, random: Random): number {
  const popular = Math.floor(items * random.next() ** 2);
  return random.chance(loyalty) ? Math.min(items - 1, popular - (popular % tastes) + taste) : popular;
}

/** The same baskets on the same days, each given to a customer at random: what one bought says nothing of what they buy next. */
export function dealtAnew(rows: readonly BasketRow[], seed: string): BasketRow[] {
  const random = seeded(seed);
  const owners = new Map<string, string>();
  const names = [...new Set(rows.map(({ customer }) => customer))];
  return rows.map((row) => {
    const basket = `${row.customer} ${row.day}`;
    const owner = owners.get(basket) ?? random.pick(names);
    owners.set(basket, owner);
    return { ...row, customer: owner };
  });
}
