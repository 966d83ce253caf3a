import { Bag, seeded } from "../../core/random.ts";
import { DAY } from "../../core/time.ts";
import { dateOf, dayNumber, dayOf, isWorkday, pastTet } from "../calendar.ts";
import type { Desk } from "../desk.ts";
import { priceOn } from "../offers.ts";
import { Teller } from "../teller.ts";
import { thuNgay, vnd } from "../wording.ts";
import type { Account } from "./accounts.ts";
import { spokenName } from "./goods.ts";
import { BIRTHDAYS, TET_GREETINGS, WOMEN_GREETINGS, YEAR_END_EN } from "./greetings.ts";
import * as en from "./service.en.ts";
import * as vi from "./service.vi.ts";
import { chatName, fill, voiceOf } from "./voice.ts";

/** Everything else between us and a regular customer: service, questions, notes, prices, greetings. What everybody gets on one day comes from one bag, so that neighbours differ. */
export class Occasions {
  readonly #desk: Desk;
  readonly #bag = new Bag(seeded("occasions"));
  readonly #random = seeded("occasion days");

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  run(accounts: readonly Account[]): void {
    for (const account of accounts) {
      const own = new Bag(seeded(`between orders ${account.buyer}`));
      this.#service(account, own);
      this.#questions(account, own);
      this.#notes(account);
      this.#priceNotice(account);
      this.#greetings(account);
    }
    this.#birthdays(accounts);
  }

  #teller(account: Account, contact = account.buyer): Teller {
    return new Teller(this.#desk, `${account.buyer} ${contact} ${this.#random.next()}`).begin(account.from).with(contact, account.member);
  }

  /** Days ago of something that happens about every so many days while the account is active. */
  #days({ from, until }: Account, every: number): number[] {
    const days: number[] = [];
    for (let day = from - this.#random.between(10, every); day > until; day -= every + this.#random.between(-9, 9)) days.push(day);
    return days;
  }

  #service(account: Account, bag: Bag): void {
    if (!account.technician) return;
    for (const day of this.#days({ ...account, from: account.machineSince ?? account.from }, 92)) {
      const tell = this.#teller(account, account.technician).begin(day).by("tin");
      const [subject, body] = bag.draw(vi.SERVICE_VISITS);
      tell.visits(
        15 * this.#random.between(3, 9),
        subject,
        fill(body, { ppm: String(this.#random.between(48, 82)), x: String(this.#random.between(2, 4)) }),
      );
    }
  }

  #questions(account: Account, bag: Bag): void {
    if ((!account.technician && !account.isAbroad) || account.by === "call") return;
    for (const day of this.#days(account, 170)) {
      const tell = this.#teller(account).begin(day);
      const slots = { ...voiceOf(tell.contact, tell.member), x: String(this.#random.between(3, 5)) };
      const [question, answer] = bag.draw(account.isAbroad ? en.QUESTIONS : vi.QUESTIONS);
      if (account.isAbroad) tell.writes("A question", fill(question, slots)).after(1).weAnswer(fill(answer, slots));
      else
        tell.chats(
          `${chatName(tell.contact, voiceOf(tell.contact, tell.member))}: ${fill(question, slots)}\n${slots.m}: ${fill(answer, slots)}`,
        );
    }
  }

  #notes(account: Account): void {
    const tell = this.#teller(account).begin(this.#random.between(account.until + 20, account.from - 20));
    const body = fill(this.#bag.draw(account.isAbroad ? en.NOTES : vi.NOTES), voiceOf(tell.contact, tell.member));
    tell.notes(account.isAbroad ? "Good to know" : "Ghi nhớ", body);
  }

  /** About three weeks before roasted coffee rises. Those with an agreed price get none. */
  #priceNotice(account: Account): void {
    const day = dayOf(this.#desk.now) - dayOf(this.#desk.priceRiseAt) + 19;
    const product = this.#desk.cast.product(account.goods[0]?.[0] ?? "");
    const isConcerned =
      product.priceBefore !== undefined && !account.prices && !account.isAbroad && account.from > day && account.until < day;
    if (!isConcerned) return;
    const tell = this.#teller(account).begin(day);
    const { priceRiseAt } = this.#desk;
    const slots = {
      ...voiceOf(tell.contact, tell.member),
      f: spokenName(product.key, "vi"),
      d: thuNgay(priceRiseAt),
      w: vnd(priceOn(product, 0, priceRiseAt)),
      v: vnd(product.price),
    };
    tell.weWrite("Điều chỉnh giá cà phê rang", fill(this.#bag.draw(vi.PRICE_NOTICES), slots), { files: ["bang-gia-moi.pdf"] });
    if (this.#random.chance(0.7)) tell.after(this.#random.between(1, 2)).answers(fill(this.#bag.draw(vi.PRICE_REPLIES), slots));
  }

  #greetings(account: Account): void {
    if (account.isAbroad) {
      this.#yearEnd(account);
      return;
    }
    const tet = dayOf(this.#desk.now) - pastTet(this.#desk.now);
    this.#greet(account, tet + 5, TET_GREETINGS);
    const isWoman = this.#teller(account).contact.addressForm === "chi";
    if (isWoman)
      for (const [month, date] of [
        [3, 8],
        [10, 20],
      ] as const)
        this.#onDate(account, month, date);
  }

  #onDate(account: Account, month: number, date: number): void {
    const today = dayOf(this.#desk.now);
    for (const year of [dateOf(today).year - 1, dateOf(today).year]) {
      const day = dayNumber(year, month, date);
      if (isWorkday(day) && this.#random.chance(0.5)) this.#greet(account, today - day, WOMEN_GREETINGS, { w: `${date}/${month}` });
    }
  }

  #yearEnd(account: Account): void {
    const today = dayOf(this.#desk.now);
    const { year, month, date } = dateOf(today);
    const day = dayNumber(month === 12 && date > 22 ? year : year - 1, 12, 20);
    const daysAgo = today - day;
    if (daysAgo >= account.from || daysAgo <= account.until) return;
    const tell = this.#teller(account).begin(daysAgo);
    tell.weWrite("Season's greetings from Da Nang", fill(this.#bag.draw(YEAR_END_EN), voiceOf(tell.contact, tell.member)));
  }

  #greet(account: Account, daysAgo: number, greetings: readonly string[], more: Record<string, string> = {}): void {
    if (account.isOldSchool || account.isAbroad || daysAgo <= Math.max(account.until, 1) || daysAgo >= account.from) return;
    const tell = this.#teller(account).begin(daysAgo);
    tell.texts(fill(this.#bag.draw(greetings), { ...voiceOf(tell.contact, tell.member), ...more }));
  }

  #birthdays(accounts: readonly Account[]): void {
    for (const account of accounts) {
      const { contact } = this.#teller(account);
      for (const daysAgo of this.#birthdaysOf(contact.birthday)) this.#greet(account, daysAgo, BIRTHDAYS);
    }
  }

  /** How many days ago the last two birthdays were, if they were on workdays. */
  #birthdaysOf(birthday: string | null): number[] {
    if (!birthday) return [];
    const today = dayOf(this.#desk.now);
    const [, month = 1, date = 1] = birthday.split("-").map(Number);
    const { year } = dateOf(today);
    return [year, year - 1]
      .map((in_) => dayNumber(in_, month, date))
      .filter((day) => isWorkday(day) && (today - day) * DAY > DAY)
      .map((day) => today - day);
  }
}
