import type { RequestGrammar } from "./requests.ts";

const CUSTOMER = "khách(?: hàng)?(?! (?:hàng|sạn|mới|quen|cũ|khác|lẻ|sỉ|của|bên|đoàn|du|mời))";
const WHOM = `(?: (?:${CUSTOMER}|anh ấy|chị ấy|ông ấy|bà ấy|họ|anh|chị|cô|chú|bác|ông|bà)(?! (?-i:\\p{Lu})))?`;
const TIME =
  "(?:vào |lúc |trong )?(?:\\d|thứ |chủ nhật|sáng|chiều|trưa|tối|đầu |cuối |giữa |tuần |tháng |mai(?!\\p{L})|ngày |mùng |hôm |lúc |khoảng )";
const request = (verbs: string, rest: string): RegExp => new RegExp(`^(?:${verbs})${WHOM}${rest}$`, "iu");

/** A verb that says what a subject does, or how it is. */
const PREDICATE =
  /(?<![\p{L}\p{M}])(?:sẽ|đã|đang|vừa|sắp|là|có|không|chưa|cần|phải|được|bị|nghỉ|còn(?! lại)|hết|vẫn|chỉ|rất|muốn|bắt đầu|mở cửa|đóng cửa|làm việc|về tới|hết hạn|kéo dài|(?<!(?:lịch|ngày|giờ|phí|hạn|mức|phiếu|đợt|chuyến|tiến độ|địa chỉ|thời gian|biên bản|người|nơi) )(?:tăng|giảm|chuyển|dời|áp dụng|giao|nhận))(?![\p{L}\p{M}])/giu;
/** Orders begin with what is to be done; a sentence begins with who or what. */
const ORDERING =
  /^(?:nhắc|đề cập|hỏi|hẹn|mời|báo|thông báo|xác nhận|đồng ý|cảm ơn|cám ơn|chúc|xin|gửi|giới thiệu|nhắn|khen|trả lời|ưu tiên|tư vấn|giục|hối|thúc|thêm|viết|chèn|ghi|sửa|đổi|bỏ|xóa|xoá|cho|làm|hãy|đừng|không|nhấn|nêu|nói|kể|giải thích|hứa|chốt|nhờ|đòi|ép|trích|dẫn|dịch|rút|tóm|kết|mở đầu|bắt đầu|chuyển|tặng|giảm|áp dụng|có|cần)(?![\p{L}\p{M}])/iu;
const WE = "(?:bên|phía|công ty|chỗ|tụi|bọn|đội|nhà) (?:mình|em|tôi|cháu|ta)|chúng (?:mình|tôi|ta|em)";
const THEY = `${CUSTOMER}|(?:anh|chị|ông|bà|cô|chú) (?:ấy|đó|ta)|ảnh|chỉ(?= (?:ấy|đó))|anh/chị|họ|bên (?:đó|kia|khách)|anh|chị|cô|chú|bác|ông|bà`;
const word = (choices: string, then = ""): RegExp => new RegExp(`(?<![\\p{L}\\p{M}])(?:${choices})(?![\\p{L}\\p{M}])${then}`, "giu");

/** What makes a question of a matter. */
const ASKED = "(?<![\\p{L}])(?:không|chưa|khi nào|bao giờ|lúc nào|bao nhiêu|bao lâu|mấy|gì|nào|đâu|thế nào|ra sao|hay)(?![\\p{L}])";
/** When something will be done, and what we do for a customer. */
const SOON =
  "(?:(?:sáng|trưa|chiều|tối) (?:mai|nay|thứ \\p{L}+)|ngày mai|mai|hôm nay|thứ (?:hai|ba|tư|năm|sáu|bảy)(?: tuần (?:này|sau|tới))?|chủ nhật|tuần (?:này|sau|tới)|tháng (?:này|sau|tới)|cuối tuần|trước ngày [\\d/]+|ngày [\\d/]+)(?![\\p{L}\\d])";
const THEIR_DEEDS =
  "(?:chuyển|thanh toán|gửi|ký|xác nhận|đặt cọc|trả|bổ sung|kiểm tra|duyệt|chốt|nộp|hoàn tất|phản hồi|trả lời|đóng)(?! (?:hạn|lịch))";
const OURSELVES = "(?:bên |tụi |chúng )?(?:mình|tôi|em)";
const DEEDS = "giao|gửi|bù|qua|ghé|lắp|sửa|đổi|trả|gọi|hoàn|xuất|chuyển|cử|cho (?:thợ|xe|người)";

