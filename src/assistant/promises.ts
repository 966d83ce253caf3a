import { splitSentences } from "./sentences.ts";
import { languageOf, mayShareMatter, sharedWords } from "./topics.ts";

/** What we tell the customer we promised, or promise them now: only what they have heard or read bears it out, never a task or a note of ours. */

const US_VI = "(?:bên (?:em|mình|tôi|cháu)|chúng (?:tôi|em)|em|tôi|mình|cháu)";
const PROMISED = new RegExp(
  [
    `(?:như|theo)(?: như)?(?: ${US_VI})?(?: đã| có)* (?:hứa|hẹn|cam kết|thống nhất|thỏa thuận|thoả thuận|lời hứa|lịch hẹn)`,
    `${US_VI}(?: cũng| đã| có| từng| vừa)* (?:hứa|hẹn|cam kết)`,
    "as (?:(?:we|i)(?:'ve| have| had)? )?(?:already )?(?:promised|agreed|arranged)",
    "(?:we|i)(?:'ve|'d| have| had)?(?: also| already| just)* (?:promised|committed|pledged)",
    "(?:our|my) promise",
  ]
    .map((one) => `(?<![\\p{L}\\p{M}])${one}(?![\\p{L}\\p{M}])`)
    .join("|"),
  "iu",
);
/** A promise that is made here and now; to talk again is the writer's own to offer. */
const PROMISING = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${US_VI} (?:sẽ|xin|chắc chắn sẽ)|(?:we|i)(?: will|'ll| are going to| am going to| shall)|our \\p{L}+ will)(?: \\p{L}+){0,3}? (?:gửi|giao|chuyển|tặng|giảm|đổi|bù|hoàn|lắp|thay|sửa|cung cấp|báo giá|giữ giá|bàn giao|cử|send|ship|deliver|provide|replace|refund|give|install|fix|repair|quote|inspect|hold|bring|supply|credit)(?![\\p{L}\\p{M}])|(?<![\\p{L}\\p{M}])(?:sẽ|will|'ll)(?: chỉ| only)? (?:có giá|còn giá|cost|be priced)(?![\\p{L}\\p{M}])`,
  "iu",
);
const PLEDGES =
  /(?<![\p{L}\p{M}])(?:hứa|hẹn|sẽ|cam kết|thống nhất|đồng ý|chốt|hua|hen|se|cam ket|promis\p{L}*|will|shall|agree[ds]?|committed|pledged|going to|\p{L}+['’]ll)(?![\p{L}\p{M}])/iu;
/** What is done with a thing rather than the thing itself: two promises that share no more are two promises. */
const DOINGS =
  /(?<![\p{L}\p{M}])(?:gửi|giao|chuyển|báo|làm|hứa|hẹn|cam kết|đã|send|sent|deliver(?:ed)?|ship(?:ped)?|promised?|agreed|by|on|back|the)(?![\p{L}\p{M}])/giu;

/** What became of the promise is no part of it: "…, and have not done so yet". */
const TURNS = /;|,? (?:vậy mà|nhưng|mà đến nay|and (?:have|we have|it has)|but) /iu;

export interface Promised {
  raw: string;
  /** It is said to have been promised before. */
  isPast: boolean;
}

/** The words of a sentence that make a promise of ours, or say that one was made. */
export function promiseIn(text: string): Promised | undefined {
  const past = PROMISED.exec(text)?.[0];
  if (past) return { raw: past, isPast: true };
  const made = PROMISING.exec(text)?.[0];
  return made ? { raw: made, isPast: false } : undefined;
}

/** Does what the customer was told speak of the same promise? A message of ours promises by what it says. */
export function bearsPromise(text: string, told: { text: string; isOurMessage: boolean }[]): boolean {
  const clause = text.split(TURNS).find((part) => PROMISED.test(part)) ?? text;
  const things = clause.replace(PROMISED, " ").replace(DOINGS, " ");
  const namesNothing = sharedWords(things, things) === 0;
  const isSame = (said: string) =>
    namesNothing || sharedWords(things, said) > 0 || (languageOf(text) !== languageOf(said) && mayShareMatter(clause, said));
  return told.some(({ text: source, isOurMessage }) =>
    splitSentences(source).some(({ text: said }) => (isOurMessage || PLEDGES.test(said)) && isSame(said)),
  );
}
