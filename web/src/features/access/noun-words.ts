import type { Noun } from "../../../../src/access/policy.rules.ts";
import { dictionary } from "../../lib/locale.ts";

/** What rights and scopes are about, in plain words. */

const en = {
  companies: "companies",
  contacts: "contacts",
  deals: "deals",
  orders: "orders",
  activities: "activities",
  tasks: "tasks",
  products: "products",
  members: "members",
  settings: "settings",
  changes: "history",
  search: "search",
  assistant: "assistant",
  predictions: "predictions",
  views: "saved questions",
  imports: "imports",
  mail: "mail",
  keys: "API keys",
  sample: "sample data",
  system: "failed work",
  roles: "roles",
  teams: "teams",
  webhooks: "webhooks",
  forms: "forms",
  templates: "templates",
  apps: "apps",
  audit: "the audit log",
  workspace: "the workspace",
} satisfies Record<Noun, string> as Record<string, string>;

const vi: typeof en = {
  companies: "công ty",
  contacts: "liên hệ",
  deals: "cơ hội",
  orders: "đơn hàng",
  activities: "hoạt động",
  tasks: "việc cần làm",
  products: "sản phẩm",
  members: "thành viên",
  settings: "cài đặt",
  changes: "lịch sử thay đổi",
  search: "tìm kiếm",
  assistant: "trợ lý",
  predictions: "dự báo",
  views: "câu hỏi đã lưu",
  imports: "nhập dữ liệu",
  mail: "thư",
  keys: "khóa API",
  sample: "dữ liệu mẫu",
  system: "việc chạy nền bị lỗi",
  roles: "vai trò",
  teams: "đội nhóm",
  webhooks: "webhook",
  forms: "biểu mẫu",
  templates: "mẫu soạn",
  apps: "ứng dụng",
  audit: "nhật ký kiểm tra",
  workspace: "không gian làm việc",
};

export const nounWords = dictionary(en, vi);

/** The same at the beginning of a line. */
export const nounLabel = (noun: string): string => {
  const name = nounWords()[noun] ?? noun;
  return name.charAt(0).toUpperCase() + name.slice(1);
};
