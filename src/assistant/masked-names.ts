import { words } from "../core/text.ts";

/** People's names in a text that leaves: by what a request knows, by their looks, and never where a place, a street or an everyday word stands. */

const SURNAMES =
  "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Đoàn|Mai|Lâm|Trương|Đào|Tô|Tạ|Lương|Cao|Châu|Tăng|Hà|Thái|Quách|La|Lã|Mạc|Nghiêm|Kiều|Vương|Chu|Phùng|Triệu|Từ|Tống|Viên|Doãn|Khổng|Lại|Giang|Bạch|Ông|Âu";
const CAPITAL = "\\p{Lu}[\\p{L}\\p{M}'’-]*";
const NO_LETTER_BEFORE = "(?<![\\p{L}\\p{M}<_])";
const NO_LETTER_BEHIND = "(?![\\p{L}\\p{M}])";

/** What looks like a name. */
const LOOKS = [
  `(?<![\\p{L}])(?:${SURNAMES})(?: ${CAPITAL}){1,4}(?![\\p{L}])`,
  `(?<=(?<![\\p{L}])(?:Mr|Mrs|Ms|Dr|Mx)\\.? )${CAPITAL}(?: ${CAPITAL}){0,2}`,
  `(?<=(?<![\\p{L}])(?:[Aa]nh|[Cc]hị|[Ôô]ng|[Bb]à|[Cc]ô|[Cc]hú|[Bb]ác|[Ee]m|[Bb]ạn) )(?!\\p{Lu}{2,})${CAPITAL}(?: ${CAPITAL}){0,3}`,
].map((pattern) => new RegExp(pattern, "gu"));

/** A street that is named after somebody, as it stands behind its number: "ở 118 Phan Xích Long". What else is counted stands before no name. */
export const NUMBERED_STREET = `(?<=^|[,:;(–-] ?|(?<![\\p{L}])(?:số|nhà|ở|tại|về|đến|tới|qua|quán|kho|cửa hàng|chi nhánh|at|to|in|of|from) )\\d{1,4}[A-Z]?(?:/\\d{1,4}){0,3}[A-Z]?,? (?:${SURNAMES})(?: ${CAPITAL}){1,3}`;

/** Provinces, cities and districts that a surname could begin, or that hold a given name. */
const PLACES =
  "Việt Trì|Hà Nam|Hà Tĩnh|Hà Giang|Hà Đông|Hà Tiên|Hải Phòng|Hải Dương|Đà Nẵng|Đà Lạt|Huế|Cần Thơ|Lâm Đồng|Bảo Lâm|Bảo Lộc|Bảo Thắng|Cao Bằng|Cao Lãnh|Châu Đốc|Châu Thành|Thái Nguyên|Thái Bình|Thái Lan|Lý Sơn|Lai Châu|Mai Châu|Mộc Châu|Mộc Hoá|Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Bình|Quảng Trị|Bình Dương|Bình Định|Bình Phước|Bình Thuận|Bình Thạnh|Bình Tân|Bình Chánh|Tân Bình|Tân Phú|Tân An|Phú Yên|Phú Thọ|Phú Quốc|Phú Nhuận|Phú Mỹ|Long An|Long Thành|Long Xuyên|An Giang|Tiền Giang|Hậu Giang|Kiên Giang|Bắc Giang|Bắc Ninh|Bắc Kạn|Hà Bắc|Nam Định|Nghệ An|Thanh Hóa|Thanh Hoá|Hoà Bình|Hòa Bình|Ninh Bình|Ninh Thuận|Khánh Hòa|Khánh Hoà|Nha Trang|Cam Ranh|Vĩnh Long|Vĩnh Phúc|Vĩnh Yên|Trà Vinh|Bến Tre|Đồng Tháp|Đồng Nai|Sóc Trăng|Bạc Liêu|Cà Mau|Tây Ninh|Gia Lai|Kon Tum|Đắk Lắk|Đắk Nông|Buôn Ma Thuột|Hội An|Hưng Yên|Lạng Sơn|Lào Cai|Sơn La|Sơn Trà|Tuyên Quang|Yên Bái|Điện Biên|Thủ Đức|Thủ Dầu Một|Vũng Tàu|Biên Hòa|Biên Hoà|Quy Nhơn|Tuy Hòa|Tuy Hoà|Hoàn Kiếm|Ba Đình|Cầu Giấy|Hai Bà Trưng|Hoàng Mai|Thanh Xuân|Long Biên|Tây Hồ|Gò Vấp|Củ Chi|Hóc Môn|Nhà Bè|Cầu Đất|Trường Sa|Hoàng Sa|Võ Nhai|Chu Lai|Hạ Long|Sa Pa|Đông Hà|Đồng Hới|Phan Thiết|Phan Rang|Phan Rí";
