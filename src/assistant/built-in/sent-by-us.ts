import { shorten } from "../../core/text.ts";
import type { SummaryPoint } from "../assistant.schema.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { isWritten } from "../signals.ts";
import { isHostile } from "./hostile.ts";
import { mention } from "./mention.ts";
import { type Quote, quoteOf } from "./offers.ts";
import { saidIn } from "./prose.ts";
import { bareSubject } from "./subject.ts";

/** Our last quote and our last message: whoever picks up the thread has to know them, however little they say. */

const LONGEST = 160;
const GREETING = /^(?:kính (?:gửi|chào|thưa)|thân gửi|dear|hello|hi)(?!\p{L})/iu;
const SAY = {
  vi: {
    quote: ({ code, total, until, hasExpired }: Quote) =>
      [
        `Bên mình gửi báo giá${code ? ` ${code}` : ""}`,
        total && `tổng ${total}`,
        until && (hasExpired ? `đã hết hiệu lực ${until}` : `hiệu lực đến ${until}`),
      ]
        .filter(Boolean)
        .join(", "),
    wrote: (subject: string, said: string) => `Bên mình viết${subject ? ` về “${subject}”` : ""}${said ? `: “${said}”` : ""}`,
  },
  en: {
    quote: ({ code, total, until, hasExpired }: Quote) =>
      [
        `We sent a quote${code ? `, ${code}` : ""}`,
        total && `${total} in all`,
        until && (hasExpired ? `valid until ${until}, expired` : `valid until ${until}`),
      ]
        .filter(Boolean)
        .join(", "),
    wrote: (subject: string, said: string) => `We wrote${subject ? ` about “${subject}”` : ""}${said ? `: “${said}”` : ""}`,
  },
};

/** `tell` words an item by its most telling sentence, where it has one. */
export function sentByUs(pack: Pack, tell: (item: PackItem) => SummaryPoint | undefined): SummaryPoint[] {
  const { items, now, language } = pack;
  const isOurs = ({ activity }: PackItem) => activity?.direction === "out" && isWritten(activity) && activity.occurredAt <= now;
  const mentions = items
    .flatMap((item) => mention(item, pack))
    .filter(({ activity }) => activity.occurredAt <= now && !isHostile(activity));
  const quote = quoteOf(mentions, pack);
  const last = items.find(isOurs);
  return [
    ...(quote ? [{ at: quote.item.at, text: SAY[language].quote(quote), cites: [quote.item.ref] }] : []),
    ...(last && last.ref !== quote?.item.ref ? [tell(last) ?? lastPoint(last, pack)] : []),
  ];
}

function lastPoint(item: PackItem, { history, language }: Pack): SummaryPoint {
  const subject = shorten(bareSubject(item.activity?.subject ?? ""), 80).replace(/[“”]/g, '"');
  const [said = ""] = saidIn(item, history)
    .filter(({ text, by }) => by === "us" && text.split(" ").length >= 4 && !GREETING.test(text))
    .map(({ text }) => shorten(text.replace(/[“”]/g, '"').replace(/[:;,]$/u, ""), LONGEST));
  return { at: item.at, text: SAY[language].wrote(subject, said), cites: [item.ref] };
}
