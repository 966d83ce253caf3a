import { STAGE_NAMES } from "../deals/stages.rules.ts";

/** What digests say, in both languages: sentences for the points and the mail. */

const days = (n: number): string => `${n} day${n === 1 ? "" : "s"}`;
const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
const worth = (sums: string): string => (sums ? `, ${sums}` : "");

const en = {
  titles: { daily: "Your day", weekly: "The week" },
  stages: STAGE_NAMES.en as Record<string, string>,
  /** What customers complain of, as readings tell it. */
  wrongs: {
    ...{ late: "Late", wrong: "Wrong or missing", quality: "Quality", service: "Service", billing: "Billing", price: "Price" },
    other: "Other complaints",
  },
  openComplaints: (n: number, day: string, wrong: string) => `${count(n, "open complaint")}, last on ${day} (${wrong.toLowerCase()})`,
  ultimatums: {
    leave: (day: string) => `says on ${day} that they may leave`,
    legal: (day: string) => `threatens on ${day} to take it further`,
  },
  cancelling: (day: string) => `wants to cancel (${day})`,
  withheld: (day: string) => `keeps back what they owe (${day})`,
  sour: (day: string) => `very unhappy when last heard (${day})`,
  broken: (day: string) => `our promise for ${day} is not kept`,
  atStake: (sums: string) => `${sums} in open deals`,
  boughtFor: (sums: string) => `has bought for ${sums}`,
  overdue: (day: string) => `overdue since ${day}`,
  dueToday: "due today",
  waiting: (text: string, n: number) => `${text} – ${n === 0 ? "came today" : `waiting for ${days(n)}`}`,
  waitingSince: (text: string, day: string) => `${text} – waiting since ${day}`,
  promised: (text: string, day: string, isLate: boolean) => `${text} – ${isLate ? "was due" : "due"} ${day}`,
  silent: (n: number, usual: number, day: string) => `nothing heard for ${days(n)} (since ${day}), usually ${days(usual)}`,
  forecast: (percent: number, ahead: number, silent: number, usual: number) =>
    `${percent} % likely to buy nothing in the next ${days(ahead)}: last order ${days(silent)} ago, usually every ${days(usual)}`,
  reorder: (product: string, times: number, every: number, day: string) =>
    `bought ${product} ${times} times, usually every ${days(every)}, last on ${day}`,
  lastOrder: (day: string) => `last order on ${day}`,
  noStep: "no next step",
  late: (day: string) => `expected to close on ${day}, still open`,
  birthdayToday: "birthday today",
  birthdayOn: (day: string) => `birthday on ${day}`,
  reason: {
    task: (title: string) => `task “${title}”`,
    message: (n: number) => (n === 0 ? "wrote today, no answer yet" : `has waited ${days(n)} for an answer`),
    waitingSince: (day: string) => `has waited for an answer since ${day}`,
    promise: (day: string) => `you promised something for ${day}`,
    deal: (name: string) => `“${name}” has no next step`,
  },
  opened: (n: number, sums: string) => `New: ${count(n, "deal")}${worth(sums)}`,
  won: (n: number, sums: string) => `Won: ${count(n, "deal")}${worth(sums)}`,
  lost: (n: number, sums: string) => `Lost: ${count(n, "deal")}${worth(sums)}`,
  moved: (n: number) => `Moved to another stage: ${count(n, "deal")}`,
  open: (n: number, sums: string) => `Open now: ${count(n, "deal")}${worth(sums)}`,
  move: (from: string, to: string) => `${from} → ${to}`,
  because: (reason: string) => `because: ${reason}`,
  noReason: "no reason noted",
  complaints: (theme: string, n: number, who: string) => `${theme}: ${n} (${who})`,
  load: (name: string, open: number, overdue: number, done: number, logged: number) =>
    `${name}: ${count(open, "open task")}, ${overdue} overdue, ${done} done this week, ${count(logged, "activity", "activities")} logged`,
  nobody: "Nobody in particular",
  subject: (title: string, day: string, n: number) => `${title}, ${day}: ${count(n, "point")}`,
  more: (n: number) => `… and ${n} more`,
  openPage: "On the page, with all sources:",
  whyMail: (workspace: string) => `You get this because you asked for it in ${workspace}.`,
  stopMail: "Stop these mails:",
};

