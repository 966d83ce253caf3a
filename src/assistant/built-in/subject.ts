import { FAMILY_NAMES } from "../name-words.ts";

/** What a subject line is about, as it can stand inside a sentence: "Re: Báo giá thùng carton" → "báo giá thùng carton". */

const PREFIX = /^\s*(?:(?:re|fwd?|aw|sv|tr|trả lời|chuyển tiếp|v\/v|về việc)\s*:\s*|\[[^\]]{0,40}\]\s*|(?:v\/v|về việc)\s+)+/iu;
const VERBAL = /^(?:gọi|họp|gặp|trao đổi|email|mail|gửi|hỏi|ghé|cảm ơn|xin|nhờ|em|anh|chị|call|meet|met|sent|send|thanks|thank|hello|hi|your|our|my|the|a|an|what|how|when|why|where|who|can|could|please|is|are|do|i|we|you|happy|sorry|following|checking|quick|urgent|gấp|khẩn)(?![\p{L}\p{M}])/iu;
const MARKS = /[?!;:“”"]|\.{2,}|https?:|@/u;

/** The bare subject without "Re:" and the like. */
export const bareSubject = (subject: string): string => subject.replace(PREFIX, "").replace(/\s+/g, " ").trim();

/** A noun phrase to follow "về" or "about the", or undefined when the subject is none. */
export function topicOf(subject: string): string | undefined {
  const bare = bareSubject(subject).replace(/[.\s–-]+$/u, "").replace(/^(?:gọi|họp|trao đổi|hỏi|call|meeting|discussion)(?: lại)? (?:về|about|on) /iu, "");
  const count = bare.split(" ").length;
  if (bare.length < 4 || bare.length > 70 || count > 11 || VERBAL.test(bare) || MARKS.test(bare)) return undefined;
  return lowered(bare);
}

/** The first letter small, unless the word is a name or an abbreviation. */
function lowered(text: string): string {
  const [first = "", second = ""] = text.split(" ");
  const isName = /\p{Lu}.*\p{Lu}|\d/u.test(first) || (/^\p{Lu}/u.test(second) && FAMILY_NAMES.has(first.toLowerCase()));
  return isName ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
