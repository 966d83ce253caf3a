import type { Contact } from "../../contacts/contacts.schema.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { languageOf } from "../topics.ts";
import { givenName, voiceFor } from "./address.ts";
import { saidIn } from "./prose.ts";

/** What a report of a talk says was settled or wished for, turned to the customer: "Chị Hằng cần danh sách" → "chị cần danh sách". */

const SETTLED_VI = /thống nhất|đồng ý|chốt|muốn|cần|nhờ|yêu cầu|gợi ý|dặn|hẹn|xin |giữ|chia|sẽ|ưu tiên/iu;
const SETTLED_EN = /\b(?:agreed|wants?|needs?|asks?|asked|prefers?|will|would like|confirmed|plans?|expects?|decided)\b/iu;
/** Judgements, and what is said behind the customer's back. */
const PRIVATE =
  /khó tính|bực|dễ chịu|nói thẳng|ngân sách|sếp|nội bộ|đối thủ|bên khác|mối khác|lời|lỗ|người quyết|em đoán|tự thấy|rẻ|đắt|tham |kẹt|công nợ|hỏi ngay|chưa có câu trả lời|không có ở|giấu|thua|budget|boss|competitor|discount|difficult|angry|cheap|margin|decides|internal|we (?:should|must|could)|chưa biết|lịch sự|politely|still interested|nervous|unhappy/iu;
/** What the customer holds out to us is no point to send back to them. */
const SUPPOSED = /^(?:nếu|còn không|không thì|if|unless|otherwise)(?!\p{L})/iu;
/** Days counted from the talk mean others in the letter. */
const RELATIVE =
  /(?:ngày|tuần|tháng|hôm) nữa|(?:\d+|một|hai|ba|vài|mấy) (?:ngày|tuần|tháng) (?:sau|tới)|tuần (?:này|sau|tới)|tháng (?:này|sau|tới)|hôm nay|ngày mai|(?<!\p{L})mai(?!\p{L})|(?<!\p{L})thứ (?:hai|ba|tư|năm|sáu|bảy)|(?:this|next) (?:week|month)|today|tomorrow|(?:mon|tues|wednes|thurs|fri)day|(?<!\p{L})hỏi(?!\p{L})/iu;
const OTHER_FORMS = ["anh", "chị", "cô", "chú", "bác", "ông", "bà"];
const LONGEST = 150;
const MOST = 3;

export function agreedIn(item: PackItem, pack: Pack): string[] {
  const { contact, people } = pack.history;
  const isWithOthers = item.activity?.links.some((link) => link.startsWith("con_") && link !== contact?.id);
  if (!contact || isWithOthers || (Object.keys(people).length > 1 && !item.activity?.links.includes(contact.id))) return [];
  const settled = pack.language === "vi" ? SETTLED_VI : SETTLED_EN;
  const sentences = saidIn(item, pack.history).filter(
    ({ text, by }) =>
      by === "report" &&
      settled.test(text) &&
      !PRIVATE.test(text) &&
      !RELATIVE.test(text) &&
      !SUPPOSED.test(text) &&
      !/[“”"?:]/u.test(text) &&
      text.length >= 15 &&
      text.length <= LONGEST &&
      (languageOf(text) ?? pack.language) === pack.language,
  );
  return sentences
    .flatMap(({ text }) => (pack.language === "vi" ? toYouVietnamese(text, contact) : toYouEnglish(text, contact)))
    .slice(0, MOST);
}

function toYouVietnamese(text: string, contact: Contact): string[] {
  const { you, we } = voiceFor(contact, null, "vi", "friendly");
  if (!OTHER_FORMS.includes(you)) return [];
  const own = new RegExp(`(?<!\\p{L})(?:anh|chị|cô|chú|bác|ông|bà) (?:${contact.name}|${givenName(contact)})(?!\\p{L})`, "giu");
  const spoken = text
    .replace(own, you)
    .replace(/(?<!\p{L})(?:bên )?(?:mình|em)(?!\p{L})/giu, we)
    .replace(/[.]$/u, "");
  const isAboutOthers = OTHER_FORMS.some(
    (form) => form !== you && new RegExp(`(?<!\\p{L})${form}(?! \\p{Lu})(?!\\p{L})`, "iu").test(spoken),
  );
  return isAboutOthers ? [] : [spoken.charAt(0).toLowerCase() + spoken.slice(1)];
}

const BASE: Record<string, string> = { wants: "want", needs: "need", asks: "ask", prefers: "prefer", plans: "plan", expects: "expect" };

function toYouEnglish(text: string, contact: Contact): string[] {
  const names = [contact.name, givenName(contact), contact.familyName].filter((name) => name.length > 1).join("|");
  const match = new RegExp(
    `^(?:(?:They|He|She|(?:(?:Mr|Ms|Mrs|Dr)\\.? )?(?:${names || "They"})) )?(wants?|needs?|asked|prefers?|agreed|confirmed|plans?|expects?|would like|will|decided)\\b(.*)$`,
    "iu",
  ).exec(text);
  if (!match || /\b(?:he|she|they|their|his|her|them)\b/iu.test(match[2] ?? "")) return [];
  const verb = (match[1] ?? "").toLowerCase();
  return [`you ${BASE[verb] ?? verb}${(match[2] ?? "").replace(/[.]$/u, "")}`];
}
