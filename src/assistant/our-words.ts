import type { EvidenceItem } from "./assistant.schema.ts";
import { wayOf } from "./sendings.ts";
import { splitSentences } from "./sentences.ts";
import { turnOf } from "./speech.ts";

/**
 * What of an item is our own word to the customer: mails we sent, our turns of a chat, what talks and orders record, what the sender wishes.
 * A customer's words are never that, whatever they ask us to write, and neither is a field of theirs that a form may have filled.
 */

/** Who sends, what they wish, and the team's template. */
const BY_THE_SENDER = /^[sim]\d/;
export const isOfTheSender = ({ ref }: Pick<EvidenceItem, "ref">): boolean => BY_THE_SENDER.test(ref);

const QUOTED_LINE = /^[>|]/u;
/** Below it stands the letter that was answered. */
const QUOTES_A_LETTER = /^(?:on .{4,120} wrote:|vào .{4,120} (?:đã )?viết:|-{2,} ?(?:original message|thư gốc))/iu;

/** "Cuộc gọi với Vũ Mai: …", "Email from Claire Duval: …": whoever is named there is the customer's. */
const OTHER_PARTY = /^[\p{L}\p{M} ]{2,20}? (?:với|từ|gửi|with|from|to) (?<name>[^:\n]+)/u;

/** The name of the customer's side in an item's title. */
export const otherParty = (title: string): string => OTHER_PARTY.exec(title)?.groups?.name?.trim() ?? "";

const CHAT = /^(?:tin nhắn|chat|text message)/iu;

/** The part of an item's text that we said or wrote ourselves; empty where it has none. */
export function ourWords(item: EvidenceItem): string {
  if (isOfTheSender(item)) return item.text;
  if (item.kind === "contact" || item.kind === "company" || item.kind === "fact") return "";
  const way = wayOf(item);
  if (way === "in") return CHAT.test(item.title) ? ourTurns(item) : "";
  return way === "out" ? withoutQuotes(item.text) : withoutTheirWishes(item.text);
}

function withoutQuotes(text: string): string {
  const lines = text.split("\n");
  const until = lines.findIndex((line) => QUOTES_A_LETTER.test(line.trim()));
  return (until < 0 ? lines : lines.slice(0, until)).filter((line) => !QUOTED_LINE.test(line.trim())).join("\n");
}

/** Words of the last part of a name are how somebody is called. */
function ourTurns({ title, text }: EvidenceItem): string {
  const theirs = new Set(otherParty(title).toLowerCase().split(" "));
  return text
    .split("\n")
    .flatMap((line) => turnOf(line) ?? [])
    .filter(
      ({ speaker }) =>
        !speaker
          .toLowerCase()
          .split(" ")
          .some((word) => theirs.has(word)),
    )
    .map(({ said }) => said)
    .join("\n");
}

/** A report tells what the customer would like, too; that is no word of ours. */
const withoutTheirWishes = (text: string): string =>
  splitSentences(text)
    .filter(({ text: sentence }) => !isTheirWish(sentence))
    .map(({ text: sentence }) => sentence)
    .join("\n");

const THEY =
  "[Aa]nh|[Cc]hị|[Ôô]ng|[Bb]à|[Cc]ô|[Cc]hú|[Bb]ác|[Bb]ạn|[Kk]hách(?: hàng)?|[Qq]uý khách|[Bb]ên (?:anh|chị|kia|khách)|[Hh]ọ|[Yy]ou|[Hh]e|[Ss]he|[Tt]hey|[Tt]he (?:customer|client)|\\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+){0,3}";
const ASK =
  "muốn|yêu cầu|đề nghị|đòi|hỏi|xin|mong|cần|nhờ|kỳ vọng|đặt điều kiện|want(?:s|ed)?|ask(?:s|ed)?|request(?:s|ed)?|demand(?:s|ed)?|expect(?:s|ed)?|would like|insist(?:s|ed)?|need(?:s|ed)?|hope[sd]?|wonder(?:s|ed)?";
const STEPS = "đã|có|cũng|vừa|còn|lại|rất|chỉ|từng|đang|vẫn|mới|muốn|nhắn|have|has|had|also|just|would|really|only|already|now|'d";
const WISH = new RegExp(`(?<![\\p{L}\\p{M}])(?:${THEY})(?: (?:${STEPS}))* (?:${ASK})(?![\\p{L}\\p{M}])`, "u");

/** Does the text say that the other side would like what follows? */
export const isTheirWish = (text: string): boolean => WISH.test(text);
