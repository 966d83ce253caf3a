import type { Random } from "../../core/random.ts";
import { dateOf, tetOf } from "../calendar.ts";
import { SHOP_PRODUCTS } from "./goods.ts";
import type { Habit } from "./habits.ts";

const ANYTHING = ["sontra", "hangiang", "caudat", "drip", "phinset", ...SHOP_PRODUCTS.map(({ key }) => key)];

/** What one person puts into each basket, as they go through the things of their taste. */
export class Baskets {
  readonly #habit: Habit;
  readonly #random: Random;
  readonly #staple: string;
  readonly #untried: string[];
  /** What they tried and came to like. */
  #liked: string | null = null;
  readonly #due: Map<string, number>;
  readonly #had = new Set<string>();
  #orders = 0;

  constructor(habit: Habit, random: Random) {
    this.#habit = habit;
    this.#random = random;
    this.#staple = random.pick(habit.staples);
    this.#untried = habit.extras.filter((extra) => extra !== this.#staple);
    this.#due = new Map(habit.supplies.map(([product, every]) => [product, random.between(0, every)]));
  }

  /** Products and how many of each; a product stands there once. */
  next(day: number): Map<string, number> {
    const random = this.#random;
    const basket = new Map<string, number>();
    const [least, most] = this.#habit.packs;
    if (random.chance(0.94)) basket.set(this.#staple, random.between(least, most));
    for (const machine of this.#orders === 0 ? (this.#habit.machines ?? []) : []) if (random.chance(0.55)) basket.set(machine, 1);
    this.#addSupplies(basket);
    if (this.#liked !== null && random.chance(0.3)) basket.set(this.#liked, 1);
    if (random.chance(0.74)) basket.set(this.#tryOne(), 1);
    if (isBeforeTet(day) && random.chance(this.#habit.every === 0 ? 0.85 : 0.12)) basket.set("tetbox", random.between(1, 4));
    if (basket.size === 0) basket.set(this.#staple, least);
    for (const product of basket.keys()) this.#had.add(product);
    this.#orders += 1;
    return basket;
  }

  #addSupplies(basket: Map<string, number>): void {
    for (const [product, every] of this.#habit.supplies) {
      const left = this.#due.get(product) ?? 0;
      if (left > 0) this.#due.set(product, left - 1);
      else {
        basket.set(product, this.#random.chance(0.2) ? 2 : 1);
        this.#due.set(product, Math.max(0, every - 1 + this.#random.between(-1, 1)));
      }
    }
  }

  /** Mostly of their own taste, and there what comes early: nobody buys a kettle before a dripper. Sometimes it is for somebody else. */
  #tryOne(): string {
    const random = this.#random;
    if (this.#untried.length === 0 || random.chance(0.2)) return this.#anythingNew();
    const at = Math.min(random.between(0, 3), this.#untried.length - 1);
    const [product = this.#staple] = this.#untried.splice(at, 1);
    if (random.chance(0.25)) this.#liked = product;
    return product;
  }

  #anythingNew(): string {
    const left = ANYTHING.filter((product) => !this.#had.has(product));
    return left.length > 0 ? this.#random.pick(left) : this.#staple;
  }
}

function isBeforeTet(day: number): boolean {
  const { year, month } = dateOf(day);
  const left = tetOf(month > 10 ? year + 1 : year) - day;
  return left > 0 && left <= 30;
}
