import type { Purpose } from "../assistant.schema.ts";
import type { Pack } from "../evidence.ts";
import { answering, beforeFirstWord, followUp, trouble } from "./follow-up.ts";
import type { Directive } from "./instruction.ts";
import { wishesOf } from "./named-records.ts";
import { birthdayGreeting, congratulation, renewal, tetGreeting } from "./occasion-moves.ts";
import type { Move, Phrases, Plan } from "./phrases.ts";
import type { Situation } from "./situation.ts";
import { move, plainQuotes, Teller } from "./teller.ts";

/** Decides what a letter says: for each purpose the strongest reason to write, then further matters for longer letters. */
export function movesFor(purpose: Purpose, situation: Situation, pack: Pack, phrases: Phrases): Plan {
  const asked =
    purpose === "congratulation" ? { ...situation, directives: situation.directives.map(asCongratulation(phrases)) } : situation;
  const tell = new Teller(purpose === "reply" ? asReply(asked) : asked, pack, phrases);
  if (situation.isSpam) return neutral();
  const plan = PLANS[purpose](tell);
  const wishes = wishesOf(tell).filter((wish) => !isTold(wish, plan));
  const wished = withWishes(plan, wishes);
  return { ...wished, matter: [...wished.matter, ...furtherMatters(purpose, tell, wished)] };
}

/** What the sender asks for stands in place of what we would have said to the same end. */
function withWishes({ opening, matter, asking }: Plan, wishes: Move[]): Plan {
  const isWished = (pattern: RegExp) => wishes.some(({ says }) => typeof says !== "string" && pattern.test(says.template));
  const isSaid = ({ says }: Move) =>
    ((says === "sorry_talk" || says === "first_offer") && isWished(PROPOSES)) || (says === "congratulate" && isWished(CONGRATULATES));
  const rest = (moves: Move[]) => moves.filter((one) => !isSaid(one));
  return { opening: rest(opening), matter: [...rest(matter), ...wishes], asking: rest(asking) };
}

const PROPOSES = /\{you\} (?:tiện|rảnh)|(?:tiện|rảnh) (?:không|trao đổi|lúc nào|khi nào)|\b(?:could we|shall we|suit you)\b/iu;
const CONGRATULATES = /chúc mừng|congratulat/iu;

/** Letters of business, of which a long one tells more; nothing is added to a greeting or an apology. */
const BUSINESS = new Set<Purpose>([
  "follow_up",
  "reply",
  "after_meeting",
  "quote_reminder",
  "win_back",
  "renewal",
  "thanks",
  "late_payment",
]);
const MOST_FURTHER = 2;

/** What a long letter says beyond its first matter: what else is known, not courtesies. */
function furtherMatters(purpose: Purpose, tell: Teller, plan: Plan): Move[] {
  const { order, talk, complaint } = tell.situation;
  if (!BUSINESS.has(purpose) || complaint?.isOpen) return [];
  const known = [
    ...tell.quote(3),
    ...tell.quoteUntil(3),
    ...tell.upcoming(3),
    ...(talk && !tell.isOld(talk) ? [tell.talk(talk, "thanks_talk", 3)] : []),
    ...tell.agreed(3),
    ...(order ? [tell.order("last_order", 3)] : []),
  ];
  const isNew = (one: Move, index: number) =>
    !isTold(one, plan) &&
    !known.slice(0, index).some(({ says, cites }) => says !== "quote" && says !== "talk" && cites?.[0] === one.cites?.[0]);
  return known.filter(isNew).slice(0, MOST_FURTHER);
}

/** A record is told of once. */
const isTold = ({ says, cites }: Move, { opening, matter }: Plan): boolean =>
  typeof says === "string" && [...opening, ...matter].some((told) => told.cites?.some((item) => item === cites?.[0]));

/** Whoever wants to reply takes up what the message asks. */
const asReply = (situation: Situation): Situation =>
  situation.questions.length > 0 ? situation : { ...situation, questions: situation.inLastMail };

/** "Khai trương chi nhánh mới", which names the occasion and no more. */
const asCongratulation =
  (phrases: Phrases) =>
  (directive: Directive): Directive =>
    directive.template === undefined ? { ...directive, template: phrases.onOccasion(directive.said.replace(/[{}]/g, "")) } : directive;

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
  renewal,
  congratulation,
  tet_greeting: tetGreeting,
  birthday_greeting: birthdayGreeting,
};

/** To somebody who writes only spam: nothing is promised, asked or taken up. */
function neutral(): Plan {
  return { opening: [move("spam", 1)], matter: [move("spam_plain", 1)], asking: [] };
}

function reply(tell: Teller): Plan {
  const { mailIn, heard, unanswered, questions, complaint, said, colleague } = tell.situation;
  if (colleague && !complaint?.isOpen) return answeringColleague(tell);
  if (!mailIn && (heard || unanswered)) return followUp(tell);
  if (!mailIn)
    return { opening: [...tell.introduction(1), ...tell.known(2)], matter: [], asking: [move("reply_unknown", 1), ...tell.ending()] };
  if (complaint?.isOpen) return trouble(tell);
  if (questions.some(({ kind }) => kind !== "demand")) return answering(tell);
  const owed = tell.owed(1);
  const letter = tell.isOld(mailIn) ? "mail_in_old" : "mail_in";
  const opening = said
    ? [tell.mentioned(letter, mailIn, 1), move("said", 1, { slots: { quote: plainQuotes(said.quote) }, cites: [said.item] })]
    : [tell.mentioned(letter, mailIn, 1)];
  return {
    opening,
    matter: [...owed, ...tell.lateAnswer(1), ...tell.upcoming(owed.length > 0 ? 3 : 1), move(owed.length > 0 ? "owed_next" : "noted", 1)],
    asking: [...tell.deal("deal_ask", 2), move("reply_ask", 3), ...tell.ending()],
  };
}

