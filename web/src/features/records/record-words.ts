import { dictionary } from "../../lib/locale.ts";

const en = {
  draft: "Draft follow-up",
  backTo: (list: string) => `Back to ${list.toLowerCase()}`,
  inBin: "This record is in the bin.",
  copyLink: "Copy the link",
  linkCopied: "Link copied",
  added: (when: string) => `Added ${when}`,
  source: (name: string) => `Source: ${name}`,
};

const vi: typeof en = {
  draft: "Soạn thư theo dõi",
  backTo: (list) => `Về danh sách ${list.toLowerCase()}`,
  inBin: "Hồ sơ này đang nằm trong thùng rác.",
  copyLink: "Sao chép liên kết",
  linkCopied: "Đã sao chép liên kết",
  added: (when) => `Thêm ngày ${when}`,
  source: (name) => `Nguồn: ${name}`,
};

export const pageWords = dictionary(en, vi);
