import { assistantWords } from "../features/assistant/words.ts";
import { contactWords } from "../features/contacts/words.ts";
import { places } from "../features/search/places.ts";
import { dictionary } from "../lib/locale.ts";
import { words } from "../lib/words.ts";
import { Keys } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";

const shortcutWords = dictionary(
  {
    anywhere: "Anywhere",
    go: "Go to",
    lists: "In a list",
    record: "On a record",
    palette: "Search or run a command",
    sheet: "This sheet",
    down: "Next row",
    up: "Previous row",
    open: "Open",
    select: "Select",
    edit: "Edit",
    search: "Search the list",
    clear: "Clear the selection",
    note: "Write a note",
    write: "Send, or save what is being written",
    note2: "Keys wait while you type, and while Vietnamese is being composed.",
  },
  {
    anywhere: "Ở mọi nơi",
    go: "Đi tới",
    lists: "Trong danh sách",
    record: "Trong hồ sơ",
    palette: "Tìm hoặc ra lệnh",
    sheet: "Bảng này",
    down: "Dòng sau",
    up: "Dòng trước",
    open: "Mở",
    select: "Chọn",
    edit: "Sửa",
    search: "Tìm trong danh sách",
    clear: "Bỏ chọn",
    note: "Viết ghi chú",
    write: "Gửi hoặc lưu nội dung đang viết",
    note2: "Phím tắt tạm ngưng khi bạn đang gõ, kể cả lúc bộ gõ đang ghép dấu.",
  },
);

/** All keys on one sheet. */
export default function Shortcuts({ onClose }: { onClose: () => void }) {
  const w = shortcutWords();
  const { work, records, data } = places();
  const groups: [string, [string, string][]][] = [
    [
      w.anywhere,
      [
        ["mod+K", w.palette],
        ["c", contactWords().add],
        ["/", w.search],
        ["?", w.sheet],
      ],
    ],
    [w.go, [...work, ...records, ...data].map(({ keys, label }): [string, string] => [keys, label])],
    [
      w.lists,
      [
        ["j", w.down],
        ["k", w.up],
        ["Enter", w.open],
        ["x", w.select],
        ["e", w.edit],
        ["Esc", w.clear],
      ],
    ],
    [
      w.record,
      [
        ["d", assistantWords().draft],
        ["n", w.note],
        ["e", w.edit],
        ["mod+Enter", w.write],
      ],
    ],
  ];
  return (
    <Dialog title={words().account.shortcuts} onClose={onClose} shape="wide">
      <div class="shortcut-groups">
        {groups.map(([title, rows]) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl class="shortcut-list">
              {rows.map(([keys, label]) => (
                <div key={keys + label}>
                  <dt>{label}</dt>
                  <dd>
                    <Keys of={keys} />
                    <span class="sr-only">{keys}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p class="faint">{w.note2}</p>
    </Dialog>
  );
}
