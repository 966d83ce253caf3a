import { VIETNAMESE_OCCASIONS } from "./occasion-says.ts";
import type { Phrases } from "./phrases.ts";
import { VIETNAMESE_OTHERWISE } from "./spoken-says.ts";
import { looksVietnamese, withoutHandling } from "./subject.ts";
import { VIETNAMESE_CALL, VIETNAMESE_SUBJECTS } from "./vietnamese-choices.ts";
import { VIETNAMESE_SAYS } from "./vietnamese-says.ts";

const HANDLING =
  /^(?:việc )?(?:xử lý|khắc phục|giải quyết|sửa chữa|sửa|kiểm tra|phản hồi|phản ánh|khiếu nại|báo|biên bản)(?: (?:về|việc|vụ))? /iu;

export const VIETNAMESE: Phrases = {
  signOff: { friendly: "Thân mến,", formal: "Trân trọng,", direct: "Trân trọng," },
  subjects: {
    follow_up: ["Trao đổi tiếp về {topic}", "{workspace} hỏi thăm {you}"],
    first_contact: ["{workspace} xin được làm quen", "{workspace} xin được làm quen"],
    reply: ["Phản hồi {you} về {topic}", "{workspace} phản hồi {you}"],
    after_meeting: ["Sau buổi trao đổi về {topic}", "Sau buổi trao đổi vừa rồi"],
    quote_reminder: ["Báo giá {topic}", "Về báo giá của {workspace}"],
    late_payment: ["Nhắc thanh toán: {topic}", "Nhờ {you} kiểm tra thanh toán"],
    win_back: ["{workspace} hỏi thăm {you}", "{workspace} hỏi thăm {you}"],
    apology: ["Xin lỗi {you} về {topic}", "Lời xin lỗi từ {workspace}"],
    thanks: ["Cảm ơn {you}", "Cảm ơn {you}"],
    renewal: ["Gia hạn {topic}", "Trao đổi về gia hạn hợp đồng"],
    congratulation: ["Chúc mừng {you}", "Chúc mừng {you}"],
    tet_greeting: ["Chúc mừng năm mới {you}", "Chúc mừng năm mới {you}"],
    birthday_greeting: ["Chúc mừng sinh nhật {you}", "Chúc mừng sinh nhật {you}"],
  },
  afterSilence: "Lâu rồi chưa được trao đổi với {you}",
  moreSubjects: VIETNAMESE_SUBJECTS,
  call: VIETNAMESE_CALL,
  talks: {
    call: (whom = "{me}") => `trao đổi qua điện thoại với ${whom}`,
    meeting: (whom = "{me}") => `gặp ${whom}`,
    visit: (whom = "{me}") => `tiếp ${whom}`,
  },
  colleague: (name) => `bạn ${name.split(" ").at(-1)}{ofOurs}`,
  trouble: (topic) => withoutHandling(topic, HANDLING, "sự cố") ?? "sự việc",
  mine: () => ({}),
  ours: (we) => ({ me: we }),
  topic: (topic) => topic,
  onOccasion: (what) => `{Me} xin chúc mừng {you} nhân dịp ${what}{please}.`,
  letter: (kind) => (kind === "chat" || kind === "sms" ? "tin nhắn" : "thư"),
  about: (topic) => ` về ${topic}`,
  titled: (subject) => ` (“${subject}”)`,
  product: (name) => ` cho ${name}`,
  deal: (name) => `phần ${name}`,
  code: (code) => ` ${code}`,
  amount: (amount) => ` trị giá ${amount}`,
  worth: (amount) => `, trị giá ${amount}`,
  terms: ({ days, isNet }) => (isNet ? `net ${days}` : `công nợ ${days} ngày`),
  by: (day) => `, chậm nhất ngày ${day}`,
  due: (day) => `, hạn thanh toán ngày ${day}`,
  industry: (name) => (looksVietnamese(name) ? name.charAt(0).toLowerCase() + name.slice(1) : ""),
  says: { ...VIETNAMESE_SAYS, ...VIETNAMESE_OCCASIONS },
  otherwise: VIETNAMESE_OTHERWISE,
};
