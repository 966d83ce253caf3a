import { DAY } from "../../core/time.ts";
import type { Complaint } from "./complaints.ts";
import { demandsOf } from "./demanded.ts";
import { spokenDay } from "./mention.ts";
import type { Move, Plan } from "./phrases.ts";
import { move, plainQuotes, type Teller } from "./teller.ts";
import { nextWorkday } from "./workdays.ts";

/** The first of these that holds is why we write: trouble, their questions, our debts, the deal, an order, or only the last exchange. */
export function followUp(tell: Teller): Plan {
  const { heard, unanswered, questions, complaint, debts, deal, quote } = tell.situation;
  if (!heard && !unanswered) return beforeFirstWord(tell);
  if (complaint?.isOpen) return trouble(tell);
  if (questions.some(({ kind }) => kind !== "demand")) return answering(tell);
  if (debts.some(({ isLate, quote: promised }) => isLate || promised !== undefined)) {
    return {
      opening: tell.exchange(2),
      matter: [...tell.owed(1), move("owed_next", 1)],
      asking: [...tell.deal("deal_mention", 3), ...tell.ending()],
    };
  }
  return deal || quote?.isOpen ? openBusiness(tell) : relationship(tell);
}

export function beforeFirstWord(tell: Teller): Plan {
  return {
    opening: [...tell.introduction(1), ...tell.known(1)],
    matter: tell.deal("deal_mention", 1),
    asking: [move("first_needs", 1), move("first_offer", 2), ...tell.ending()],
  };
}

export function answering(tell: Teller): Plan {
  const { mailIn } = tell.situation;
  const opening = mailIn ? [tell.mentioned(tell.isOld(mailIn) ? "mail_in_old" : "mail_in", mailIn, 1)] : tell.exchange(1);
  const isRequest = tell.situation.questions.find(({ kind }) => kind !== "demand")?.kind === "request";
  const late = tell.lateAnswer(1);
  return {
    opening,
    matter: [...tell.questions(1), ...late, move(isRequest && late.length > 0 ? "owed_next" : "answering", 1), ...tell.upcoming(3)],
    asking: [...tell.deal("deal_mention", 3), move("reply_ask", 2), ...tell.ending()],
  };
}

function openBusiness(tell: Teller): Plan {
  const { quote, unanswered, theirPledge, said, deal } = tell.situation;
  const isNew = theirPledge && theirPledge.text !== said?.quote && theirPledge.text.length < 170;
  const awaited =
    theirPledge && isNew ? [move("their_pledge", 2, { slots: { quote: plainQuotes(theirPledge.text) }, cites: [theirPledge.item] })] : [];
  const opening = tell.exchange(1);
  const sent = quote?.isOpen ? tell.quote(unanswered ? 1 : 2) : [];
  const written = unanswered ? tell.ourMail("mail_out_also", sent.length > 0 ? 2 : 1) : [];
  const asking = deal ? tell.deal("deal_ask", 1) : [move("quote_ask", 1)];
  return {
    opening,
    matter: distinct([
      ...sent,
      ...(quote?.isOpen ? tell.quoteUntil(2) : []),
      ...written,
      ...awaited,
      ...tell.agreed(2, 1),
      ...tell.upcoming(2),
    ]),
    asking: [...(isOurTurn(tell) ? [move("noted", 1)] : []), ...asking, ...tell.ending()],
  };
}

/** No deal and no question: the last exchange, the last order, and what they may need next. */
function relationship(tell: Teller): Plan {
  const { pack } = tell;
  const { order, heard, unanswered, mailIn, said } = tell.situation;
  const isAboutOrder = order && heard?.item === order.item;
  const opening = tell.exchange(1);
  const past = order && !isAboutOrder ? [tell.order("last_order", 2)] : [];
  const isTheirTurn =
    heard !== undefined &&
    pack.now - heard.activity.occurredAt < 90 * DAY &&
    !PAPERS.test(heard.activity.subject) &&
    (heard.topic !== undefined || (heard === mailIn && said !== undefined));
  const asking = order?.isRecent ? move("order_ask", 1) : order ? move("reorder_ask", 1) : move(isTheirTurn ? "still_ask" : "needs_ask", 1);
  if (isOurTurn(tell))
    return { opening, matter: [move("noted", 1), ...tell.upcoming(1)], asking: [move("reply_ask", 2), ...tell.ending()] };
  return {
    opening,
    matter: distinct([...(unanswered && heard ? tell.ourMail("mail_out_also", 3) : []), ...tell.agreed(2), ...tell.upcoming(2), ...past]),
    asking: [asking, move("follow_ask", 3), ...tell.ending()],
  };
}

/** Nobody is asked how an invoice is doing. */
const PAPERS = /hoá đơn|hóa đơn|chứng từ|công nợ|invoice|documents|remittance|shipment/iu;

/** Their message is the last word, is fresh, and says something that we have not answered. */
function isOurTurn({ situation, pack }: Teller): boolean {
  const { heard, last, mailIn, said } = situation;
  return said !== undefined && heard !== undefined && heard === mailIn && last === heard && pack.now - heard.activity.occurredAt < 90 * DAY;
}

const distinct = (moves: Move[]): Move[] =>
  moves.filter((one, index) => !moves.slice(0, index).some(({ says, cites }) => says === one.says && cites?.[0] === one.cites?.[0]));

/** They are unhappy and we are behind: own it, name what we owe, keep to their deadline. */
export function trouble(tell: Teller): Plan {
  const { complaint } = tell.situation;
  if (!complaint) return relationship(tell);
  const owed = tell.owed(1);
  const demands = demandMoves(tell, complaint);
  const quoted =
    complaint.quote === undefined || owed.length > 0 || demands.length > 0 || !tell.isSameLanguage(complaint.quote)
      ? []
      : [move("complained", 2, { slots: { quote: complaint.quote }, cites: [complaint.item] })];
  const deadline = complaint.deadline ? [move("deadline", 1, { slots: { deadline: complaint.deadline }, cites: [complaint.item] })] : [];
  const slots = { day: complaint.day, topic: tell.phrases.trouble(complaint.fault) };
  return {
    opening: [owed.length > 0 ? tell.mentioned("upset", complaint, 1) : move("sorry", 1, { slots, cites: [complaint.item] })],
    matter: [...quoted, ...demands, ...deadline, ...owed, ...tell.upcoming(3)],
    asking: [move("sorry_talk", 1, { slots: { workday: nextWorkday(tell.pack) } }), move("sorry_ask", 2)],
  };
}

/** What they demand, with its sums and days: one point in a short letter, all of them in a long one. */
function demandMoves(tell: Teller, complaint: Complaint): Move[] {
  return demandsOf(complaint, tell.pack).map(({ quote, item, isReaders }, index) => {
    const says = !isReaders ? "demanded_ours" : index === 0 ? "demanded" : "demanded_also";
    const day = spokenDay(item.activity?.occurredAt ?? tell.pack.now, tell.pack);
    return move(says, (index + 1) as Move["weight"], { slots: { quote: plainQuotes(quote), day }, cites: [item] });
  });
}
