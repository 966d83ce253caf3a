import type { Purpose } from "../assistant.schema.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { isTalk } from "../signals.ts";
import type { Move, Phrases, Plan } from "./phrases.ts";
import type { Mention, Situation } from "./situation.ts";

/** Decides what a letter says: for each purpose the strongest reason to write, then further matters for longer letters. */
export function movesFor(purpose: Purpose, situation: Situation, pack: Pack, phrases: Phrases): Plan {
  return PLANS[purpose](new Teller(situation, pack, phrases));
}

const PLANS: Record<Purpose, (tell: Teller) => Plan> = {
  follow_up: followUp,
  reply,
  after_meeting: afterMeeting,
  quote_reminder: quoteReminder,
  late_payment: latePayment,
  apology,
  win_back: winBack,
  thanks,
  first_contact: firstContact,
};

const move = (says: Move["says"], weight: Move["weight"], rest: Omit<Move, "says" | "weight"> = {}): Move => ({ says, weight, ...rest });

function followUp(tell: Teller): Plan {
  const { last, questions, silence, complaint } = tell.situation;
  if (!last) return { opening: [...tell.introduction(3), move("follow_plain", 1)], matter: tell.dealAsk(1), asking: [move("follow_ask", 2), ...tell.ending()] };
  const isWaiting = questions.length > 0;
  const opening = silence ? tell.silence(1) : tell.lastContact(1);
  const matter = isWaiting ? [...tell.questions(1), move("answering", 1)] : [...tell.words(2), ...tell.quote(silence ? 1 : 2), ...(complaint ? [] : tell.dealAsk(2))];
  return { opening, matter: [...matter, ...tell.task(2), ...(silence ? tell.lastOrder(3) : []), ...(isWaiting ? tell.dealAsk(3) : [])], asking: [move("follow_ask", isWaiting ? 2 : 1), ...tell.ending()] };
}

function reply(tell: Teller): Plan {
  const { mailIn, questions } = tell.situation;
  if (!mailIn) return { opening: tell.introduction(1), matter: [], asking: [move("reply_unknown", 1), ...tell.ending()] };
  const matter = questions.length > 0 ? [...tell.questions(1), move("answering", 1)] : [...tell.words(2), move("noted", 1)];
  return { opening: [tell.mailIn(mailIn, 1)], matter: [...matter, ...tell.task(3)], asking: [move("reply_ask", 2), ...tell.ending()] };
}

function afterMeeting(tell: Teller): Plan {
  const { talk } = tell.situation;
  const opening = talk ? [tell.talk(talk, "talk", 1)] : [move("meeting_unknown", 1)];
  const matter = talk ? [...tell.task(1), ...tell.dealAsk(3)] : [];
  return { opening, matter, asking: [move("meeting_ask", 1), move("meeting_recap", 2), ...tell.ending()] };
}

function quoteReminder(tell: Teller): Plan {
  const { quote, questions } = tell.situation;
  if (!quote) return { opening: [...tell.introduction(2), move("follow_plain", 1)], matter: tell.dealAsk(1), asking: [move("quote_ask", 1), ...tell.ending()] };
  const matter = questions.length > 0 ? [...tell.questions(2), move("answering", 2)] : tell.words(3);
  return { opening: [...tell.quote(1), ...tell.quoteUntil(1)], matter, asking: [move("quote_ask", 1), ...tell.ending()] };
}

function latePayment(tell: Teller): Plan {
  const { invoice } = tell.situation;
  const { phrases } = tell;
  const opening = invoice
    ? [move("invoice", 1, { slots: { code: phrases.code(invoice.code), amount: invoice.amount ? phrases.amount(invoice.amount) : "", due: invoice.due ? phrases.due(invoice.due) : "" }, cites: [invoice.item] })]
    : [move("invoice_unknown", 1)];
  return { opening, matter: [move("invoice_paid", 2)], asking: [move("invoice_ask", 1), ...tell.ending()] };
}

function apology(tell: Teller): Plan {
  const { complaint } = tell.situation;
  if (!complaint) return { opening: [move("sorry_unknown", 1)], matter: [], asking: [move("sorry_ask_unknown", 1), ...tell.ending()] };
  const quoted = complaint.quote === undefined ? [] : [move("complained", 2, { slots: { quote: complaint.quote }, cites: [complaint.item] })];
  return {
    opening: [move("sorry", 1, { slots: { day: complaint.day, topic: tell.phrases.trouble(complaint.topic) }, cites: [complaint.item] }), ...quoted],
    matter: [move("sorry_next", 1), ...tell.task(3)],
    asking: [move("sorry_ask", 1), ...tell.ending()],
  };
}

function winBack(tell: Teller): Plan {
  const { silence, order, last } = tell.situation;
  const opening = silence ? tell.silence(1) : last ? [move("win_back_plain", 1)] : [...tell.introduction(1), move("win_back_plain", 1)];
  return { opening, matter: tell.lastOrder(order && !silence ? 1 : 2), asking: [move("win_back_ask", 1), ...tell.ending()] };
}

function thanks(tell: Teller): Plan {
  const { order, talk, mailIn } = tell.situation;
  const opening = order ? [tell.order(order, "order_thanks", 1)] : talk ? [tell.talk(talk, "thanks_talk", 1)] : mailIn ? [tell.mailIn(mailIn, 1, "thanks_mail")] : [move("thanks_plain", 1)];
  const matter = order && talk ? [tell.talk(talk, "thanks_talk", 3)] : [];
  return { opening, matter, asking: [move("thanks_ask", 1), ...tell.ending()] };
}

