import type { CallWords, Phrases } from "./phrases.ts";

/** Further subject lines to choose from. */
export const VIETNAMESE_SUBJECTS: Phrases["moreSubjects"] = {
  follow_up: ["{Me} hỏi thăm {you} ít phút", "Trao đổi tiếp với {you}"],
  first_contact: ["{Me} xin hỏi {you} một việc", "{Sender} từ {workspace}"],
  reply: ["{Me} trả lời {you}", "Về câu hỏi của {you}"],
  after_meeting: ["Cảm ơn {you} về buổi trao đổi", "Những việc cần làm sau buổi trao đổi"],
  quote_reminder: ["{You} đã xem báo giá chưa", "{You} cần chỉnh gì ở báo giá"],
  late_payment: ["Về khoản thanh toán đến hạn", "{Workspace}: nhắc thanh toán"],
  win_back: ["{Me} muốn nghe ý kiến của {you}", "Đôi lời gửi {you}"],
  apology: ["{Me} xin lỗi {you}", "{Workspace} xin lỗi và đang xử lý"],
  thanks: ["{Workspace} cảm ơn {you}", "Lời cảm ơn gửi {you}"],
  renewal: ["Hợp đồng của {you} với {workspace}", "{You} có tiếp tục kỳ tới không"],
  congratulation: ["{Workspace} chúc mừng {you}", "Lời chúc gửi {you}"],
  tet_greeting: ["Lời chúc đầu xuân từ {workspace}", "{Workspace} kính chúc {you} năm mới"],
  birthday_greeting: ["{Workspace} chúc mừng sinh nhật {you}", "Lời chúc gửi {you}"],
};

export const VIETNAMESE_CALL: CallWords = {
  opening: "Mở đầu",
  points: "Ý chính",
  questions: "Hỏi khách",
  objections: "Nếu khách ngần ngại",
  closing: "Kết thúc",
  caller: {
    friendly: "{Me} là {sender}, gọi từ {workspace}{please}.",
    formal: "{Myself} là {sender}, gọi từ {workspace}.",
    direct: "{Me} là {sender}, {workspace}.",
  },
  hasTime: "{You} có tiện nói chuyện vài phút bây giờ không{please}?",
  anythingElse: "{You} còn điểm nào cần {me} làm rõ thêm không{please}?",
  goodbye: "{Me} xin nhắc lại những điều vừa thống nhất để {you} xem đã đúng chưa. Cảm ơn {you} đã dành thời gian{please}.",
  ifTheySay: "Nếu khách {said}: {answer}",
  whenBusy: ["đang bận", "{me} xin gọi lại vào giờ {you} tiện, {you} cho {me} xin một khung giờ nhé?"],
  whenDear: ["thấy giá còn cao", "{you} đang so với mức nào, và phần nào quan trọng nhất với {you}{please}?"],
  whenDeclined: ["nhắc lại lý do trước đây (“{quote}”)", "nếu {we} gỡ được điểm đó, {you} có xem lại không{please}?"],
  whenUpset: ["nhắc lại việc chưa hài lòng", "{me} xin lỗi {you}, xin nghe hết rồi báo lại từng bước xử lý{please}."],
  whenUnpaid: ["nói đã thanh toán", "{you} cho {me} xin chứng từ chuyển tiền để {me} kiểm tra lại{please}."],
};
