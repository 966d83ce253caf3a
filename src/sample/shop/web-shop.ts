import { type Random, seeded } from "../../core/random.ts";
import { DAY } from "../../core/time.ts";
import { dayOf, momentOf } from "../calendar.ts";
import { byKey } from "../cast.ts";
import type { Desk } from "../desk.ts";
import type { ActivityDraft, ContactDraft, LineItem, OrderDraft, ProductDraft } from "../drafts.ts";
import { offerOf, priceOn } from "../offers.ts";
import { Baskets } from "./baskets.ts";
import { SHOP_PRODUCTS } from "./goods.ts";
import { HABITS, type Habit } from "./habits.ts";
import { shoppersOf } from "./shoppers.ts";
import { visitsOf } from "./visits.ts";

/** The web shop: private buyers with accounts and orders, each with a taste and a rhythm, and nobody to write to them. */
export function openWebShop(desk: Desk): void {
  desk.cast.products.push(...SHOP_PRODUCTS);
  const product = byKey(desk.cast.products);
  const shoppers = shoppersOf(desk.cast.member);
  desk.cast.contacts.push(...shoppers);
  const orders = shoppers.flatMap((shopper) => new Shopper(desk, shopper, product).orders());
  orders.sort((a, b) => a.at - b.at);
  for (const order of orders)
    desk.tell({ ...order, kind: "order", body: order.order.remark, meta: { orderNumber: desk.orderNumber(order.at, "WS") } });
}

type ShopOrder = Pick<ActivityDraft, "at" | "contacts" | "author"> & { order: OrderDraft };

/** Whom the shop will hear of again only if somebody writes: cafés that were regulars until some weeks ago. */
const GONE_QUIET = { chance: 0.22, daysAgo: [26, 62] as const };
const HISTORY_DAYS = 545;
/** Who bought from the beginning of what is told. */
const OLD_HANDS = 0.3;
/** Some have an account for a while before they buy, and some never do. */
const NEVER_BUYS = 0.12;
const LOOKS_FIRST = 0.45;

const REMARKS = {
  vi: [
    "Giao giờ hành chính giúp mình.",
    "Gọi trước khi giao 15 phút.",
    "Gửi bảo vệ toà nhà nếu mình vắng.",
    "Xay vừa cho phin.",
    "Để nguyên hạt.",
    "Gói quà, kèm thiệp viết tay.",
    "Giao buổi tối sau 18 giờ.",
  ],
  en: ["Whole beans, please.", "Please leave it with the neighbour.", "A gift: no invoice in the box, please."],
};

class Shopper {
  readonly #desk: Desk;
  readonly #contact: ContactDraft;
  readonly #random: Random;
  readonly #habit: Habit;
  readonly #product: (key: string) => ProductDraft;

  constructor(desk: Desk, contact: ContactDraft, product: (key: string) => ProductDraft) {
    this.#desk = desk;
    this.#contact = contact;
    this.#random = seeded(contact.key);
    this.#habit = habitFor(this.#random.next());
    this.#product = product;
  }

  orders(): ShopOrder[] {
    const random = this.#random;
    const today = dayOf(this.#desk.now);
    const first = today - (random.chance(OLD_HANDS) ? random.between(HISTORY_DAYS - 40, HISTORY_DAYS) : random.between(8, HISTORY_DAYS));
    const joined = random.chance(LOOKS_FIRST) ? first - random.between(2, 60) : first;
    const visits = random.chance(NEVER_BUYS) ? [] : visitsOf(this.#habit, first, this.#quietFrom(today), random);
    const baskets = new Baskets(this.#habit, random);
    const orders = visits.map((day) => this.#order(day, baskets.next(day)));
    if (orders.length > 0) this.#contact.stage = "customer";
    this.#contact.firstAt = Math.min(orders[0]?.at ?? this.#desk.now, momentOf(Math.max(joined, today - HISTORY_DAYS), this.#minute()));
    return orders;
  }

  /** The day after the last one on which there can be an order. */
  #quietFrom(today: number): number {
    const isQuiet = this.#habit.machines !== undefined && this.#random.chance(GONE_QUIET.chance);
    return isQuiet ? today - this.#random.between(...GONE_QUIET.daysAgo) : today;
  }

  #minute = (): number => this.#random.between(7 * 60 + 10, 20 * 60 + 50);

  #order(day: number, basket: Map<string, number>): ShopOrder {
    const random = this.#random;
    const at = momentOf(day, this.#minute());
    const { language } = this.#contact;
    const items = [...basket].map(([key, qty]) => this.#lineOf(this.#product(key), qty, at));
    return {
      at,
      contacts: [this.#contact],
      author: this.#contact.owner,
      order: {
        offer: offerOf(items, "VND", 0, language),
        remark: random.chance(0.2) ? random.pick(REMARKS[language]) : "",
        channel: "Web",
        ...this.#mishap(at),
      },
    };
  }

  #lineOf(product: ProductDraft, qty: number, at: number): LineItem {
    const [name, unit] = this.#contact.language === "vi" ? [product.name, product.unit] : [product.nameEn, product.unitEn];
    return { product, name, qty, unit, price: priceOn(product, at, this.#desk.priceRiseAt) };
  }

  /** A few are called off, and of those that arrived a few come back. */
  #mishap(at: number): Pick<OrderDraft, "status"> {
    const luck = this.#random.next();
    if (luck < 0.02) return { status: "cancelled" };
    return luck < 0.045 && this.#desk.now - at > RETURNED_AFTER_DAYS * DAY ? { status: "returned" } : {};
  }
}

const RETURNED_AFTER_DAYS = 14;

/** The habit at which shares, added up, pass this one. */
function habitFor(share: number): Habit {
  const habits = Object.values(HABITS);
  let sum = 0;
  for (const habit of habits) {
    sum += habit.share;
    if (share < sum) return habit;
  }
  return habits.at(-1) as Habit;
}
