import { expect, test } from "vitest";
import { builtInNotes } from "../../src/assistant/built-in/notes/notes.ts";
import { noteLines } from "../../src/assistant/note-lines.ts";
import { dayKey } from "../../src/core/time.ts";
import { ZONE } from "./histories.ts";

/** Notes as salespeople really type them: several tasks in a line, weekdays, worries, rivals, and orders given without a subject. */

const PEOPLE = [
  { id: "usr_1", name: "Phạm Ngọc Lan", side: "us" as const },
  { id: "con_1", name: "Trần Minh", side: "them" as const },
];
/** A Wednesday. */
const WRITTEN = Date.UTC(2026, 10, 25, 3);

function read(body: string, language: "vi" | "en" = "vi") {
  const lines = noteLines(body).map((line, index) => ({ ...line, ref: `n${index + 1}` }));
  return builtInNotes({ lines, people: PEOPLE, author: "Phạm Ngọc Lan", language, writtenAt: WRITTEN, timeZone: ZONE });
}

const tasksOf = (body: string) =>
  read(body).action.map(({ text, owner, dueAt }) => [text, owner ?? null, dueAt ? dayKey(dueAt, ZONE) : null]);

test.each([
  ["Anh Minh: Hay là anh lấy bên Hải Long cho rẻ.", "Hải Long"],
  ["Anh Minh: Không thì anh quay lại mua của Trung Tín.", "Trung Tín"],
  ["Khách: Bên Việt Phát chào rẻ hơn 5%.", "Việt Phát"],
  ["Còn không tháng sau chị chuyển qua Đại Nam luôn.", "Đại Nam"],
  ["Customer: Otherwise we will go with Baxter.", "Baxter"],
  ["Customer: We are also talking to Harlow about the same machines.", "Harlow"],
  ["If not, we switch to Dunmore next month.", "Dunmore"],
  ["Anh Minh: Anh lo nhất là xe giao không đúng giờ.", "giao không đúng giờ"],
  ["Chị ngại nhất khâu bảo hành ở tỉnh.", "bảo hành ở tỉnh"],
  ["Her main worry is the noise in the lobby.", "noise"],
])("%s is a risk", (body, said) => {
  const found = read(body, /[à-ỹ]/u.test(body) ? "vi" : "en");
  expect(found.risk.map(({ text }) => text).join()).toContain(said);
  expect(found.action).toEqual([]);
});

test.each([
  "Tháng trước chị lấy bên mình 20 thùng.",
  "Anh Minh lấy bên em 12 ký như cũ.",
  "Customer: We will go with the larger model.",
  "Customer: We talked to Anna about the delivery.",
  "Chị chuyển qua dùng gói hai ký.",
  "Không lo, anh chờ được.",
])("%s is no risk", (body) => {
  expect(read(body, /[à-ỹ]/u.test(body) ? "vi" : "en").risk).toEqual([]);
});

test.each([
  ["Anh lo nhất là máy kêu to.", []],
  ["Chị hơi lo khoản vận chuyển, còn lại rất ưng.", ["tích cực"]],
  ["Anh bực vì xe tới trễ hai lần.", ["chưa hài lòng"]],
  ["Chị thất vọng và lo máy hỏng nữa.", ["chưa hài lòng"]],
])("%s: a worry alone is no ill feeling", (body, moods) => {
  const told = read(body).mood.map(({ text }) => text);
  expect(told).toHaveLength(moods.length);
  for (const [index, mood] of moods.entries()) expect(told[index]).toContain(mood);
});

test.each([
  [
    "Gửi mẫu chiều nay, thứ Sáu ghé chị Thảo.",
    [
      ["Gửi mẫu", null, "2026-11-25"],
      ["Ghé chị Thảo", null, "2026-11-27"],
    ],
  ],
  [
    "Em soạn hợp đồng hôm nay, ngày mốt mang sang cho anh Minh.",
    [
      ["Soạn hợp đồng", "Phạm Ngọc Lan", "2026-11-25"],
      ["Mang sang cho anh Minh", "Phạm Ngọc Lan", "2026-11-27"],
    ],
  ],
  [
    "Lan: Em sẽ gửi bảng giá anh Minh sáng mai và gọi anh Bảo thứ Sáu.",
    [
      ["Gửi bảng giá anh Minh", "Phạm Ngọc Lan", "2026-11-26"],
      ["Gọi anh Bảo", "Phạm Ngọc Lan", "2026-11-27"],
    ],
  ],
  [
    "Send the samples tonight, call Minh tomorrow.",
    [
      ["Send the samples", null, "2026-11-25"],
      ["Call Minh", null, "2026-11-26"],
    ],
  ],
])("%s: two tasks, each with its own day", (body, tasks) => {
  expect(tasksOf(body)).toEqual(tasks);
});

