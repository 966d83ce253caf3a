import { dictionary } from "../../lib/locale.ts";

const en = {
  title: "Segments",
  text: "Customers by how recently, how often and for how much they bought, each in fifths of your own customers.",
  todo: "What to do",
  customers: "Customers",
  onBoard: (name: string) => `Customers of the segment “${name}”`,
  asList: "As a list:",
  listOf: (list: string, name: string) => `${list} of the segment “${name}” as a list`,
  pareto: "Who brings the revenue",
  paretoText: "The best customers, by what they have spent so far, and the share of all revenue that they bring.",
  best: (share: string) => `Best ${share}`,
  bring: "bring",
  noRevenue: "There are no amounts to count.",
};

const vi: typeof en = {
  title: "Nhóm khách hàng",
  text: "Khách hàng xếp theo lần mua gần nhất, tần suất và giá trị mua, mỗi tiêu chí chia năm phần trên chính khách của bạn.",
  todo: "Nên làm gì",
  customers: "Khách hàng",
  onBoard: (name) => `Khách hàng thuộc nhóm “${name}”`,
  asList: "Mở danh sách:",
  listOf: (list, name) => `${list} thuộc nhóm “${name}” dạng danh sách`,
  pareto: "Doanh thu đến từ ai",
  paretoText: "Những khách mua nhiều nhất từ trước đến nay và phần doanh thu họ mang lại.",
  best: (share) => `${share} đứng đầu`,
  bring: "mang lại",
  noRevenue: "Chưa có số tiền nào để tính.",
};

export const segmentsWords = dictionary(en, vi);