const vi: typeof en = {
  titles: { daily: "Hôm nay của bạn", weekly: "Tuần vừa qua" },
  stages: STAGE_NAMES.vi,
  wrongs: {
    ...{ late: "Giao trễ", wrong: "Sai hoặc thiếu hàng", quality: "Chất lượng", service: "Phục vụ", billing: "Hóa đơn, tính tiền" },
    ...{ price: "Giá cao", other: "Khiếu nại khác" },
  },
  openComplaints: (n, day, wrong) => `${n} khiếu nại chưa giải quyết, mới nhất ${day} (${wrong.toLocaleLowerCase("vi")})`,
  ultimatums: {
    leave: (day) => `ngày ${day} dọa ngừng hợp tác`,
    legal: (day) => `ngày ${day} dọa khiếu kiện`,
  },
  cancelling: (day) => `muốn hủy (${day})`,
  withheld: (day) => `đang giữ lại tiền thanh toán (${day})`,
  sour: (day) => `lần gần nhất rất không hài lòng (${day})`,
  broken: (day) => `mình đã hẹn ${day} mà chưa làm`,
  atStake: (sums) => `cơ hội đang mở ${sums}`,
  boughtFor: (sums) => `đã mua ${sums}`,
  overdue: (day) => `quá hạn từ ${day}`,
  dueToday: "hạn hôm nay",
  waiting: (text, n) => `${text} – ${n === 0 ? "mới gửi hôm nay" : `đã chờ ${n} ngày`}`,
  waitingSince: (text, day) => `${text} – chờ từ ${day}`,
  promised: (text, day, isLate) => `${text} – ${isLate ? "quá hạn" : "hạn"} ${day}`,
  silent: (n, usual, day) => `chưa có tin ${n} ngày (từ ${day}), thường ${usual} ngày`,
  forecast: (percent, ahead, silent, usual) =>
    `${percent} % khả năng không mua gì trong ${ahead} ngày tới: lần mua gần nhất cách đây ${silent} ngày, thường ${usual} ngày mua một lần`,
  reorder: (product, times, every, day) => `đã mua ${product} ${times} lần, thường ${every} ngày một lần, gần nhất ${day}`,
  lastOrder: (day) => `lần mua gần nhất: ${day}`,
  noStep: "chưa có bước tiếp theo",
  late: (day) => `dự kiến chốt ${day} nhưng vẫn đang mở`,
  birthdayToday: "sinh nhật hôm nay",
  birthdayOn: (day) => `sinh nhật ngày ${day}`,
  reason: {
    task: (title) => `việc “${title}”`,
    message: (n) => (n === 0 ? "hôm nay có nhắn, chưa trả lời" : `chờ trả lời ${n} ngày`),
    waitingSince: (day) => `chờ trả lời từ ${day}`,
    promise: (day) => `bạn có lời hứa đến hạn ngày ${day}`,
    deal: (name) => `“${name}” chưa có bước tiếp theo`,
  },
  opened: (n, sums) => `Mới: ${n} cơ hội${worth(sums)}`,
  won: (n, sums) => `Thắng: ${n} cơ hội${worth(sums)}`,
  lost: (n, sums) => `Mất: ${n} cơ hội${worth(sums)}`,
  moved: (n) => `Chuyển giai đoạn: ${n} cơ hội`,
  open: (n, sums) => `Đang mở: ${n} cơ hội${worth(sums)}`,
  move: (from, to) => `${from} → ${to}`,
  because: (reason) => `lý do: ${reason}`,
  noReason: "chưa ghi lý do",
  complaints: (theme, n, who) => `${theme}: ${n} lần (${who})`,
  load: (name, open, overdue, done, logged) =>
    `${name}: ${open} việc đang mở, ${overdue} quá hạn, ${done} xong trong tuần, ${logged} hoạt động đã ghi`,
  nobody: "Chưa rõ khách nào",
  subject: (title, day, n) => `${title}, ${day}: ${n} mục`,
  more: (n) => `… và ${n} mục nữa`,
  openPage: "Xem trên trang, kèm đầy đủ nguồn:",
  whyMail: (workspace) => `Bạn nhận thư này vì đã bật bản tin trong ${workspace}.`,
  stopMail: "Ngừng nhận thư này:",
};

export type DigestWords = typeof en;
export const digestWords = (language: "vi" | "en"): DigestWords => (language === "vi" ? vi : en);
