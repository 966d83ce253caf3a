import { daysOf } from "./due.ts";
import type { NotesInput, ReadLine } from "./notes.ts";
import { meantBy } from "./speakers.ts";
import { asTask, VERBS_VI } from "./verbs.ts";

/** What somebody said, worded as a task: who is meant by name, the deed in front, and none of the words of talking. */

const PARTICLES = /(?:[\s,]+(?:ạ|nhé|nha|nhá|nghen|hen|nè|đó|luôn|liền|please))+[.!]*$/iu;
const LEADS = /^(?:cần|phải|sẽ|will|to) /iu;
const SELF = "(?:em|mình|tôi|anh|chị|cô|chú|bác|ông|bà|bên em|bên mình|chúng tôi)";
/** "Hỏi anh Bảo rồi em báo chị": what comes last is the task. */
const FIRST_THEN = new RegExp(
  `^(?<first>(?:${VERBS_VI})(?![\\p{L}\\p{M}]).*?)[,]? (?:rồi|xong|xong rồi|sau đó)(?: thì)?,? (?<rest>.+)$`,
  "iu",
);
const DEED = new RegExp(`^(?:${SELF} )?(?:sẽ |xin )?(?<deed>(?:${VERBS_VI})(?![\\p{L}\\p{M}]).*)$`, "iu");

const ELDER =
  /(?<![\p{L}\p{M}])(?<!(?:bên|các|cả|mấy|quý|của) )(?<form>anh|chị|cô|chú|bác|ông|bà)(?! (?:\p{Lu}|chị|em|ấy|ta|kế|bạn))(?![\p{L}\p{M}])/gu;
const YOU = /\b(?:you|me)\b/gu;

/** The title of a task that a line tells of; `what` is what is to be done, in the words of the line. */
export function titleOf(what: string, line: ReadLine, input: NotesInput): string {
  const bare = what
    .replace(/[.;,]$/u, "")
    .replace(PARTICLES, "")
    .trim();
  const told = withNames(withoutDays(inOrder(asTask(bare), input), input).replace(PARTICLES, ""), line, input)
    .replace(LEADS, "")
    .replace(/[.;,]$/u, "")
    .trim();
  return told.charAt(0).toLocaleUpperCase() + told.slice(1);
}

function inOrder(text: string, input: NotesInput): string {
  const { first, rest } = FIRST_THEN.exec(text)?.groups ?? {};
  const deed = rest && DEED.exec(withoutDays(rest, input))?.groups?.deed;
  return first && deed ? `${deed.replace(PARTICLES, "")} sau khi ${withoutDays(first.replace(PARTICLES, ""), input)}` : text;
}

const BEFORE_DAY = /(?:[\s,]+(?:vào|đến|trước|khoảng|trong|lúc|ngay|on|by|before|at|around|until|no later than))*[\s,]*$/iu;
const AFTER_DAY = /^[\s,]+/u;

/** Without the day that it begins or ends with, where that is told from the day of writing: "tối nay" is another one tomorrow. */
function withoutDays(text: string, input: NotesInput): string {
  const { figures } = daysOf(text, input);
  const [first, last] = [figures[0], figures.at(-1)];
  if (last && isTold(last.raw) && /^[\s.,!]*$/u.test(text.slice(last.end)) && last.start > 0) {
    const kept = text.slice(0, last.start).replace(BEFORE_DAY, "");
    if (kept.includes(" ")) return kept;
  }
  return first && isTold(first.raw) && first.start === 0 ? text.slice(first.end).replace(AFTER_DAY, "") : text;
}

const isTold = (raw: string): boolean => !/\d/u.test(raw);

/** "Báo chị" → "Báo chị Thảo", "send you" → "send Minh": outside the talk only the name says who that is. */
function withNames(text: string, line: ReadLine, input: NotesInput): string {
  return text
    .replace(ELDER, (form: string) => {
      const who = meantBy(form, line, input);
      if (who === null || who.toLowerCase() === form) return form;
      return who.startsWith(`${form} `) ? who : `${form} ${givenOf(who)}`;
    })
    .replace(YOU, (word: string) => {
      const who = line.speaker === null && word === "you" ? null : meantBy(word, line, input);
      return who === null ? word : isLabel(who) ? "them" : givenOf(who);
    });
}

const isLabel = (who: string): boolean => /^(?:khách(?: hàng)?|customer|client|buyer|agent|rep|support|sales?)$/iu.test(who);

/** Vietnamese names end in the given one, others begin with it. */
const givenOf = (name: string): string => {
  const parts = name.replace(/^(?:anh|chị|cô|chú|bác|ông|bà|mr\.?|ms\.?|mrs\.?) /iu, "").split(" ");
  return (/[^\p{ASCII}]/u.test(name) ? parts.at(-1) : parts[0]) ?? name;
};