export const VIETNAMESE_REQUESTS: RequestGrammar = {
  lead: /^(?:(?:hãy|làm ơn|giúp (?:em|mình|tôi)|nhớ) )*(?:(?:thêm|bổ sung|chèn|viết thêm|ghi thêm|cho thêm|nói thêm|nhắc thêm)(?: vào)?(?: (?:một|1|vài))?(?: (?:câu|dòng|ý|đoạn|lời|phần|chi tiết))?(?: (?:nói|báo|ghi|để))?(?: (?:là|rằng|về(?! tới)|việc))? )/iu,
  plain: (matter) => matter.replace(/^(?:chỉ(?: cần)?|nhớ) (?=(?:hỏi|nhắc|báo|xin|mời|cảm ơn|gửi|nói|xác nhận|hẹn)(?!\p{L}))/iu, ""),
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
    [request("hỏi", `(?: xem| là)? (?<x>(?!về |thăm ).*${ASKED}.*)`), "{Me} xin hỏi {you} {x}{please}?"],
    [request("hỏi thăm|hỏi", "(?: về| xem)? (?<x>.+)"), "{Me} xin hỏi {you} về {x}{please}."],
    [request("mời", " (?<x>.+)"), "{Me} xin mời {you} {x}{please}."],
    [request("cảm ơn|cám ơn", " (?:vì )?(?<x>(?:đã|vừa|luôn) .+)"), "{Me} cảm ơn {you} {x}{please}."],
    [request("cảm ơn|cám ơn", " vì (?<x>.+)"), "{Me} cảm ơn {you} vì {x}{please}."],
    [request("cảm ơn|cám ơn", "(?: về)? (?<x>.+)"), "{Me} cảm ơn {you} về {x}{please}."],
    [request("chúc mừng|mừng", "(?: (?:về|vì|nhân dịp))? (?<x>.+)"), "{Me} xin chúc mừng {you} nhân dịp {x}{please}."],
    [request("chúc", " (?<x>.+)"), "{Me} chúc {you} {x}{please}."],
    [request("xin lỗi", " vì (?<x>.+)"), "{Me} xin lỗi {you} vì {x}{please}."],
    [request("xin lỗi", "(?: về)? (?<x>.+)"), "{Me} xin lỗi {you} về {x}{please}."],
    [request("xác nhận", "(?: lại)?(?: rằng| là)?:? (?<x>.+)"), "{Me} xin xác nhận: {x}{please}."],
    [request("đồng ý|chấp nhận", " (?<x>.+)"), "{We} đồng ý {x}{please}."],
    [request("tặng", "(?: thêm)? (?<x>.+)"), "{Me} xin tặng {you} {x}{please}."],
    [request("giới thiệu", "(?: (?:về|rằng|là))? (?<x>.+)"), "{Me} xin giới thiệu với {you}: {x}{please}."],
    [new RegExp(`^(?<when>${SOON}),? (?:sẽ )?(?<x>(?:${DEEDS}) .+)$`, "iu"), "{when} {we} sẽ {x}{please}."],
    [new RegExp(`^(?:${OURSELVES}) (?:sẽ )?(?<x>(?:${DEEDS}) .+)$`, "iu"), "{We} sẽ {x}{please}."],
    [/^(?:sẽ |xin )?giảm (?<x>(?:giá |còn |xuống |thêm )*\d.+)$/iu, "{We} xin giảm {x}{please}."],
    [/^(?<x>(?:đã|đang|từng|vừa|chuyên|có sẵn) .+)$/iu, "{We} {x}{please}."],
    [new RegExp(`^(?:sẽ )?(?<x>(?:${DEEDS}) (?:.+ )?(?:${SOON}).*)$`, "iu"), "{We} sẽ {x}{please}."],
    [request("nhắc", ` (?<x>(?:${THEIR_DEEDS}) .+)`), "{Me} xin nhắc {you} {x}{please}."],
    [request("gửi kèm|đính kèm|gửi", " (?<x>.+)"), "{Me} gửi {you} {x}{please}."],
    [request("báo cho|báo|thông báo|nói rõ|cho biết|nhấn mạnh", "(?: biết)?(?: rằng| là)? (?<x>.+)"), "{Me} xin báo {you}: {x}."],
    [/^(?:đề xuất|đề nghị|xin|chào)(?: (?:khách|anh|chị|họ))? (?<x>.+)$/iu, "{Me} xin đề xuất {x}{please}."],
  ],
  naming: new RegExp(`^(?:nhớ nhắc|nhắc|đề cập|nêu|nói|kể)${WHOM}(?: (?:lại|thêm|rõ))?(?: (?:về|đến|tới|là|rằng))? (?<x>.+)$`, "iu"),
  theirs:
    /thanh toán|phần còn lại|(?<!\p{L})(?:còn nợ|cọc|chuyển nốt|chuyển khoản)(?!\p{L})|công nợ|hóa đơn|hoá đơn|(?<!\p{L})hạn(?!\p{L})|lịch hẹn|buổi hẹn|hợp đồng|hồ sơ|giấy tờ|chứng từ/iu,
  remind: "{Me} xin nhắc {you} về {x}{please}.",
  bringUp: "Về {x}, {me} xin trao đổi thêm với {you}{please}.",
  turned: (matter) =>
    matter
      .replace(/^giảm (?=\d)/iu, "mức giảm ")
      .replace(word(WE), "{we}")
      .replace(word(THEY, "(?! (?-i:\\p{Lu}))"), "{you}")
      .replace(word("mình|tôi|em|tớ", "(?! (?-i:\\p{Lu}))"), "{me}"),
  isClause: (matter) => !ORDERING.test(matter) && [...matter.matchAll(PREDICATE)].some(({ index }) => index > 0),
};
