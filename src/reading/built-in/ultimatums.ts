import { type Passage, spanOfAll } from "../own-words.ts";
import type { Found, Values } from "../reading.schema.ts";

/** What a customer says they will do unless we act: leave us, or take it to others. By pattern on folded text, like the rest of the reader. */

const UNLESS =
  /(?<!\p{L})(?:neu|khong(?: \p{L}+){0,4} thi|ma (?:van )?(?:khong|chua)|khong thi|con khong|bang khong|bat khong|chi (?:cho|doi|con cho)|lan cuoi|het (?:tuan|thang|nam|ngay|hom|quy)|han chot|han cuoi|chot han|(?:sau|qua|den|toi|truoc) (?:ngay|thu|het|tuan|cuoi|thang|\d)|if|unless|otherwise|or else|or (?:we|i)(?:'ll| will| shall| are| am| cancel| walk| leave| stop| terminate| switch| go)|by (?:mon|tue|wed|thu|fri|sat|sun|tomorrow|noon|the end|end of|\d)|before (?:mon|tue|wed|thu|fri|the|\d)|until (?:mon|tue|wed|thu|fri|the|\d)|final|last (?:chance|warning))/u;
const THEY = "(?:chung toi|ben (?:toi|minh|tui|chi|anh|em|to|chung toi)|cong ty|toi|tui|minh|anh|chi|co|chu|sep)";
const LEAVE = new RegExp(
  `${THEY}(?: \\p{L}+){0,4} (?:ngung|dung lai|dung (?:hop|lay|mua|dat|nhan)|cham dut|cat (?:hop dong|don)|huy|thanh ly|khong (?:gia han|lay|mua|dat|hop tac|tiep tuc|lam viec|nhan)|doi (?:ben|nha|don vi|doi tac|nguon)|chuyen (?:sang|qua) (?:ben|nha|don vi|nguon|mua)|tim (?:ben|nha cung cap|don vi|nguon|cho) |(?:chon|lay|mua)(?: hang)? (?:cua )?(?:ben|nha|don vi|cho) khac)|(?:thi|se|buoc phai|danh)(?: \\p{L}+){0,2} (?:ngung|cham dut|huy|thanh ly|cat)(?: \\p{L}+){0,2} (?:hop dong|don|don hang|hop tac|dich vu|hang)|\\b(?:we|i)(?:'ll| will| shall| would| have to| are going to| am going to|'re going to|'d)?(?: \\w+){0,4} (?:cancel|terminate|walk away|end (?:the|our|this)|stop (?:order|buying|work|using|the)|pull (?:the|our|out)|switch(?:ing)? (?:to|supplier|vendor|provider)|leave\\b|take our (?:business|orders?)|go (?:elsewhere|to (?:a|another|your) )|(?:look|find|looking)(?: \\w+){0,2} (?:another|a new|other|elsewhere)|not (?:be )?renew|move (?:to|our|away))`,
  "u",
);
/** Going to law or to the public: a threat where it is to come. Who is only named, a lawyer or an office, is one where it hangs on what we do. */
const LEGAL =
  /(?:khoi kien|kien ra|dua ra (?:toa|phap luat)|boc phot|dang (?:bai )?len (?:mang|facebook|fb|bao)|\b(?:legal action|to court|sue\b|small claims|public review|go public|hear from our (?:lawyer|solicitor|attorney)))/u;
const AUTHORITY =
  /(?:luat su|co quan (?:chuc nang|bao ve)|bao ve nguoi tieu dung|quan ly thi truong|\b(?:(?:my|our) (?:lawyer|solicitor|attorney)s?|trading standards|consumer (?:protection|authority))\b)/u;
const TO_COME = /(?<!\p{L})(?:se|buoc phai|danh phai|dang tinh|will|shall|going to|have to|intend to|plan to)(?!\p{L})|'ll\b/u;
/** Asked for or wondered about, not held out to us. */
const IS_MILD =
  /\?\s*$|(?:sang|qua|chon|lay|mua|dat)(?: hang)?(?: mua)?(?: cua)? ben (?:em|minh|ban)(?! (?:khac|kia))|(?:to|with) you\b|(?<!\p{L})(?:giup|gium|phi|duoc khong|co (?:bi|mat|phai)|please|could you|can i|can we|may i|fee|how)(?!\p{L})/u;

/** The firmest thing they hold out: what others would hear of before their leaving. */
export function ultimatumIn(passages: Passage[]): Found<Values["ultimatum"]> | undefined {
  const found = passages.flatMap((passage): Found<Values["ultimatum"]>[] => {
    const value = heldOut(passage.folded);
    return value ? [{ value, span: spanOfAll(passage), confidence: 0.85 }] : [];
  });
  return found.find(({ value }) => value === "legal") ?? found[0];
}

function heldOut(folded: string): Values["ultimatum"] | undefined {
  if (IS_MILD.test(folded)) return undefined;
  const isConditional = UNLESS.test(folded);
  if (LEGAL.test(folded) ? isConditional || TO_COME.test(folded) : isConditional && AUTHORITY.test(folded)) return "legal";
  return isConditional && LEAVE.test(folded) ? "leave" : undefined;
}
