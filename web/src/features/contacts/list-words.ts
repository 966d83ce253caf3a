import { dictionary } from "../../lib/locale.ts";

/** Words of the list alone: it is the first thing that loads. */
const en = {
  add: "New contact",
  emptyTitle: "No contacts yet",
  emptyText: "Import a mailbox or a spreadsheet, or add the first person yourself.",
  import: "Import contacts",
};

const vi: typeof en = {
  add: "Thêm liên hệ",
  emptyTitle: "Chưa có liên hệ nào",
  emptyText: "Hãy nhập hộp thư hoặc bảng tính, hoặc tự thêm người đầu tiên.",
  import: "Nhập liên hệ",
};

export const contactListWords = dictionary(en, vi);
