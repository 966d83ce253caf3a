import type { NotesInput, ReadLine } from "./notes.ts";
import { personNamed } from "./owners.ts";
import { sideOf } from "./speakers.ts";

/** What one side does not agree to: the customer's no is a risk, our own is a decision. */

const REFUSED =
  /(?<![\p{L}\p{M}])(?:không (?:đồng ý|nhất trí|chấp nhận|chấp thuận|tán thành|chịu|duyệt|phê duyệt|ký(?! hiệu| gửi)|đồng tình|nhận(?! được| ra| thấy)|muốn (?:ký|mua|đặt|gia hạn|tiếp tục|cam kết|đổi|trả|tăng|thêm|nhận|hợp tác|chuyển|dùng|trả trước))|(?:từ chối|phản đối|bác bỏ|bác (?:đề xuất|đề nghị|phương án|yêu cầu|báo giá|điều khoản)))(?![\p{L}\p{M}])|\b(?:(?:did|do|does|would|will|could|can)(?: not|n['’]t)|won['’]t|cannot|can['’]t|refus(?:ed|es|ing) to|unwilling to|not (?:willing|ready|prepared) to)(?: \w+ly)? (?:agree|accept|approve|sign|commit|want to|want (?:the|a|an|any|our|another)|go (?:along|ahead)|move|budge)\b|\b(?:refus(?:ed|es)|declin(?:ed|es)|reject(?:ed|s)|turn(?:ed|s) down|said no to|say no to|object(?:ed|s) to|push(?:ed|es) back on|vetoed|ruled out)\b/iu;
/** Not a no: denied, supposed, asked, or still open. */
const NO_REFUSAL =
  /^(?:nếu|if|unless|trong trường hợp|in case|khi)(?![\p{L}])|(?<![\p{L}\p{M}])(?:không|chưa|chẳng) (?:hề |còn |bị )?(?:từ chối|phản đối|bác)(?![\p{L}\p{M}])|\b(?:not|never|n['’]t|nobody|no one)(?: \w+)? (?:refused?|declined?|reject(?:ed)?|turn(?:ed)? down|say no|object(?:ed)?|push(?:ed)? back)\b|\?["”’)]*$/iu;
const BY_US =
  /^(?:(?:nhưng|nên|vì vậy|so|but|and),? )?(?:bên (?:em|mình|tôi|ta)|chúng (?:tôi|ta)|em|tôi|mình|công ty mình|we|i)(?![\p{L}\p{M}])/iu;
const SUBJECT_NAME =
  /^(?:(?:anh|chị|em|cô|chú|bác|ông|bà|mr\.?|ms\.?|mrs\.?) )?(\p{Lu}[\p{L}\p{M}]*(?: \p{Lu}[\p{L}\p{M}]*){0,3})(?![\p{L}\p{M}])/iu;

/** Who says no in this line, if anybody does. */
export function refusalIn(line: ReadLine, { people }: NotesInput): "us" | "them" | undefined {
  const { text, speaker } = line;
  if (!REFUSED.test(text) || NO_REFUSAL.test(text)) return undefined;
  if (BY_US.test(text)) return speaker === null ? "us" : (sideOf(speaker, people) ?? "them");
  const named = SUBJECT_NAME.exec(text)?.[1];
  return (named && personNamed(named, people)?.side) || "them";
}
