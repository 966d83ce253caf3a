import type { DealStage } from "../deals/deals.schema.ts";
import type { Desk } from "./desk.ts";
import type { ActivityDraft, DealDraft, LineItem } from "./drafts.ts";
import { Mailbox, type MailExtras, type Thread } from "./mailbox.ts";
import { type Offer, offerOf, priceOn } from "./offers.ts";
import { Stage } from "./stage.ts";
import { stamp } from "./wording.ts";

export type Story = (tell: Teller) => void;

/** Product key, quantity, and a price where it is not the list price (in minor units of the offer's currency). */
export type Wanted = [product: string, qty: number, price?: number];

/** Tells what happened between the team and one customer, step by step; every verb writes one activity at the cursor. */
export class Teller extends Stage {
  readonly #mailbox: Mailbox;
  deal: DealDraft | null = null;

  constructor(desk: Desk, seed: string) {
    super(desk, seed);
    this.#mailbox = new Mailbox(desk, this.random);
  }

  /** Others who took part in what was just told. */
  also(...contacts: string[]): this {
    this.desk.activities.at(-1)?.contacts.push(...contacts.map((key) => this.desk.cast.contact(key)));
    return this;
  }

  // Mail: `writes` and `weWrite` begin a thread, `answers` and `weAnswer` go on with it

  writes(subject: string, body: string, extras?: MailExtras): this {
    return this.#add(this.#mailbox.begin("in", this, subject, body, extras));
  }

  weWrite(subject: string, body: string, extras?: MailExtras): this {
    return this.#add(this.#mailbox.begin("out", this, subject, body, extras));
  }

  answers(body: string, extras?: MailExtras): this {
    return this.#add(this.#mailbox.goOn("in", this, body, extras));
  }

  weAnswer(body: string, extras?: MailExtras): this {
    return this.#add(this.#mailbox.goOn("out", this, body, extras));
  }

  get thread(): Thread | undefined {
    return this.#mailbox.thread;
  }

  /** Goes back to an earlier thread. */
  resume(thread: Thread | undefined): this {
    this.#mailbox.thread = thread;
    return this;
  }

  // Everything else

  calls(minutes: number, subject: string, body: string): this {
    return this.#add({ kind: "call", direction: "in", subject, body, durationMin: minutes, author: this.member });
  }

  weCall(minutes: number, subject: string, body: string, outcome?: string): this {
    return this.#add({
      kind: "call",
      direction: "out",
      subject,
      body,
      durationMin: minutes,
      author: this.member,
      meta: outcome ? { outcome } : {},
    });
  }

  meets(minutes: number, subject: string, body: string): this {
    return this.#add({ kind: "meeting", subject, body, durationMin: minutes, author: this.member });
  }

  visits(minutes: number, subject: string, body: string): this {
    return this.#add({ kind: "visit", direction: "out", subject, body, durationMin: minutes, author: this.member });
  }

  chats(body: string, direction: "in" | "out" = "in"): this {
    return this.#add({
      kind: "chat",
      direction,
      subject: this.contact.language === "vi" ? "Zalo" : "WhatsApp",
      body,
      author: direction === "out" ? this.member : null,
    });
  }

  texts(body: string): this {
    return this.#add({ kind: "sms", direction: "out", body, author: this.member });
  }

  notes(subject: string, body: string): this {
    return this.#add({ kind: "note", subject, body, author: this.member });
  }

  posts(subject: string, body: string, direction: "in" | "out" = "out"): this {
    return this.#add({ kind: "letter", direction, subject, body, author: direction === "out" ? this.member : null });
  }

  fillsForm(subject: string, body: string): this {
    return this.#add({ kind: "form", direction: "in", subject, body });
  }

  /** Records an order; answers its number, for later mentions. */
  orders(offer: Offer, remark: string): string {
    const orderNumber = this.desk.orderNumber(this.at);
    this.#add({ kind: "order", body: remark, meta: { orderNumber }, author: this.member, order: { offer, remark } });
    return orderNumber;
  }

  // Money

  /** An offer at list prices in VND as of the cursor, or in another currency with prices given. */
  offer(wanted: Wanted[], discountPercent = 0, currency = "VND"): Offer {
    const language = this.contact.language;
    const items = wanted.map(([key, qty, price]): LineItem => {
      const product = this.desk.cast.product(key);
      const listPrice = priceOn(product, this.at, this.desk.priceRiseAt);
      return language === "vi"
        ? { product, name: product.name, qty, unit: product.unit, price: price ?? listPrice }
        : { product, name: product.nameEn, qty, unit: product.unitEn, price: price ?? listPrice };
    });
    return offerOf(items, currency, discountPercent, language);
  }

  quoteNumber(): string {
    return `BG-${stamp(this.at)}-${this.member.key.slice(0, 1).toUpperCase()}`;
  }

  /** Opens a deal at the cursor; what was just told and all that follows belongs to it. */
  opens(name: string, product: string, offer: Pick<Offer, "amount" | "currency">, stage: DealStage = "prospecting"): DealDraft {
    const deal: DealDraft = {
      name,
      company: this.contact.company,
      contact: this.contact,
      product: this.desk.cast.product(product),
      owner: this.member,
      stages: [{ stage, at: this.at }],
      amount: offer.amount,
      currency: offer.currency,
      expectedAt: this.ahead(45),
      nextStep: null,
      lostReason: null,
    };
    this.desk.deals.push(deal);
    const last = this.desk.activities.at(-1);
    if (last && last.at === this.at) last.deal = deal;
    this.deal = deal;
    return deal;
  }

  moves(stage: DealStage): this {
    this.#dealNow().stages.push({ stage, at: this.at });
    return this;
  }

  /** The amount as last agreed. */
  reprices(offer: Pick<Offer, "amount">): this {
    this.#dealNow().amount = offer.amount;
    return this;
  }

  wins(): this {
    return this.moves("won");
  }

  loses(reason: string): this {
    this.#dealNow().lostReason = reason;
    return this.moves("lost");
  }

  /** What is to come in an open deal; days count from today. */
  expects(daysFromToday: number, nextStep: string): this {
    const deal = this.#dealNow();
    deal.expectedAt = this.fromToday(daysFromToday);
    deal.nextStep = nextStep;
    return this;
  }

  /** A task made at the cursor. `doneAt` is null while it is open. */
  task(title: string, dueAt: number, doneAt: number | null = null, note = ""): this {
    this.desk.tasks.push({ title, note, madeAt: this.at, dueAt, doneAt, assignee: this.member, contact: this.contact, deal: this.deal });
    return this;
  }

  #dealNow(): DealDraft {
    if (!this.deal) throw new Error(`No deal has been opened with ${this.contact.name}`);
    return this.deal;
  }

  #add(told: Pick<ActivityDraft, "kind" | "body"> & Partial<ActivityDraft>): this {
    this.desk.tell({ at: this.at, contacts: [this.contact], deal: this.deal, ...told });
    return this;
  }
}
