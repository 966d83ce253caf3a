import { DAY } from "../../core/time.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { isTalk } from "../signals.ts";
import type { Complaint } from "./complaints.ts";
import type { Debt } from "./debts.ts";
import { type Mention, type Quoted, spokenDay } from "./mention.ts";
import type { OpenDeal } from "./open-deal.ts";
import type { Move, Phrases } from "./phrases.ts";
import type { Colleague, Situation } from "./situation.ts";
import { looksVietnamese } from "./subject.ts";
import type { DueOrder } from "./their-debt.ts";

type Weight = Move["weight"];

/** After so long nobody is thanked for a call any more. */
const OLD_DAYS = 40;
/** Whoever has waited so long for an answer is owed an apology. */
const LATE_DAYS = 14;

export const move = (says: Move["says"], weight: Weight, rest: Omit<Move, "says" | "weight"> = {}): Move => ({ says, weight, ...rest });

/** Turns what is known into moves; nothing known, no move. */
export class Teller {
  readonly situation: Situation;
  readonly pack: Pack;
  readonly phrases: Phrases;
  readonly #told = new Set<string>();

  constructor(situation: Situation, pack: Pack, phrases: Phrases) {
    this.situation = situation;
    this.pack = pack;
    this.phrases = phrases;
  }

  introduction(weight: Weight): Move[] {
    return this.pack.history.sender.name ? [move("intro", weight)] : [];
  }

  /** What their business is, or what they do there: all that is known before the first word. */
  known(weight: Weight): Move[] {
    const company = this.pack.items.find(({ kind }) => kind === "company");
    const contact = this.pack.items.find(({ kind }) => kind === "contact");
    const industry = this.phrases.industry(this.pack.history.company?.industry ?? "");
    const title = this.phrases.industry(this.pack.history.contact?.title ?? "");
    if (company && industry) return [move("known", weight, { slots: { industry }, cites: [company] })];
    return contact && title && (title.includes(" ") || this.pack.language === "en") && company
      ? [move("known_title", weight, { slots: { title }, cites: [contact, company] })]
      : [];
  }

  /** The last real exchange: their words first, then a talk, an order, or only what we wrote. */
  exchange(weight: Weight): Move[] {
    const { heard, mailIn, said, unanswered, colleague } = this.situation;
    if (colleague) return [this.colleagueWrote(colleague, weight)];
    const isOld = heard !== undefined && this.isOld(heard);
    if (heard && isTalk(heard.activity)) return [this.talk(heard, isOld ? "talk_old" : "talk", weight)];
    if (heard && heard === mailIn)
      return [said ? this.words(mailIn, said, weight) : this.mentioned(isOld ? "mail_in_old" : "mail_in", mailIn, weight)];
    if (heard?.activity.kind === "order" && this.situation.order) return [this.order(isOld ? "last_order" : "order", weight)];
    return unanswered ? this.ourMail("mail_out", weight) : [move("plain", weight)];
  }

  /** It was not the reader who wrote, so nothing says "you". */
  colleagueWrote(colleague: Colleague, weight: Weight): Move {
    const { writer, said } = colleague;
    const { slots, ...rest } = this.mentioned(said ? "colleague_wrote" : "colleague_mail", colleague, weight);
    return { ...rest, slots: { ...slots, writer, quote: plainQuotes(said?.quote ?? "") } };
  }

  /** What went wrong is named where its subject is a noun, else by its subject as it stands. */
  sorry(complaint: Complaint, weight: Weight): Move {
    const { slots, ...rest } = this.mentioned("sorry", complaint, weight);
    const about = complaint.fault === undefined && complaint.topic === undefined ? (slots?.about ?? "") : "";
    return { ...rest, slots: { ...slots, about, topic: this.phrases.trouble(complaint.fault), teller: tellerOf(complaint) } };
  }

  upset(complaint: Complaint, weight: Weight): Move {
    const { slots, ...rest } = this.mentioned("upset", complaint, weight);
    return { ...rest, slots: { ...slots, teller: tellerOf(complaint) } };
  }

  isOld({ activity }: Mention): boolean {
    return this.pack.now - activity.occurredAt > OLD_DAYS * DAY;
  }

  /** Their message has been the last word for long. */
  lateAnswer(weight: Weight): Move[] {
    const { last, mailIn } = this.situation;
    const isLate = mailIn !== undefined && last === mailIn && this.pack.now - mailIn.activity.occurredAt > LATE_DAYS * DAY;
    return isLate ? [move("late_answer", weight)] : [];
  }

  words(mail: Mention, { quote, item }: Quoted, weight: Weight): Move {
    const { slots, ...rest } = this.mentioned("wrote", mail, weight);
    return { ...rest, slots: { ...slots, quote }, cites: [item], isOurs: false };
  }

