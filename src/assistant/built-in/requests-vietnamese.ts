import type { RequestGrammar } from "./requests.ts";

const WHOM = "(?: (?:khách(?: hàng)?|anh ấy|chị ấy|ông ấy|bà ấy|họ|anh|chị|cô|chú|bác|ông|bà)(?! (?-i:\\p{Lu})))?";
const TIME =
  "(?:vào |lúc |trong )?(?:\\d|thứ |chủ nhật|sáng|chiều|trưa|tối|đầu |cuối |giữa |tuần |tháng |mai(?!\\p{L})|ngày |mùng |hôm |lúc |khoảng )";
const request = (verbs: string, rest: string): RegExp => new RegExp(`^(?:${verbs})${WHOM}${rest}$`, "iu");

/** A verb that says what a subject does, or how it is. */
const PREDICATE =
  /(?<![\p{L}\p{M}])(?:sẽ|đã|đang|vừa|sắp|là|có|không|chưa|cần|phải|được|bị|nghỉ|còn|hết|vẫn|chỉ|rất|muốn|tăng|giảm|bắt đầu|mở cửa|đóng cửa|chuyển|dời|áp dụng|giao|nhận|làm việc|về tới|hết hạn|kéo dài)(?![\p{L}\p{M}])/iu;
/** Orders begin with what is to be done; a sentence begins with who or what. */
const ORDERING =
  /^(?:thêm|viết|chèn|ghi|sửa|đổi|bỏ|xóa|xoá|cho|làm|hãy|đừng|không|nhấn|nêu|nói|kể|giải thích|hứa|chốt|nhờ|đòi|ép|trích|dẫn|dịch|rút|tóm|kết|mở đầu|bắt đầu|chuyển|tặng|giảm|áp dụng|có|cần)(?![\p{L}\p{M}])/iu;
const WE = "(?:bên|phía|công ty|chỗ|tụi|bọn|đội|nhà) (?:mình|em|tôi|cháu|ta)|chúng (?:mình|tôi|ta|em)";
const THEY =
  "khách(?: hàng)?|(?:anh|chị|ông|bà|cô|chú) (?:ấy|đó|ta)|ảnh|chỉ(?= (?:ấy|đó))|anh/chị|họ|bên (?:đó|kia|khách)|anh|chị|cô|chú|bác|ông|bà";
const word = (choices: string, then = ""): RegExp => new RegExp(`(?<![\\p{L}\\p{M}])(?:${choices})(?![\\p{L}\\p{M}])${then}`, "giu");

export const VIETNAMESE_REQUESTS: RequestGrammar = {
  lead: /^(?:(?:hãy|làm ơn|giúp (?:em|mình|tôi)|nhớ) )*(?:(?:thêm|bổ sung|chèn|viết thêm|ghi thêm|cho thêm|nói thêm|nhắc thêm)(?: vào)?(?: (?:một|1|vài))?(?: (?:câu|dòng|ý|đoạn|lời|phần|chi tiết))?(?: (?:nói|báo|ghi|để))?(?: (?:là|rằng|về(?! tới)|việc))? )/iu,
  plain: (matter) => matter,
  rules: [
    [
      new RegExp(
        `^(?:(?:đề nghị|đề xuất|xin|mời|ngỏ ý|rủ) )?(?:hẹn )?(?<how>gặp|gọi(?: điện)?|họp|ghé thăm|ghé)${WHOM}(?: (?:lại|trực tiếp|mặt))? (?<x>${TIME}.*)$`,
        "iu",
      ),
      "{x} {me} xin phép {how} {you}, {you} tiện không{please}?",
    ],
    [
      /^(?:hẹn|xin hẹn|đề nghị hẹn)(?: (?:gặp|gọi|lại|khách|lịch))*(?: vào| lúc)? (?<x>.+)$/iu,
      "{You} tiện trao đổi với {me} vào {x} không{please}?",
    ],
    [request("hỏi thăm|hỏi", "(?: về| xem)? (?<x>.+)"), "{Me} xin hỏi {you} về {x}{please}."],
    [request("mời", " (?<x>.+)"), "{Me} xin mời {you} {x}{please}."],
    [request("cảm ơn|cám ơn", "(?: vì| về)? (?<x>.+)"), "{Me} cảm ơn {you} về {x}{please}."],
    [request("chúc mừng|mừng", "(?: (?:về|vì|nhân dịp))? (?<x>.+)"), "{Me} xin chúc mừng {you} nhân dịp {x}{please}."],
    [request("chúc", " (?<x>.+)"), "{Me} chúc {you} {x}{please}."],
    [request("xin lỗi", "(?: vì| về)? (?<x>.+)"), "{Me} xin lỗi {you} về {x}{please}."],
    [request("gửi kèm|đính kèm|gửi", " (?<x>.+)"), "{Me} gửi {you} {x}{please}."],
    [request("báo cho|báo|thông báo|nói rõ|cho biết|nhấn mạnh", "(?: biết)?(?: rằng| là)? (?<x>.+)"), "{Me} xin báo {you}: {x}."],
    [/^(?:đề xuất|đề nghị|xin|chào)(?: (?:khách|anh|chị|họ))? (?<x>.+)$/iu, "{Me} xin đề xuất {x}{please}."],
  ],
  naming: new RegExp(`^(?:nhớ nhắc|nhắc|đề cập|nêu|nói|kể)${WHOM}(?: (?:lại|thêm|rõ))?(?: (?:về|đến|tới|là|rằng))? (?<x>.+)$`, "iu"),
  theirs: /thanh toán|công nợ|hóa đơn|hoá đơn|(?<!\p{L})hạn(?!\p{L})|lịch hẹn|buổi hẹn|hợp đồng|hồ sơ|giấy tờ|chứng từ/iu,
  remind: "{Me} xin nhắc {you} về {x}{please}.",
  bringUp: "{Me} xin gửi {you} thông tin về {x}{please}.",
  turned: (matter) =>
    matter
      .replace(word(WE), "{we}")
      .replace(word(THEY, "(?! (?-i:\\p{Lu}))"), "{you}")
      .replace(word("mình|tôi|em|tớ", "(?! (?-i:\\p{Lu}))"), "{me}"),
  isClause: (matter) => !ORDERING.test(matter) && PREDICATE.test(matter.split(" ").slice(1).join(" ")),
};
