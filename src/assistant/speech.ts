import type { Activity, ActivityMeta } from "../activities/activities.schema.ts";
import type { Contact } from "../contacts/contacts.schema.ts";
import { fold, words } from "../core/text.ts";
import type { History } from "./history.ts";

/** Who says what: lines of a chat, messages of other people, words meant for machines. */

const FORMS = new Set("anh chi em ong ba co chu bac mr ms mrs dr".split(" "));

const TURN = /^(\p{Lu}[\p{L}\p{M}.]*(?: \p{Lu}?[\p{L}\p{M}.]+){0,4}): (?=\S)/u;

/** "Chị Duyên: Gửi chị 65 ký" → who speaks, and what they say. "Thống nhất: …" and "Địa chỉ: …" are headings, spoken by nobody. */
export function turnOf(text: string): { speaker: string; said: string } | undefined {
  const match = TURN.exec(text);
  return match?.[1] && !isHeading(match[1]) ? { speaker: match[1], said: text.slice(match[0].length) } : undefined;
}

const HEADINGS = new Set(
  (
    "gia tong hen han viec note notes ps tb nb total price address agreed action actions decision decisions next summary re fw subject deadline quantity update question answer " +
    "hoi dap link zalo email mail phone tel mst stk thanks ship payment delivery terms budget result outcome todo"
  ).split(" "),
);

const ROLE =
  /^(?:khách|nhân viên|tư vấn|người|quản lý|kế toán|lễ tân|bếp|bảo vệ|chủ|giám đốc|phó|trưởng|kỹ thuật|thợ|sale|customer|client|buyer|seller|agent|account|shop)(?![\p{L}])/iu;

/** A name has capitals throughout, unless it is a role or a form of address goes before it: "Anh bếp trưởng". */
function isHeading(speaker: string): boolean {
  const [first = "", ...rest] = speaker.split(" ");
  if (rest.length === 0) return HEADINGS.has(fold(first));
  const isCalled = FORMS.has(fold(first).replace(".", "")) || ROLE.test(speaker);
  return !isCalled && rest.every((word) => /^\p{Ll}/u.test(word));
}

/** Does the name before a chat's line belong to the customer's side? */
export function isCustomer(speaker: string, { people, contact }: Pick<History, "people" | "contact">): boolean {
  const names = new Set([...Object.values(people), contact?.name ?? ""].flatMap((name) => words(name)));
  return words(speaker).some((word) => names.has(word) && !FORMS.has(word));
}

type Person = NonNullable<ActivityMeta["from"]>;

/** Is a written message from the very person who will read the letter, rather than from a colleague of theirs? Its header says so before its links. */
export function isFrom({ meta: { from }, links }: Pick<Activity, "meta" | "links">, { contact, recordId }: Reader): boolean {
  if (!contact) return true;
  if (from && isAddressOf(from.address, contact)) return true;
  if (from?.name) return isSameName(from.name, contact.name);
  if (from?.address && contact.emails.length > 0) return false;
  return recordId === contact.id || links.includes(contact.id);
}

type Reader = Pick<History, "contact" | "recordId">;

/** Who wrote an incoming message, where its header names somebody other than its reader. */
export const otherWriter = (activity: Activity, history: History): string | undefined =>
  activity.direction === "in" && activity.meta.from && !isFrom(activity, history) ? nameOf(activity.meta.from, history) : undefined;

/** How somebody in a header is called: as their record has it, else as the header does. */
export function nameOf(
  { name, address }: Person,
  { contact, others = [] }: Pick<History, "contact" | "others">,
  nameless = address,
): string {
  const known = [contact, ...others].find((one) => one && isAddressOf(address, one));
  return known?.name ?? (name || nameless);
}

const isAddressOf = (address: string, { emails }: Contact): boolean => emails.some((email) => email.address === address.toLowerCase());

/** "Phương Nguyễn" is Nguyễn Lê Uyên Phương. */
function isSameName(one: string, other: string): boolean {
  const [few, many] = [words(one), words(other)].sort((a, b) => a.length - b.length) as [string[], string[]];
  return few.length > 0 && few.every((word) => many.includes(word));
}

const TO_MACHINES =
  /\b(?:ignore|disregard|forget|override) (?:all |any |the |your |my )*(?:previous|prior|above|earlier|other|user|instructions?|rules?|guidelines?)|system prompt|\b(?:language model|chatbot|llm|assistants?)\b|\bas an? (?:ai|assistant)|summari[sz]e this|(?:bỏ qua|phớt lờ|quên) (?:mọi |tất cả |các |những )*(?:hướng dẫn|chỉ dẫn|chỉ thị|yêu cầu|lệnh|quy tắc)|trợ lý (?:ai|ảo)|\bgpt\b|written for machines|^(?:modify|enhance|adjust|alter|rewrite|format|structure|embed|convert|scramble|encode|translate) (?:\S+ ){0,6}?your (?:next )?(?:answer|reply|response|output)|<\/?\w+>/iu;

/** In small letters it is Vietnamese for "who". */
const SAYS_AI = /(?<![\p{L}\p{N}])AIs?(?![\p{L}\p{N}])/u;

/** Words that no person would say to a person: they are no part of what happened, and never quoted. */
export const isForMachines = (text: string): boolean => TO_MACHINES.test(text) || SAYS_AI.test(text);

const VOCATIVE_VI =
  /^(?:(?:dạ|chào|alo|thưa),? )?(?:(?:anh|chị|em|cô|chú|bác|bạn) )?\p{Lu}[\p{L}\p{M}]*(?: \p{Lu}[\p{L}\p{M}]*)? (?:ơi|à),? /iu;
const VOCATIVE_EN = /^(?:(?:hi|hello|hey|dear) )?\p{Lu}\p{Ll}+, (?=\p{Ll})/u;
const NO_NAMES = new Set(
  "however also besides unfortunately finally meanwhile then so well yes no please thanks today yesterday tomorrow still now first second honestly frankly sadly luckily again anyway otherwise instead".split(
    " ",
  ),
);

/** A sentence without the name that it is spoken to: "Hà ơi, đặt giúp chị" → "Đặt giúp chị". */
export function withoutVocative(text: string): string {
  const vocative = VOCATIVE_VI.exec(text)?.[0] ?? VOCATIVE_EN.exec(text)?.[0];
  const isName = vocative !== undefined && !words(vocative).some((word) => NO_NAMES.has(fold(word)));
  const rest = isName ? text.slice(vocative.length) : text;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