  /** What we wrote last, with what we asked for in it. */
  ourMail(says: "mail_out" | "mail_out_also", weight: Weight): Move[] {
    const { unanswered, asked, quote } = this.situation;
    if (
      !unanswered ||
      (quote?.isOpen && (quote.item === unanswered.item || (quote.code !== "" && unanswered.activity.subject.includes(quote.code))))
    )
      return this.askedFor(weight);
    return asked
      ? [this.mentioned("mail_out_also", unanswered, weight), ...this.askedFor(weight)]
      : [this.mentioned(says, unanswered, weight)];
  }

  askedFor(weight: Weight): Move[] {
    const { asked } = this.situation;
    return asked && this.isSameLanguage(asked.quote)
      ? [move("mail_out_asked", weight, { slots: { quote: asked.quote }, cites: [asked.item], isOurs: this.isColleagues(asked.item) })]
      : [];
  }

  talk(talk: Mention, says: "talk" | "talk_old" | "thanks_talk", weight: Weight): Move {
    const kind = talk.activity.kind === "visit" ? "visit" : talk.activity.kind === "meeting" ? "meeting" : "call";
    const { slots, ...rest } = this.mentioned(says, talk, weight);
    const holder = this.#holderOf(talk.item);
    const talked = this.phrases.talks[kind](holder && this.phrases.colleague(holder));
    return { ...rest, isOurs: isOthers(talk.item, this.pack), slots: { ...slots, talked } };
  }

