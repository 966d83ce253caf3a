import { DAY } from "../../core/time.ts";
import type { PackItem } from "../evidence.ts";
import type { Wish } from "../wish.ts";
import type { Situation } from "./situation.ts";
import { bareSubject } from "./subject.ts";
import { capitalised, type Writer } from "./writer.ts";

/** Three subject lines to pick from, the likeliest first: the thread that the mail goes on with, its topic, or what it is for. */

const MOST = 3;
/** Nobody has been silent for long before that. */
const LONG_DAYS = 60;

export function subjectLines(writer: Writer, situation: Situation, wish: Wish, now: number): string[] {
  const { purpose } = wish;
  const [withTopic, without] = writer.phrases.subjects[purpose];
  const thread = threadFor(situation, wish);
  const topic = topicFor(situation, wish);
  const titled = topic
    ? [writer.fill(withTopic, { topic: purpose === "apology" ? writer.phrases.trouble(topic) : writer.phrases.topic(topic) })]
    : [];
  const isLongAgo = situation.last !== undefined && now - situation.last.activity.occurredAt > LONG_DAYS * DAY;
  const afterSilence = purpose === "win_back" && isLongAgo ? [writer.phrases.afterSilence] : [];
  const lines = [
    ...(thread ? [`Re: ${bareSubject(thread)}`] : []),
    ...titled,
    ...[without, ...afterSilence, ...writer.phrases.moreSubjects[purpose]].map((template) => writer.fill(template)),
  ];
  return [...new Set(lines.map(capitalised))].slice(0, MOST);
}

/** The mail that this one answers, so that it stays in its thread. */
function threadFor({ last, quote, complaint, mailIn, invoice, unanswered }: Situation, { purpose }: Wish): string | undefined {
  const followed = complaint?.isOpen ? complaint.item : (unanswered?.item ?? (mailIn && last === mailIn ? mailIn.item : undefined));
  const items: Partial<Record<Wish["purpose"], PackItem | undefined>> = {
    reply: mailIn?.item,
    follow_up: followed,
    quote_reminder: quote?.isOpen ? quote.item : undefined,
    apology: complaint?.item,
    late_payment: invoice?.item,
  };
  const mail = items[purpose]?.activity;
  return mail?.kind === "email" && bareSubject(mail.subject) ? mail.subject : undefined;
}

function topicFor({ heard, talk, quote, complaint, mailIn, isSpam }: Situation, { purpose }: Wish): string | undefined {
  if (isSpam) return undefined;
  if (purpose === "quote_reminder") return quote?.isOpen ? quote.topic : undefined;
  if (purpose === "apology") return complaint?.fault;
  if (purpose === "reply") return mailIn?.topic;
  if (purpose === "after_meeting") return talk?.topic;
  return purpose === "follow_up" ? heard?.topic : undefined;
}
