import { Bag, type Random, seeded } from "../../core/random.ts";
import type { Desk } from "../desk.ts";
import type { Offer } from "../offers.ts";
import { Teller, type Wanted } from "../teller.ts";
import { dayEn, money, monthEn, thang, thuNgay, weekdayDayEn } from "../wording.ts";
import type { Account } from "./accounts.ts";
import { spokenGoods, spokenName } from "./goods.ts";
import * as en from "./orders.en.ts";
import * as vi from "./orders.vi.ts";
import { chatName, fill, voiceOf } from "./voice.ts";

/** One account's orders through the months, with what belongs to them: confirmation, delivery, invoice, a call afterwards. */
export class OrderTraffic {
  readonly #account: Account;
  readonly #tell: Teller;
  readonly #random: Random;
  readonly #bag: Bag;
  readonly #words: typeof vi | typeof en;
  readonly #language: "vi" | "en";

  constructor(desk: Desk, account: Account) {
    this.#account = account;
    this.#random = seeded(`orders ${account.buyer}`);
    this.#bag = new Bag(this.#random);
    this.#tell = new Teller(desk, account.buyer);
    this.#language = account.isAbroad ? "en" : "vi";
    this.#words = account.isAbroad ? en : vi;
  }

  run(): void {
    const { from, until, every } = this.#account;
    for (let day = from; day > until; day -= every + this.#random.between(-3, 3)) this.#order(day);
  }

  #order(daysAgo: number): void {
    const { buyer, member, discountPercent, isAbroad } = this.#account;
    const tell = this.#tell.begin(daysAgo).with(buyer, member);
    const wanted = this.#wanted();
    const offer = tell.offer(wanted, discountPercent ?? 0, isAbroad ? "USD" : "VND");
    const deliveryDays = isAbroad ? this.#random.between(9, 16) : this.#random.between(1, 3);
    const slots = this.#slots(wanted, offer, deliveryDays);
    const order = this.#asked(slots, offer);
    this.#delivered(daysAgo, deliveryDays, { ...slots, o: order });
    this.#billed(daysAgo, { ...slots, o: order });
    this.#calledAfter(daysAgo);
  }

  #wanted(): Wanted[] {
    const { goods, prices } = this.#account;
    const picked = goods.filter((_, index) => index === 0 || this.#random.chance(0.65));
    return picked.map(([product, least, most, step]): Wanted => {
      const qty = least + step * this.#random.between(0, Math.round((most - least) / step));
      const price = prices?.[product];
      return price === undefined ? [product, qty] : [product, qty, price];
    });
  }

  #slots(wanted: Wanted[], offer: Offer, deliveryDays: number): Record<string, string> {
    const { at } = this.#tell;
    const isVietnamese = this.#language === "vi";
    const due = this.#tell.ahead(30);
    const delivery = this.#tell.ahead(deliveryDays);
    return {
      ...voiceOf(this.#tell.contact, this.#tell.member),
      g: spokenGoods(wanted, this.#language),
      f: spokenName(wanted[0]?.[0] ?? "", this.#language),
      v: money(offer.amount, offer.currency),
      p: this.#account.place,
      t: isVietnamese ? thang(at) : monthEn(at),
      d: isVietnamese ? thuNgay(delivery) : weekdayDayEn(delivery),
      k: isVietnamese ? thuNgay(due) : dayEn(due),
    };
  }

  /** Records how the order came in; answers its number. */
  #asked(slots: Record<string, string>, offer: Offer): string {
    const remark = fill(this.#bag.draw(this.#words.ORDER_REMARKS), slots);
    const { by } = this.#account;
    if (by === "mail" && this.#random.chance(0.72)) return this.#askedByMail(slots, offer, remark);
    if (by === "call")
      this.#tell.calls(
        this.#random.between(3, 12),
        this.#language === "vi" ? "Đặt hàng" : "Order by phone",
        fill(this.#bag.draw(this.#words.ORDER_CALLS), slots),
      );
    else this.#tell.chats(this.#chat(slots));
    return this.#tell.after(0).orders(offer, remark);
  }

  #askedByMail(slots: Record<string, string>, offer: Offer, remark: string): string {
    const body = fill(this.#bag.draw(this.#words.ORDER_MAILS), slots);
    const files = body.includes("PO attached") ? ["purchase-order.pdf"] : [];
    this.#tell.writes(fill(this.#bag.draw(this.#words.ORDER_SUBJECTS), slots), body, { files });
    const order = this.#tell.after(0).orders(offer, remark);
    this.#tell.after(0).weAnswer(fill(this.#bag.draw(this.#words.ORDER_ANSWERS), { ...slots, o: order }));
    return order;
  }

  #chat(slots: Record<string, string>): string {
    const name = chatName(this.#tell.contact, voiceOf(this.#tell.contact, this.#tell.member));
    const text = fill(this.#bag.draw(this.#words.ORDER_CHATS), slots);
    return text.replace(/^C:/gm, `${name}:`).replace(/^M:/gm, `${slots.m}:`);
  }

  #delivered(daysAgo: number, deliveryDays: number, slots: Record<string, string>): void {
    if (daysAgo < deliveryDays + 4 || !this.#random.chance(0.3)) return;
    const { store, buyer, member } = this.#account;
    const isThere = this.#random.chance(0.5);
    this.#tell.after(isThere ? deliveryDays : deliveryDays - 1).with(store ?? buyer, member);
    const voice = voiceOf(this.#tell.contact, this.#tell.member);
    const text = fill(this.#bag.draw(isThere ? this.#words.ARRIVED : this.#words.UNDERWAY), { ...slots, ...voice });
    if (this.#language === "vi") this.#tell.texts(text);
    else this.#tell.weWrite(`Shipment ${slots.o}`, text, { files: [`${slots.o}.pdf`] });
  }

  #billed(daysAgo: number, slots: Record<string, string>): void {
    const { accountant, member } = this.#account;
    if (!accountant || daysAgo < (this.#account.isAbroad ? 34 : 16) || !this.#random.chance(0.26)) return;
    this.#tell.after(2).with(accountant, member);
    const voice = voiceOf(this.#tell.contact, this.#tell.member);
    const subject = this.#language === "vi" ? `Hoá đơn ${slots.o}` : `Invoice ${slots.o}`;
    this.#tell.weWrite(subject, fill(this.#bag.draw(this.#words.INVOICES), { ...slots, ...voice }), {
      files: [`${slots.o}-invoice.pdf`],
    });
    this.#tell.after(this.#random.between(1, 4)).answers(fill(this.#bag.draw(this.#words.PAYMENTS), { ...slots, ...voice }));
  }

  #calledAfter(daysAgo: number): void {
    const { buyer, member, isAbroad } = this.#account;
    if (daysAgo < (isAbroad ? 60 : 20) || !this.#random.chance(0.16)) return;
    this.#tell.after(isAbroad ? 27 : 5).with(buyer, member);
    const note = fill(this.#bag.draw(this.#words.FEEDBACK), voiceOf(this.#tell.contact, this.#tell.member));
    const isVietnamese = this.#language === "vi";
    this.#tell.weCall(
      this.#random.between(2, 9),
      isVietnamese ? "Hỏi thăm sau khi giao" : "Follow-up after delivery",
      note,
      isVietnamese ? "Nghe máy" : "Connected",
    );
  }
}
