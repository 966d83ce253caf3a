import { type Passage, spanOfAll } from "../own-words.ts";
import type { Found, Values } from "../reading.schema.ts";
import { isSaid, said } from "../said.rules.ts";

/** What a customer says they will do unless we act: leave us, give all back, or take it to others. */

const UNLESS = said(
  "nếu|dọa|doạ|không(?: \\p{L}+){0,4} thì|mà (?:vẫn )?(?:không|chưa)|không thì|còn không|bằng không|chỉ (?:chờ|đợi|còn chờ)|lần cuối|hết (?:tuần|tháng|năm|ngày|hôm|quý)|hạn chót|hạn cuối|chót hạn|(?:sau|qua|quá|đến|tới|trước) (?:ngày|thứ|hết|tuần|cuối|tháng|\\d[\\d/.]*)|còn (?:trễ|chậm|sai|lỗi|lặp lại|tái diễn)",
  "if|unless|otherwise|or else|or (?:we|i)(?:'ll| will| shall| are| am| cancel| walk| leave| stop| terminate| switch| go)|by (?:mon|tue|wed|thu|fri|sat|sun|tomorrow|noon|the end|end of|the \\d)\\w*|by \\d+(?! (?:days?|weeks?|hours?))\\w*|before (?:mon|tue|wed|thu|fri|the|\\d)\\w*|until (?:mon|tue|wed|thu|fri|the|\\d)\\w*|final|last (?:chance|warning)",
);
const THEY = "(?:chúng tôi|bên (?:tôi|mình|tui|chị|anh|em|tớ|chúng tôi)|công ty|tôi|tui|mình|anh|chị|cô|chú|sếp)";
const ALL_OF_IT = "(?:cả|hết|toàn bộ|tất cả|lô|hàng|máy|bộ|\\d+|hai|ba|bốn|năm)";
const LEAVE = said(
  `${THEY}(?: \\p{L}+){0,4} (?:ngưng|ngừng|dừng lại|dừng (?:hợp|lấy|mua|đặt|nhận)|chấm dứt|cắt (?:hợp đồng|đơn)|hủy|thanh lý|không (?:gia hạn|lấy|mua|đặt|hợp tác|tiếp tục|làm việc|nhận)|đổi (?:bên|nhà|đơn vị|đối tác|nguồn)|chuyển (?:sang|qua) (?:bên|nhà|đơn vị|nguồn|mua)|tìm (?:bên|nhà cung cấp|đơn vị|nguồn|chỗ)|(?:chọn|lấy|mua|đặt)(?: hàng)? (?:của )?(?:bên|nhà|đơn vị|chỗ) khác)`,
  "(?:dọa|doạ)(?: \\p{L}+){0,3} (?:chuyển|đổi|bỏ|hủy|huỷ|cắt|ngưng|ngừng|nghỉ|trả)",
  "(?:thì|sẽ|buộc phải|đành)(?: \\p{L}+){0,2} (?:ngưng|ngừng|chấm dứt|hủy|thanh lý|cắt)(?: \\p{L}+){0,2} (?:hợp đồng|đơn|đơn hàng|hợp tác|dịch vụ|hàng)",
  `(?:trả|gửi trả|hoàn trả)(?: lại| hết){1,2} ${ALL_OF_IT}|(?:yêu cầu|đòi|phải) hoàn (?:lại )?(?:tiền|cọc)|(?:tạm giữ|giữ lại|ngưng|ngừng|dừng|không|hoãn)(?: \\p{L}+){0,2} thanh toán`,
  "(?:we|i)(?:'ll| will| shall| would| have to| are going to| am going to|'re going to|'d)?(?: \\w+){0,4} (?:cancel|terminate|walk away|end (?:the|our|this)|stop (?:order\\w*|buying|work\\w*|using|the)|pull (?:the|our|out)|switch(?:ing)? (?:to|suppliers?|vendors?|providers?)|leave|take our (?:business|orders?)|go (?:elsewhere|to (?:a|another|your) \\w+)|(?:look|find|looking)(?: \\w+){0,2} (?:another|a new|other|elsewhere)|not (?:be )?renew\\w*|move (?:to|our|away)|(?:return|send back|sending back) (?:all|everything|the|every|both)|(?:want|demand|claim|request)(?: \\w+){0,4} (?:refund|money back)|(?:withhold|stop|hold back)(?: \\w+){0,2} pay\\w*)",
);
/** Going to law or to the public: a threat where it is to come. Who is only named, a lawyer or an office, is one where it hangs on what we do. */
const LEGAL = said(
  "khởi kiện|kiện ra|đưa ra (?:tòa|pháp luật)|bóc phốt|đăng (?:bài )?lên (?:mạng|facebook|fb|báo)",
  "legal action|to court|sue|small claims|public review|go public|hear from our (?:lawyer|solicitor|attorney)s?",
);
const AUTHORITY = said(
  "luật sư|cơ quan (?:chức năng|bảo vệ)|bảo vệ người tiêu dùng|quản lý thị trường",
  "(?:my|our) (?:lawyer|solicitor|attorney)s?|trading standards|consumer (?:protection|authority)",
);
const TO_COME = said("sẽ|buộc phải|đành phải|đang tính", "will|shall|going to|have to|intend to|plan to|(?:we|i|they)'ll");
/** Asked for or wondered about, not held out to us. */
const IS_MILD = said(
  "(?:sang|qua|chọn|lấy|mua|đặt)(?: hàng)?(?: mua)?(?: của)? bên (?:em|mình|bạn)(?! (?:khác|kia))",
  "giúp|giùm|phí|được không|có (?:bị|mất|phải)",
  "(?:to|with) you|please|could you|can i|can we|may i|fee|how",
);

/** The firmest thing they hold out: what others would hear of before their leaving. */
export function ultimatumIn(passages: Passage[]): Found<Values["ultimatum"]> | undefined {
  const found = passages.flatMap((passage): Found<Values["ultimatum"]>[] => {
    const value = heldOut(passage.written);
    return value ? [{ value, span: spanOfAll(passage), confidence: 0.85 }] : [];
  });
  return found.find(({ value }) => value === "legal") ?? found[0];
}

function heldOut(sentence: string): Values["ultimatum"] | undefined {
  if (/\?\s*$/u.test(sentence) || isSaid(IS_MILD, sentence)) return undefined;
  const isConditional = isSaid(UNLESS, sentence);
  if (isSaid(LEGAL, sentence) ? isConditional || isSaid(TO_COME, sentence) : isConditional && isSaid(AUTHORITY, sentence)) return "legal";
  return isConditional && isSaid(LEAVE, sentence) ? "leave" : undefined;
}