/** What stands in front of a street, a district or a city. The case of its letters tells "đường Lê Lợi" from "Đường Lê", somebody's name. */
const BEFORE_PLACE =
  "(?:[Đđ]ường|[Pp]hố|[Nn]gõ|[Hh]ẻm|[Pp]hường|[Xx]ã|[Qq]uận|[Hh]uyện|[Tt]hị xã|[Tt]hị trấn|[Tt]hành phố|[Tt]ỉnh|[Cc]ầu|[Ss]ân bay|[Kk]hu công nghiệp|[Cc]hi nhánh|[Cc]ơ sở|[Ss]howroom|TP\\.?|Tp\\.?|P\\.|Q\\.|KCN|KĐT)";

/** Given names that begin an everyday word, where that word opens a sentence: "Bảo hành" names no Bảo. */
const EVERYDAY =
  "Bảo (?:hành|trì|dưỡng|hiểm|đảm|quản|vệ|mật|lưu|toàn)|Tín (?:dụng|hiệu|nhiệm|chỉ)|Linh (?:hoạt|kiện|động|tinh)|Huy (?:động|chương|hiệu)|An (?:toàn|tâm|ninh|ủi)|Bình (?:thường|quân|luận|chọn)|Minh (?:bạch|hoạ|họa|chứng)|Thu (?:hồi|tiền|nhập|mua|ngân|gom|hoạch|phí|xếp|đổi)|Nam giới|Mai (?:mốt|em|anh|chị|mình|bên)|Hương (?:vị|liệu|thơm)|Vinh (?:hạnh|dự)|Thành (?:phẩm|phần|lập|tiền|công|viên|phố)|Phương (?:án|thức|tiện|pháp|hướng)|Công (?:ty|việc|nợ|thức|suất|ty|trình|bố|nhân|cụ)|Đạt (?:được|yêu|tiêu|chuẩn|hết)|Hạnh phúc|Phúc lợi|Thảo luận|Kiên (?:nhẫn|trì|quyết)|Dung (?:lượng|tích|sai|dịch)|Tài (?:khoản|liệu|chính|sản|trợ|xế)|Hiếu (?:khách|kỳ)|Nhân (?:xanh|viên|dịp|sự|tiện|tố|công|đây)|Tiến (?:độ|hành|bộ)|Khánh (?:thành|tiết)|Khoa học|Vân tay|Hiệu (?:lực|quả|chỉnh|suất)|Thông (?:tin|báo|thường|qua)|Trung (?:tâm|bình|thực)|Sơn (?:lại|nước|phủ)|Trí (?:tuệ|nhớ)|Hồng (?:trà|ngoại)|Thắng (?:lợi|thầu)|Thanh (?:toán|lý|tra)|Ngọc trai|Trang (?:bị|trí|thiết|trại)|Hiền lành|Hân hạnh|Quang học|Quân đội|Thư (?:mời|ngỏ|báo|này)|Yến mạch|Xuân này|Toàn bộ|Tâm lý|Đức tin|Hoà vốn|Hòa vốn|Trường hợp|Lộc xuân|Việt kiều";

/** Behind another part of a name or a form of address it is a name, too: "Nguyễn Thái Bình", "chị Thanh Xuân". Words that open a sentence are none. */
const NO_NAME_BEFORE = `(?<!(?<![\\p{L}\\p{M}])(?:(?!(?:Ở|Tại|Từ|Về|Ra|Vào|Đến|Tới|Gần|Bên|Tỉnh|In|At|From|To|Near) )${CAPITAL}|[Aa]nh|[Cc]hị|[Ôô]ng|[Bb]à|[Cc]ô|[Cc]hú|[Bb]ác|[Ee]m|[Bb]ạn) )`;
const NO_NAME_BEHIND = "(?! \\p{Lu}\\p{Ll})";