test.each([
  ["Thứ Tư em gửi mẫu cho anh Minh.", "2026-12-02"],
  ["Hôm nay thứ Tư, em sẽ gửi mẫu cho anh Minh luôn.", "2026-11-25"],
  ["Thứ Năm em gửi mẫu cho anh Minh.", "2026-11-26"],
  ["Thứ Tư này em sẽ gửi mẫu cho anh Minh.", "2026-12-02"],
  ["I'll send the samples on Wednesday.", "2026-12-02"],
  ["I'll send the samples today, Wednesday.", "2026-11-25"],
])("%s is due on %s", (body, day) => {
  expect(tasksOf(body).map(([, , due]) => due)).toEqual([day]);
});

test.each([
  ["Lan: Để em hỏi anh Bảo rồi thứ Sáu em báo chị ạ.\nChị Thảo: Ừ, chị chờ em.", "Báo chị Thảo sau khi hỏi anh Bảo", "2026-11-27"],
  ["Lan: Em kiểm tra kho rồi mai em gọi lại anh nhé.\nAnh Minh: Được.", "Gọi lại anh Minh sau khi kiểm tra kho", "2026-11-26"],
  ["Lan: Dạ mai em gửi anh bảng giá ạ.\nAnh Minh: Ok em.", "Gửi anh Minh bảng giá", "2026-11-26"],
  ["Lan: Máy này chạy êm lắm, để em hỏi kho rồi mai em báo chị.\nChị Thảo: Ừ, chị chờ em.", "Báo chị Thảo sau khi hỏi kho", "2026-11-26"],
  ["Lan: Dạ em xuất hoá đơn trong hôm nay ạ.\nAnh Minh: Cảm ơn em.", "Xuất hoá đơn", "2026-11-25"],
])("%s is worded as a task", (body, title, due) => {
  expect(tasksOf(body)).toEqual([[title, "Phạm Ngọc Lan", due]]);
});

test.each([
  ["Anh Minh: Giao anh 40 thùng trước thứ Bảy.", "Giao anh Minh 40 thùng", "2026-11-28"],
  [
    "Lan: Dạ anh cần gì thêm không ạ?\nAnh Minh: Làm lại báo giá cho anh trước ngày 02/12 nhé.",
    "Làm lại báo giá cho anh Minh trước ngày 02/12",
    "2026-12-02",
  ],
  ["Khách: Nhớ xuất hoá đơn cho anh trước thứ Hai.", "Xuất hoá đơn cho anh Minh", "2026-11-30"],
  ["Customer: Send me the certificate by Friday.", "Send Minh the certificate", "2026-11-27"],
])("%s, said by the customer, is ours to do", (body, title, due) => {
  expect(tasksOf(body)).toEqual([[title, "Phạm Ngọc Lan", due]]);
});

test.each([
  ["Khánh ra lắp kệ thứ Sáu.", "lắp kệ", "Khánh", "2026-11-27"],
  ["Thứ Hai Quỳnh gửi bảng màu cho anh Minh.", "bảng màu", "Quỳnh", "2026-11-30"],
  ["Dũng qua đo trần nhà thứ Năm.", "o trần nhà", "Dũng", "2026-11-26"],
  ["Hiếu giao thêm 4 bao ngày 2/12.", "4 bao", "Hiếu", "2026-12-02"],
])("%s is a task though nobody of ours is called so", (body, title, owner, day) => {
  expect(tasksOf(body)).toEqual([[expect.stringContaining(title), owner, day]]);
});

test.each(["Thông báo giá mới thứ Sáu.", "Đăng ký gian hàng thứ Hai.", "Sơn sửa cửa kho ngày 2/12."])("%s names nobody", (body) => {
  expect(tasksOf(body).map(([, owner]) => owner)).not.toContain(body.split(" ")[0]);
});