function firstContact(tell: Teller): Plan {
  const { pack } = tell;
  const company = pack.items.find((item) => item.kind === "company");
  const known = company ? [move("company", 2)] : [];
  return { opening: [...tell.introduction(1), ...known], matter: [], asking: [move("first_ask", 1), move("first_offer", 2), move("reachable", 3)] };
}

/** Turns what is known into moves; nothing known, no move. */
class Teller {
  readonly situation: Situation;
  readonly pack: Pack;
  readonly phrases: Phrases;

  constructor(situation: Situation, pack: Pack, phrases: Phrases) {
    this.situation = situation;
    this.pack = pack;
    this.phrases = phrases;
  }

  introduction(weight: Move["weight"]): Move[] {
    return this.pack.history.sender.name ? [move(this.situation.last ? "intro_known" : "intro", weight)] : [];
  }

  lastContact(weight: Move["weight"]): Move[] {
    const { last, mailIn, mailOut, talk } = this.situation;
    if (last && isTalk(last.activity)) return [this.talk(last, "talk", weight)];
    if (last?.activity.kind === "order") return [this.order({ ...last, code: last.activity.meta.orderNumber ?? "", amount: undefined }, "order_thanks", weight)];
    if (last && last === mailOut && !this.situation.quote) return [this.#mentioned("mail_out", last, weight)];
    if (last && last === mailOut) return [];
    return mailIn ? [this.mailIn(mailIn, weight)] : talk ? [this.talk(talk, "talk", weight)] : [move("follow_plain", weight)];
  }

  mailIn(mail: Mention, weight: Move["weight"], says: Move["says"] = "mail_in"): Move {
    return this.#mentioned(says, mail, weight);
  }

  talk(talk: Mention, says: "talk" | "thanks_talk", weight: Move["weight"]): Move {
    const kind = talk.activity.kind === "visit" ? "visit" : talk.activity.kind === "meeting" ? "meeting" : "call";
    const { slots, ...rest } = this.#mentioned(says, talk, weight);
    return { ...rest, slots: { ...slots, talked: this.phrases.talks[kind] } };
  }

  order(order: NonNullable<Situation["order"]>, says: Move["says"], weight: Move["weight"]): Move {
    const { phrases } = this;
    return move(says, weight, { slots: { day: order.day, code: order.code ? phrases.code(order.code) : "", worth: order.amount ? phrases.worth(order.amount) : "" }, cites: [order.item] });
  }

  lastOrder(weight: Move["weight"]): Move[] {
    return this.situation.order ? [this.order(this.situation.order, "last_order", weight)] : [];
  }

  silence(weight: Move["weight"]): Move[] {
    const { silence } = this.situation;
    return silence ? [move("silence", weight, { slots: { days: String(silence.days) }, cites: [silence.item] })] : [];
  }

  /** The customer's open questions: one in a short letter, three in a long one. */
  questions(weight: Move["weight"]): Move[] {
    const { questions } = this.situation;
    return questions.slice(0, 3).map(({ text, item }, index) => move(index === 0 ? "asked" : "also_asked", (weight + index > 3 ? 3 : weight + index) as Move["weight"], { slots: { quote: plainQuotes(text) }, cites: [item] }));
  }

  words(weight: Move["weight"]): Move[] {
    const { said } = this.situation;
    return said ? [move("said", weight, { slots: { quote: plainQuotes(said.quote) }, cites: [said.item] })] : [];
  }

  task(weight: Move["weight"]): Move[] {
    const { task } = this.situation;
    return task ? [move(task.isLate ? "task_late" : "task", weight, { slots: { task: task.title, due: task.day }, cites: [task.item] })] : [];
  }

  quote(weight: Move["weight"]): Move[] {
    const { quote } = this.situation;
    return quote ? [move("quote", weight, { slots: { day: quote.day, code: quote.code ? this.phrases.code(quote.code) : "", product: quote.topic ? this.phrases.product(quote.topic) : "" }, cites: [quote.item], isOurs: this.#isColleagues(quote.item) })] : [];
  }

  quoteUntil(weight: Move["weight"]): Move[] {
    const { quote } = this.situation;
    return quote?.until ? [move(quote.hasExpired ? "quote_expired" : "quote_until", weight, { slots: { until: quote.until }, cites: [quote.item] })] : [];
  }

  dealAsk(weight: Move["weight"]): Move[] {
    const { deal, quote } = this.situation;
    return deal && !quote ? [move("deal", weight, { slots: { deal: deal.name }, cites: [deal.item] })] : [];
  }

  ending(): Move[] {
    return [move("reachable", 3), move("wish", 3)];
  }

  #mentioned(says: Move["says"], { item, day, topic }: Mention, weight: Move["weight"]): Move {
    return move(says, weight, { slots: { day, about: topic ? this.phrases.about(topic) : "" }, cites: [item], isOurs: this.#isColleagues(item) });
  }

  /** What a colleague wrote or held is "ours", not "mine". */
  #isColleagues({ activity }: PackItem): boolean {
    return activity?.authorId !== null && activity?.authorId !== undefined && activity.authorId !== this.pack.history.sender.id && activity.direction !== "in";
  }
}

const plainQuotes = (text: string): string => text.replace(/[“”"]/g, "'");
