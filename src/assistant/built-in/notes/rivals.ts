import { fold, words } from "../../../core/text.ts";
import type { NotesInput, ReadLine } from "./notes.ts";
import { isName, personNamed } from "./owners.ts";
import { sideOf } from "./speakers.ts";

/** The customer buys, or may buy, from somebody else: "còn không chị lấy bên Nam Á", "otherwise we go with Baxter". */

const NAME = "(?<name>\\p{Lu}[\\p{L}\\p{M}\\p{N}&-]*(?: \\p{Lu}[\\p{L}\\p{M}\\p{N}&-]*){0,3})";
const bounded = (pattern: string): RegExp => new RegExp(`(?<![\\p{L}\\p{M}])(?:${pattern})`, "gu");

/** With the other seller's name. */
const TURNS_TO = [
  `(?:lấy|mua|đặt|nhập|dùng|xài|ký|chọn|thử)(?: \\p{Ll}+){0,3}? (?:bên|của|với) ${NAME}`,
  `(?:chuyển|quay|đổi|chạy)(?: \\p{Ll}+){0,2}? (?:qua|sang|của|bên|với)(?: bên)? ${NAME}`,
  `(?:[Bb]ên|[Pp]hía) ${NAME} (?:\\p{Ll}+ ){0,2}(?:chào|báo|bán|mời|giảm|rẻ|giao|có)`,
  `(?:go|going|went|gone|sign|signing|signed) with ${NAME}`,
  `(?:switch|switching|move|moving|turn|turning|go back|go over) to ${NAME}`,
  `(?:buy|buying|order|ordering|source|sourcing|get|getting)(?: \\p{Ll}+){0,3} from ${NAME}`,
  `(?:talking|speaking) (?:to|with) ${NAME}`,
  `${NAME} (?:is|are|was|were) (?:\\d+% |much |a bit )?(?:cheaper|less expensive)`,
  `${NAME} (?:offers?|offered|quoted|undercut)`,
].map(bounded);
const TURNS_AWAY =
  /(?<!\p{L})(?:lấy|mua|tìm|kiếm|chuyển|qua|sang|đổi|thử)(?: \p{Ll}+){0,2} (?:bên|chỗ|nhà|nơi|nhà cung cấp) khác|(?<!\p{L})(?:đổi|thay|bỏ|cắt) (?:nhà cung cấp|đối tác|nguồn hàng)|(?<!\p{L})(?:cắt|ngừng|ngưng|dừng|chấm dứt|hủy|huỷ)(?: \p{Ll}+)? (?:hợp đồng|hợp tác|lấy hàng|mua hàng)|\blook(?:ing)? elsewhere|\bgo(?:ing)? elsewhere|\b(?:another|a different|other) (?:supplier|vendor|provider)s?\b|\b(?:switch|change|drop)(?:ing|es)? (?:us|suppliers?|vendors?|providers?)\b|\b(?:cancel|terminat|end)(?:e|ing|s)? (?:the|our|their|this) contract\b/iu;
const BY_US = /^(?:(?:dạ|vâng|nhưng|nên|so|but|and),? )?(?:em|tôi|bên (?:em|mình|tôi)|chúng (?:tôi|ta)|i)(?![\p{L}\p{M}])/iu;
/** Where goods come from or go to, rather than who sells them. */
const PLACES = new Set(
  "ha noi,sai gon,da nang,hue,can tho,hai phong,tp hcm,hcm,hoi an,da lat,nha trang,vung tau,quang nam,quang ngai,binh duong,bien hoa,dong nai,long an,quy nhon,phu quoc,viet nam,vietnam,trung quoc,my,nhat,han quoc,china,japan,europe".split(
    ",",
  ),
);

/** Does the line say so? A name that we know is nobody's rival, and what we do ourselves is no threat. */
export function namesRival({ text, speaker }: ReadLine, { people }: NotesInput): boolean {
  if ((speaker !== null && sideOf(speaker, people) === "us") || BY_US.test(text)) return false;
  if (TURNS_AWAY.test(text)) return true;
  const names = TURNS_TO.flatMap((pattern) => [...text.matchAll(pattern)].map(({ groups }) => groups?.name ?? ""));
  return names.some((name) => isName(name) && !personNamed(name, people) && !PLACES.has(fold(words(name).join(" "))));
}
