import { dictionary } from "../../lib/locale.ts";
import { nounWords } from "../access/noun-words.ts";

/** What scopes mean, in plain words. */

const en = {
  readAll: "Read what you may see in this workspace",
  writeMcp: "Propose changes and draft mails. Each change waits for your approval",
  writeApi: "Create, edit, delete and send in your name, effective at once",
  readOf: (noun: string) => `Read: ${noun}`,
  writeOfMcp: (noun: string) => `Propose changes: ${noun}`,
  writeOfApi: (noun: string) => `Create, edit and delete: ${noun}`,
  everything: "Everything that you may",
  assistant: "drafts and summaries",
};

const vi: typeof en = {
  readAll: "Đọc những gì bạn được xem trong không gian làm việc này",
  writeMcp: "Đề xuất thay đổi và soạn thư nháp. Thay đổi nào cũng chờ bạn duyệt",
  writeApi: "Tạo, sửa, xóa và gửi thay bạn, có hiệu lực ngay",
  readOf: (noun) => `Đọc: ${noun}`,
  writeOfMcp: (noun) => `Đề xuất thay đổi: ${noun}`,
  writeOfApi: (noun) => `Tạo, sửa và xóa: ${noun}`,
  everything: "Mọi việc bạn được làm",
  assistant: "thư nháp và tóm tắt",
};

const own = dictionary(en, vi);

export function scopeText(scope: string, audience: "mcp" | "api" | null): string {
  const w = own();
  const isMcp = audience === "mcp";
  if (scope === "read") return w.readAll;
  if (scope === "write") return isMcp ? w.writeMcp : w.writeApi;
  const [noun = "", act] = scope.split(":");
  const named = noun === "assistant" ? w.assistant : (nounWords()[noun] ?? noun);
  if (act === "read") return w.readOf(named);
  return isMcp ? w.writeOfMcp(named) : w.writeOfApi(named);
}

/** All of them, each a line. */
export const scopesSaid = (scopes: string[] | null, audience: "mcp" | "api" | null): string[] =>
  scopes?.map((scope) => scopeText(scope, audience)) ?? [own().everything];