/** These stay as they are, whatever names they look like. */
const NO_NAMES = new RegExp(
  [
    `${NO_LETTER_BEFORE}${BEFORE_PLACE} ?(?:\\d{1,2}${NO_LETTER_BEHIND}|(?!<)${CAPITAL}(?: ${CAPITAL}){0,3})`,
    NUMBERED_STREET,
    `${NO_LETTER_BEFORE}(?:Hồ Chí Minh|Việt Nam|Hà Nội)${NO_LETTER_BEHIND}`,
    `${NO_NAME_BEFORE}${NO_LETTER_BEFORE}(?:${PLACES}|${EVERYDAY})${NO_LETTER_BEHIND}${NO_NAME_BEHIND}`,
  ].join("|"),
  "gmu",
);

/** A stand-in that no pattern reads; what a text already has of it is taken out first. */
const [OPEN, SHUT] = ["\ue000", "\ue001"];
const STANDS_IN = new RegExp(`${OPEN}(\\d+)${SHUT}`, "gu");

/** Finds the names of one call's texts. */
export class NameFinder {
  readonly #known: RegExp | undefined;
  readonly #parts: ReadonlySet<string>;

  /** `names`: people that are known to be in the text, as they are written there. */
  constructor(names: Iterable<string>) {
    this.#parts = new Set([...names].flatMap(partsOf));
    this.#known = patternOf(this.#parts);
  }

  /** The text with each name replaced by what `stands` gives for it. */
  hide(text: string, stands: (name: string) => string): string {
    const kept: string[] = [];
    const bare = text.replaceAll(OPEN, "").replaceAll(SHUT, "");
    let hidden = bare.replace(NO_NAMES, (found) => (this.#parts.has(found) ? found : `${OPEN}${kept.push(found) - 1}${SHUT}`));
    for (const pattern of [...LOOKS, ...(this.#known ? [this.#known] : [])])
      hidden = hidden.replace(pattern, (found) =>
        found.includes("<") ? found : stands(found.trimEnd()) + found.slice(found.trimEnd().length),
      );
    return hidden.replace(STANDS_IN, (_, index: string) => kept[Number(index)] ?? "");
  }
}

/** A header may name a desk instead of a person; a word of it masked would make holes in every sentence. */
const DESK =
  /(?<![\p{L}])(?:sales|info|support|team|office|accounts?|accounting|billing|purchasing|orders?|service|contact|admin|marketing|export|import|hotline|reservations?|ltd|gmbh|inc|llc|co|jsc|company|hotel|coffee|cafe|café|công ty|kế toán|phòng|bộ phận|kinh doanh|mua hàng|khách sạn|nhà hàng|cửa hàng|quán)(?![\p{L}])/iu;
const SURNAME = new RegExp(`^(?:${SURNAMES})$`, "u");

/** Whole names and what is written of them alone: the given name with and without the one before it; of a Vietnamese name never the surname, which is many a word. */
function partsOf(name: string): string[] {
  const pieces = name.trim().split(/\s+/);
  if (words(name).length === 0 || (pieces.length > 1 && DESK.test(name))) return [];
  const isVietnamese = pieces.length > 1 && SURNAME.test(pieces[0] ?? "");
  const [first, second] = [pieces[0] ?? "", pieces[1] ?? ""];
  const heads = isVietnamese ? [] : [first, ...(first.length === 1 ? [`${first} ${second}`, second] : [])];
  return [pieces.join(" "), pieces.slice(-2).join(" "), pieces.at(-1) ?? "", ...heads].filter((part) => part.length > 1);
}

function patternOf(parts: ReadonlySet<string>): RegExp | undefined {
  if (parts.size === 0) return undefined;
  const escaped = [...parts].sort((a, b) => b.length - a.length).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`${NO_LETTER_BEFORE}(?:${escaped.join("|")})${NO_LETTER_BEHIND}`, "gu");
}
