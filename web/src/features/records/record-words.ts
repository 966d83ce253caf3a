import { dictionary } from "../../lib/locale.ts";

const en = {
  draft: "Draft follow-up",
  backTo: (list: string) => `Back to ${list.toLowerCase()}`,
  inBin: "In the bin",
  inBinText: "Restore it to change anything or to write to anybody.",
  mayNotDraft: "Your role may not write mails. Ask an administrator of the workspace.",
  copyLink: "Copy the link",
  vcard: "Download as vCard",
  linkCopied: "Link copied",
  added: (when: string) => `Added ${when}`,
  fromSample: "sample data",
  fromImport: "an import",
  fromForm: "a web form",
};

const vi: typeof en = {
  draft: "Soạn thư chăm sóc",
  backTo: (list) => `Về danh sách ${list.toLowerCase()}`,
  inBin: "Trong thùng rác",
  inBinText: "Hãy khôi phục để sửa hoặc soạn thư.",
  mayNotDraft: "Vai trò của bạn không được soạn thư. Hãy nhờ quản trị viên của không gian làm việc.",
  copyLink: "Sao chép liên kết",
  vcard: "Tải danh thiếp vCard",
  linkCopied: "Đã sao chép liên kết",
  added: (when) => `Thêm ngày ${when}`,
  fromSample: "dữ liệu mẫu",
  fromImport: "từ một lần nhập",
  fromForm: "từ biểu mẫu trên web",
};

export const pageWords = dictionary(en, vi);