  /** The colleague who held a talk, where it was not the writer. */
  #holderOf({ activity }: PackItem): string | undefined {
    const name = this.pack.history.members?.[activity?.authorId ?? ""];
    return name && activity?.authorId !== this.pack.history.sender.id ? name : undefined;
  }

  agreed(weight: Weight, most = 2): Move[] {
    const { agreed, talk } = this.situation;
    return agreed.slice(0, most).map((point, index) =>
      move(index === 0 ? "agreed" : "agreed_also", Math.min(weight + index, 3) as Weight, {
        slots: { point },
        cites: talk ? [talk.item] : [],
      }),
    );
  }

  order(says: "order" | "last_order" | "order_thanks", weight: Weight): Move {
    const { order } = this.situation;
    const { phrases } = this;
    if (!order) return move("plain", weight);
    return move(says, weight, {
      slots: { day: order.day, code: order.code ? phrases.code(order.code) : "", worth: order.amount ? phrases.worth(order.amount) : "" },
      cites: [order.item],
    });
  }

  /** Its terms are told as they stand: the day that they make is no source's. */
  dueOrder({ code, amount, day, terms, item }: DueOrder, weight: Weight): Move {
    const { phrases } = this;
    const slots = { day, code: code ? phrases.code(code) : "", worth: amount ? phrases.worth(amount) : "", terms: phrases.terms(terms) };
    return move("order_due", weight, { slots, cites: [item] });
  }

  /** Who has said when they will pay is not asked again. */
  paymentAsk(weight: Weight): Move {
    return move(this.situation.paymentPlan ? "payment_confirm" : "invoice_ask", weight);
  }

  paymentPlan(weight: Weight): Move[] {
    const { paymentPlan } = this.situation;
    if (!paymentPlan) return [];
    const { day, point, quote, item } = paymentPlan;
    if (quote) return [move("payment_said", weight, { slots: { day, quote: plainQuotes(quote) }, cites: [item] })];
    return [move(point ? "payment_agreed" : "payment_talked", weight, { slots: { day, point: point ?? "" }, cites: [item] })];
  }

  /** The customer's open questions: one in a short letter, three in a long one. */
  questions(weight: Weight): Move[] {
    const { questions } = this.situation;
    return questions
      .filter(({ kind }) => kind !== "demand")
      .slice(0, 3)
      .map(({ text, item, kind }, index) =>
        move(index > 0 ? "also_asked" : kind === "request" ? "said" : "asked", Math.min(weight + index, 3) as Weight, {
          slots: { quote: plainQuotes(text) },
          cites: [item],
        }),
      );
  }

  /** What we owe and have not done. */
  owed(weight: Weight): Move[] {
    const late = this.situation.debts.filter(({ isLate, quote }) => isLate || quote !== undefined).slice(0, 2);
    return late.map((debt, index) => this.#owedMove(debt, index, Math.min(weight + index, 3) as Weight));
  }

  #owedMove(debt: Debt, index: number, weight: Weight): Move {
    const { quote, promisedIn, item, isLate, dueDay } = debt;
    const task = `${debt.phrase ?? ""}${debt.isByKind ? this.#dueOf(debt) : ""}`;
    if (quote !== undefined)
      return move(isLate || dueDay !== undefined ? "owed_quote" : "promise", weight, {
        slots: { quote: plainQuotes(quote), day: this.#dayOf(item) },
        cites: [item],
        isOurs: this.isColleagues(item),
      });
    const cites = promisedIn ? [item, promisedIn] : [item];
    if (index > 0) return move("owed_also", weight, { slots: { task }, cites });
    return promisedIn
      ? move("owed_promised", weight, {
          slots: { task, day: this.#dayOf(promisedIn) },
          cites,
          isOurs: this.isColleagues(promisedIn),
        })
      : move("owed", weight, { slots: { task }, cites });
  }

  /** What we are about to do for them. */
  upcoming(weight: Weight): Move[] {
    const debt = this.situation.debts.find(({ isLate, phrase }) => !isLate && phrase !== undefined);
    return debt?.phrase
      ? [
          move("task", weight, {
            slots: { task: debt.phrase, due: this.#dueOf(debt) },
            cites: debt.promisedIn ? [debt.item, debt.promisedIn] : [debt.item],
          }),
        ]
      : [];
  }

  quote(weight: Weight): Move[] {
    const { quote } = this.situation;
    if (!quote) return [];
    const { phrases } = this;
    const isTold =
      this.#told.has(quote.topic ? phrases.about(quote.topic) : "") ||
      (quote.foreign !== undefined && this.#told.has(phrases.titled(quote.foreign)));
    const name = isTold
      ? ""
      : quote.topic && this.isSameLanguage(quote.topic)
        ? phrases.product(quote.topic)
        : quote.foreign && !quote.code
          ? phrases.titled(quote.foreign)
          : "";
    return [
      move("quote", weight, {
        slots: {
          day: quote.day,
          code: quote.code ? phrases.code(quote.code) : "",
          product: name,
          worth: quote.total ? phrases.worth(quote.total) : "",
        },
        cites: [quote.item],
        isOurs: this.isColleagues(quote.item),
      }),
    ];
  }

  quoteUntil(weight: Weight): Move[] {
    const { quote } = this.situation;
    return quote?.until
      ? [move(quote.hasExpired ? "quote_expired" : "quote_until", weight, { slots: { until: quote.until }, cites: [quote.item] })]
      : [];
  }

  deal(says: "deal_ask" | "deal_mention", weight: Weight): Move[] {
    const { deal } = this.situation;
    if (!deal) return [];
    return [
      move(says === "deal_ask" ? this.#dealQuestion(deal) : says, weight, {
        slots: { deal: this.phrases.deal(deal.name) },
        cites: [deal.item],
      }),
    ];
  }

  /** Only of what was offered can something be added or changed. */
  #dealQuestion({ isClosing }: OpenDeal): "deal_close" | "deal_ask" | "deal_open" {
    return isClosing ? "deal_close" : this.situation.quote ? "deal_ask" : "deal_open";
  }

  invoice(weight: Weight): Move[] {
    const { invoice } = this.situation;
    if (!invoice) return [];
    const { code, amount, due, item } = invoice;
    const slots = {
      code: this.phrases.code(code),
      amount: amount ? this.phrases.amount(amount) : "",
      due: due ? this.phrases.due(due) : "",
    };
    return [move("invoice", weight, { slots, cites: [item] })];
  }

  ending(): Move[] {
    return [move("reachable", 3)];
  }

  mentioned(says: Move["says"], { item, activity, day, topic, foreign }: Mention, weight: Weight): Move {
    const about = this.#once(topic ? this.phrases.about(topic) : foreign ? this.phrases.titled(foreign) : "");
    return move(says, weight, {
      slots: { day, about, letter: this.phrases.letter(activity.kind) },
      cites: [item],
      isOurs: this.isColleagues(item),
    });
  }

  isSameLanguage(text: string): boolean {
    return looksVietnamese(text)
      ? this.pack.language === "vi"
      : this.pack.language === "en" || !/\b(?:the|for|of|and|to|with)\b/iu.test(text);
  }

  /** What a colleague wrote or held is "ours", not "mine". */
  isColleagues(item: PackItem): boolean {
    return item.activity?.direction !== "in" && isOthers(item, this.pack);
  }

  #dueOf({ dueDay }: Debt): string {
    return dueDay === undefined ? "" : this.phrases.by(spokenDay(dueDay * DAY + DAY / 4, this.pack));
  }

  /** What a letter is about is named once. */
  #once(about: string): string {
    if (this.#told.has(about)) return "";
    this.#told.add(about);
    return about;
  }

  #dayOf({ activity, at }: PackItem): string {
    return spokenDay(activity?.occurredAt ?? at ?? this.pack.now, this.pack);
  }
}

const isOthers = ({ activity }: PackItem, { history }: Pack): boolean =>
  typeof activity?.authorId === "string" && activity.authorId !== history.sender.id;

const tellerOf = ({ writer }: Complaint): string => writer ?? "{you}";

export const plainQuotes = (text: string): string => text.replace(/[“”"]/g, "'");
