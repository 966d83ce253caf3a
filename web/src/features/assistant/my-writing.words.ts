import { dictionary } from "../../lib/locale.ts";

/** "Chào {you} {name}," as a person reads it. */
const shownGreeting = (pattern: string, language: "vi" | "en", name: string): string =>
  pattern
    .replace("{you}", language === "vi" ? "anh/chị" : "")
    .replace("{me}", language === "vi" ? "em" : "I")
    .replace("{name}", `‹${name}›`);

const en = {
  style: "Writing as I write",
  styleText:
    "Counted in the mail that you have sent and written yourself, never in drafts of the assistant. Only you see it, names and figures are left out, and it is used only where you switch it on.",
  off: "Off: nothing has been learned.",
  again: "Learn again",
  forget: "Delete what was learned",
  forgotten: "What was learned has been deleted",
  greeting: "Greeting",
  greetingOf: (pattern: string, language: "vi" | "en"): string => shownGreeting(pattern, language, "Name"),
  signOff: "Closing",
  sentence: "Sentences",
  words: (n: number) => `about ${n} words`,
  emoji: "Emoji",
  inShare: (share: number) => `in ${Math.round(share * 100)} % of your mail`,
  phrases: "Turns of phrase",
  nothing: "none in particular",
  habits: "What I change in drafts",
  habitsText: "Sentences of the drafts that you sent, by purpose.",
  noHabits: "No drafts yet.",
  purpose: "Purpose",
  drafts: "Drafts",
  sent: "Sent",
  untouched: "As written",
  changed: "Changed / added / removed",
  share: "Words changed",
  picks: "Which of two I take",
  picked: (what: string, n: number, of: number) => `${what}: ${n} of ${of}`,
};

const vi: typeof en = {
  style: "Viết theo cách của tôi",
  styleText:
    "Đếm từ thư bạn đã tự viết và gửi, không tính bản nháp của trợ lý. Chỉ bạn xem được, không lưu tên riêng hay con số, và chỉ dùng khi bạn bật.",
  off: "Đang tắt: chưa học gì.",
  again: "Học lại",
  forget: "Xóa những gì đã học",
  forgotten: "Đã xóa những gì đã học",
  greeting: "Lời chào",
  greetingOf: (pattern, language) => shownGreeting(pattern, language, "Tên"),
  signOff: "Lời kết",
  sentence: "Câu",
  words: (n) => `khoảng ${n} chữ`,
  emoji: "Biểu tượng",
  inShare: (share) => `trong ${Math.round(share * 100)} % thư`,
  phrases: "Cụm từ hay dùng",
  nothing: "không có gì đặc biệt",
  habits: "Tôi thường sửa gì",
  habitsText: "Số câu trong các bản nháp bạn đã gửi, theo mục đích.",
  noHabits: "Chưa có bản nháp nào.",
  purpose: "Mục đích",
  drafts: "Bản nháp",
  sent: "Đã gửi",
  untouched: "Giữ nguyên",
  changed: "Sửa / thêm / bỏ",
  share: "Tỉ lệ chữ sửa",
  picks: "Khi có hai bản, tôi chọn",
  picked: (what, n, of) => `${what}: ${n} trên ${of}`,
};

export const myWritingWords = dictionary(en, vi);
