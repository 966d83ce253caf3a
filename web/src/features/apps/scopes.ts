import { dictionary } from "../../lib/locale.ts";

/** What scopes mean, in plain words. */

const en = {
  readAll: "Read what you may see in this workspace",
  writeMcp: "Propose changes and draft mails. Each change waits for your approval",
  writeApi: "Create, edit, delete and send in your name, effective at once",
  readOf: (noun: string) => `Read: ${noun}`,
  writeOfMcp: (noun: string) => `Propose changes: ${noun}`,
  writeOfApi: (noun: string) => `Create, edit and delete: ${noun}`,
  everything: "Everything that you may",
  nouns: {
    companies: "companies",
    contacts: "contacts",
    deals: "deals",
    activities: "activities",
    tasks: "tasks",
    products: "products",
    members: "members",
    settings: "settings",
    changes: "history",
    search: "search",
    assistant: "drafts and summaries",
    imports: "imports",
    mail: "mail",
    webhooks: "webhooks",
    forms: "forms",
    audit: "audit log",
  } as Record<string, string>,
};

const vi: typeof en = {
  readAll: "Đọc những gì bạn được xem trong không gian làm việc này",
  writeMcp: "Đề xuất thay đổi và soạn thư nháp. Thay đổi nào cũng chờ bạn duyệt",
  writeApi: "Tạo, sửa, xóa và gửi thay bạn, có hiệu lực ngay",
  readOf: (noun) => `Đọc: ${noun}`,
  writeOfMcp: (noun) => `Đề xuất thay đổi: ${noun}`,
  writeOfApi: (noun) => `Tạo, sửa và xóa: ${noun}`,
  everything: "Mọi việc bạn được làm",
  nouns: {
    companies: "công ty",
    contacts: "liên hệ",
    deals: "cơ hội",
    activities: "hoạt động",
    tasks: "việc cần làm",
    products: "sản phẩm",
    members: "thành viên",
    settings: "cài đặt",
    changes: "lịch sử thay đổi",
    search: "tìm kiếm",
    assistant: "thư nháp và tóm tắt",
    imports: "nhập dữ liệu",
    mail: "thư",
    webhooks: "webhook",
    forms: "biểu mẫu",
    audit: "nhật ký",
  },
};

const own = dictionary(en, vi);

export function scopeText(scope: string, audience: "mcp" | "api" | null): string {
  const w = own();
  const isMcp = audience === "mcp";
  if (scope === "read") return w.readAll;
  if (scope === "write") return isMcp ? w.writeMcp : w.writeApi;
  const [noun = "", act] = scope.split(":");
  const named = w.nouns[noun] ?? noun;
  if (act === "read") return w.readOf(named);
  return isMcp ? w.writeOfMcp(named) : w.writeOfApi(named);
}

export const everything = (): string => own().everything;
