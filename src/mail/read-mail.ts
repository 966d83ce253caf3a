import PostalMime, { type Address, type Email } from "postal-mime";
import { sha256 } from "../core/secrets.ts";
import { clean, cleanLine } from "../core/text.ts";
import { displayedPeople, type Person, personOf, readEmail, withDisplayed } from "./addresses.rules.ts";
import { htmlToText } from "./html-text.rules.ts";
import { splitQuoted } from "./quoted.rules.ts";

/** A message as Relata sees it. */
export interface ReadMail {
  /** The Message-ID without brackets; of a message that has none, a hash that is the same whenever it is read. */
  channelId: string;
  /** Message-IDs that it answers, the nearest first. */
  answers: string[];
  inReplyTo: string | undefined;
  /** ms UTC, or undefined when no header tells. */
  sentAt: number | undefined;
  from: Person | undefined;
  to: Person[];
  cc: Person[];
  bcc: Person[];
  deliveredTo: string | undefined;
  subject: string;
  body: string;
  quoted: string | null;
  attachments: { name: string; bytes: number }[];
  /** Sent by a machine or to a list: newsletters, receipts, out-of-office notes. */
  isAutomatic: boolean;
}

const MAX_TEXT = 200_000;
const MAX_PEOPLE = 500;

/** Reads an RFC 5322 message. Throws only what is beyond reading. */
export async function readMail(raw: Uint8Array): Promise<ReadMail> {
  const email = await PostalMime.parse(raw, { maxNestingDepth: 50, rfc822Attachments: true });
  const headers = new Map(email.headers.map(({ key, value }) => [key, value]));
  const { body, quoted } = splitQuoted(textOf(email));
  const subject = cleanLine(email.subject ?? "").slice(0, 500);
  const from = senderOf(email, headers);
  const inReplyTo = messageIds(email.inReplyTo ?? "")[0];
  const references = messageIds(email.references ?? "").reverse();
  return {
    channelId:
      messageIds(email.messageId ?? "")[0] ??
      `sha256:${sha256([email.date, from?.address, subject, body, quoted].join("\n")).slice(0, 40)}`,
    answers: [...new Set([...(inReplyTo ? [inReplyTo] : []), ...references])].slice(0, 100),
    inReplyTo,
    sentAt: timeOf(email, headers),
    from,
    to: withDisplayed(peopleOf(email.to), displayedPeople(headers.get("x-to") ?? "")),
    cc: withDisplayed(peopleOf(email.cc), displayedPeople(headers.get("x-cc") ?? "")),
    bcc: peopleOf(email.bcc),
    deliveredTo: readEmail(email.deliveredTo ?? ""),
    subject,
    body: body.slice(0, MAX_TEXT).toWellFormed(),
    quoted: quoted?.slice(0, MAX_TEXT).toWellFormed() ?? null,
    attachments: attachmentsOf(email),
    isAutomatic: isAutomatic(headers, subject, body),
  };
}

function textOf(email: Email): string {
  const text = clean(email.text ?? "");
  return text.trim() === "" && email.html ? htmlToText(clean(email.html.slice(0, 2_000_000))) : text;
}

function senderOf(email: Email, headers: Map<string, string>): Person | undefined {
  const people = peopleOf([email.from, email.sender].filter((address) => address !== undefined));
  const displayed = displayedPeople(headers.get("x-from") ?? "")[0];
  const from = people[0];
  if (!from) return displayed?.address ? { name: displayed.name, address: displayed.address } : undefined;
  return { address: from.address, name: displayed?.name || from.name };
}

function peopleOf(addresses: Address[] = []): Person[] {
  const flat = addresses.flatMap((address) => address.group ?? [address]);
  const people = flat.flatMap(({ name, address }) => personOf(name, address ?? "") ?? []).slice(0, MAX_PEOPLE);
  return [...new Map(people.map((person) => [person.address, person])).values()];
}

const messageIds = (header: string): string[] => {
  const bracketed = [...header.slice(0, 20_000).matchAll(/<([^<>\s]{1,500})>/g)].map((match) => match[1] ?? "");
  const bare = cleanLine(header);
  return (bracketed.length > 0 || bare === "" || bare.includes(" ") ? bracketed : [bare]).map((id) => clean(id).slice(0, 500));
};

const EARLIEST = Date.UTC(1970, 0, 2);
const LATEST = Date.UTC(2100, 0, 1);

/** When it was sent; else when the last server received it. */
function timeOf(email: Email, headers: Map<string, string>): number | undefined {
  const received = headers.get("received")?.split(";").at(-1) ?? "";
  return [email.date ?? "", received].map((text) => Date.parse(text)).find((at) => at > EARLIEST && at < LATEST);
}

const attachmentsOf = (email: Email): ReadMail["attachments"] =>
  email.attachments
    .filter(({ filename, related }) => filename || !related)
    .slice(0, 100)
    .map(({ filename, mimeType, content }) => ({
      name: cleanLine(filename ?? mimeType).slice(0, 255),
      bytes: typeof content === "string" ? content.length : content.byteLength,
    }));

const LIST_FOOTER =
  /\bunsubscribe\b|\bopt[- ]?out\b|(?:cancel|change|manage|end) (?:your |the )?(?:delivery|subscription|e-?mail preferences)|removed? from (?:this|our|the) (?:mailing |e-?mail )?list|you (?:are receiving|received|have received) this (?:e-?mail|message|newsletter) because|hủy đăng ký|huỷ đăng ký|ngừng nhận (?:email|thư)/iu;
const AWAY = /out of (?:the )?office|automatic reply|auto-?reply|trả lời tự động|tự động trả lời|vắng mặt|^recall:/iu;

function isAutomatic(headers: Map<string, string>, subject: string, body: string): boolean {
  if (headers.has("list-unsubscribe") || headers.has("list-id") || headers.has("list-post")) return true;
  if (/^(?:bulk|list|junk|auto_reply)$/i.test(headers.get("precedence")?.trim() ?? "")) return true;
  if (/^auto-/i.test(headers.get("auto-submitted")?.trim() ?? "") || headers.has("x-autoreply") || headers.has("x-autorespond"))
    return true;
  return AWAY.test(subject) || LIST_FOOTER.test(body.slice(-1_500));
}