/** The last word is a colleague's of theirs: it is taken up as theirs, and ours to look after. */
function answeringColleague(tell: Teller): Plan {
  const owed = tell.owed(1);
  return {
    opening: tell.exchange(1),
    matter: [...owed, ...tell.upcoming(owed.length > 0 ? 3 : 1), move(owed.length > 0 ? "owed_next" : "noted", 1)],
    asking: [...tell.deal("deal_ask", 2), move("reply_ask", 3), ...tell.ending()],
  };
}

function afterMeeting(tell: Teller): Plan {
  const { talk, agreed } = tell.situation;
  if (!talk) return followUp(tell);
  const asking = agreed.length > 0 ? [move("meeting_recap", 1)] : [move("meeting_ask", 1)];
  return {
    opening: [tell.talk(talk, "talk", 1)],
    matter: [...tell.agreed(1, 3), ...tell.upcoming(1), ...tell.owed(2)],
    asking: [...asking, ...tell.deal("deal_mention", 3), ...tell.ending()],
  };
}

function quoteReminder(tell: Teller): Plan {
  const { quote } = tell.situation;
  if (!quote?.isOpen) {
    const owed = tell.owed(1);
    const matter = owed.length > 0 ? [...owed, move("owed_next", 1)] : [move("quote_unknown", 1)];
    return { opening: tell.exchange(2), matter, asking: [...tell.deal("deal_mention", 3), ...tell.ending()] };
  }
  return {
    opening: [...tell.quote(1), ...tell.quoteUntil(1)],
    matter: [
      ...tell.askedFor(2),
      ...tell.questions(2),
      ...(tell.situation.questions.length > 0 ? [move("answering", 2)] : []),
      ...tell.owed(2),
    ],
    asking: [move("quote_ask", 1), ...tell.ending()],
  };
}

function latePayment(tell: Teller): Plan {
  const { invoice, dueOrder } = tell.situation;
  if (!invoice && dueOrder)
    return {
      opening: [tell.dueOrder(dueOrder, 1)],
      matter: [...tell.paymentPlan(1), move("invoice_paid", 1)],
      asking: [tell.paymentAsk(1), ...tell.ending()],
    };
  if (!invoice) {
    return {
      opening: [move("invoice_unknown", 1)],
      matter: [],
      asking: [move("invoice_ask_unknown", 1), move("invoice_paid", 2), ...tell.ending()],
    };
  }
  return {
    opening: tell.invoice(1),
    matter: [...tell.paymentPlan(1), move("invoice_paid", 2)],
    asking: [tell.paymentAsk(1), ...tell.ending()],
  };
}

function apology(tell: Teller): Plan {
  const { complaint } = tell.situation;
  if (complaint?.isOpen) return trouble(tell);
  if (!complaint)
    return {
      opening: [...tell.owed(1), ...(tell.owed(1).length > 0 ? [] : [move("sorry_unknown", 1)])],
      matter: [],
      asking: [move(tell.owed(1).length > 0 ? "owed_next" : "sorry_ask_unknown", 1), ...tell.ending()],
    };
  const quoted =
    complaint.quote === undefined || !tell.isSameLanguage(complaint.quote)
      ? []
      : [move("complained", 2, { slots: { quote: complaint.quote }, cites: [complaint.item] })];
  return {
    opening: [tell.sorry(complaint, 1), ...quoted],
    matter: tell.upcoming(2),
    asking: [move("sorry_ask", 1), ...tell.ending()],
  };
}

function winBack(tell: Teller): Plan {
  const { decline, order, heard, unanswered, mailIn, questions, colleague } = tell.situation;
  if (!heard && !unanswered && !colleague) return beforeFirstWord(tell);
  if (tell.situation.complaint?.isOpen) return trouble(tell);
  if (tell.lateAnswer(1).length > 0 && questions.some(({ kind }) => kind !== "demand")) return answering(tell);
  const past = order ? [tell.order("last_order", decline ? 3 : 1)] : [];
  if (!decline)
    return { opening: [...(past.length > 0 ? [] : tell.exchange(1))], matter: past, asking: [move("win_back_ask", 1), ...tell.ending()] };
  const { activity } = decline.item;
  const told =
    mailIn && activity?.id === mailIn.activity.id
      ? tell.words(mailIn, decline, 1)
      : move("declined", 1, { slots: { quote: decline.quote }, cites: [decline.item] });
  return { opening: [told], matter: past, asking: [move("declined_ask", 1), ...tell.ending()] };
}

function thanks(tell: Teller): Plan {
  const { order, talk, mailIn } = tell.situation;
  const done = order
    ? tell.order("order_thanks", 1)
    : talk
      ? tell.talk(talk, "thanks_talk", 1)
      : mailIn && tell.mentioned("thanks_mail", mailIn, 1);
  if (!done) return followUp(tell);
  const matter = order && talk ? [tell.talk(talk, "thanks_talk", 3)] : [];
  return {
    opening: [done],
    matter: [...matter, ...tell.upcoming(2)],
    asking: [move(order?.isRecent ? "order_ask" : "thanks_ask", 1), ...tell.ending()],
  };
}

function firstContact(tell: Teller): Plan {
  return {
    opening: [...tell.introduction(1), ...tell.known(1)],
    matter: [],
    asking: [move("first_ask", 1), move("first_needs", 2), move("first_offer", 3), move("reachable", 3)],
  };
}
