/** What the sections of a digest are called: on the page, in the mail, and to a model. */

const en = {
  focus: "Whom to contact today",
  tasks: "Tasks due",
  messages: "Waiting for your answer",
  waiting: "Waiting for longer than three weeks",
  promises: "Promised by you",
  silent: "Silent for longer than usual",
  deals: "Deals that need a next step",
  birthdays: "Birthdays",
  pipeline: "Pipeline",
  won: "Won",
  lost: "Lost, and why",
  moved: "Moved on",
  opened: "New deals",
  risk: "Customers at risk",
  complaints: "Complaints",
  workload: "Workload",
};

const vi: typeof en = {
  focus: "Hôm nay nên liên hệ ai",
  tasks: "Việc đến hạn",
  messages: "Đang chờ bạn trả lời",
  waiting: "Chờ trả lời đã hơn ba tuần",
  promises: "Bạn đã hứa",
  silent: "Im lặng lâu hơn thường lệ",
  deals: "Cơ hội cần bước tiếp theo",
  birthdays: "Sinh nhật",
  pipeline: "Tình hình cơ hội",
  won: "Đã thắng",
  lost: "Đã mất và lý do",
  moved: "Chuyển giai đoạn",
  opened: "Cơ hội mới",
  risk: "Khách hàng có nguy cơ rời đi",
  complaints: "Khiếu nại",
  workload: "Khối lượng công việc",
};

export type SectionWords = typeof en;
export const sectionWords = (language: "vi" | "en"): SectionWords => (language === "vi" ? vi : en);
