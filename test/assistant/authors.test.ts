import { expect, test } from "vitest";
import { builtInDraft } from "../../src/assistant/built-in/draft.ts";
import { builtInSummary } from "../../src/assistant/built-in/summary.ts";
import { buildPack, evidenceOf } from "../../src/assistant/evidence.ts";
import { otherWriter } from "../../src/assistant/speech.ts";
import { Checker } from "../../src/assistant/verify.ts";
import { sampleHistories } from "./built-in-sample.ts";
import { contact, history, mailIn, mailOut, NOW, ZONE } from "./histories.ts";

/** A mail is its writer's, whoever's record is open. */

const THU = contact({
  name: "Đinh Lệ Thu",
  familyName: "Đinh",
  middleName: "Lệ",
  givenName: "Thu",
  addressForm: "chi",
  emails: [{ address: "thu@haivan.example", label: "work" }],
});
const HEADERS = {
  from: { name: "Tạ Gia Khiêm", address: "khiem@haivan.example" },
  to: [{ name: "Nguyễn Thu Hà", address: "ha@songhuong.example" }],
  cc: [{ name: "Đinh Lệ Thu", address: "thu@haivan.example" }],
};
const REQUEST = "Chào Hà,\n\nBên mình cần 900 thùng in hai màu trước ngày 20/12. Nhờ Hà gửi lại bảng giá mới nhất.\n\nKhiêm";
const fromKhiem = (given = {}) => history({ contact: THU, people: { [THU.id]: THU.name }, activities: [mail(given)] });
const mail = (given = {}) => mailIn("2026-11-18", "Thùng in hai màu", REQUEST, { links: [THU.id], meta: { ...HEADERS, ...given } });

const WISH = { purpose: "reply", tone: "friendly", length: "medium", language: "vi", instruction: "" } as const;
const packOf = (from: ReturnType<typeof history>) => buildPack(from, { now: NOW, ...WISH });
const checkerOf = (from: ReturnType<typeof history>, language: "vi" | "en" = "vi") =>
  new Checker(evidenceOf(packOf(from)), { now: NOW, timeZone: ZONE, language, isToCustomer: true });

test("the source is titled by who wrote it, or by whom it was written to", () => {
  const titles = (from: ReturnType<typeof history>) => packOf(from).items.flatMap(({ activity, title }) => (activity ? [title] : []));
  expect(titles(fromKhiem())).toEqual(["Email từ Tạ Gia Khiêm: Thùng in hai màu"]);
  expect(titles(fromKhiem({ from: { name: "Thu", address: "THU@haivan.example" } }))).toEqual(["Email từ Đinh Lệ Thu: Thùng in hai màu"]);
  const out = mailOut("2026-11-19", "Bảng giá", "Em gửi anh bảng giá.", { links: [THU.id], meta: { to: [HEADERS.from] } });
  expect(titles(history({ contact: THU, people: { [THU.id]: THU.name }, activities: [out] }))).toEqual([
    "Email gửi Tạ Gia Khiêm: Bảng giá",
  ]);
});

test("the built-in reply and summary name the writer, and say “you wrote” to nobody else", () => {
  const { text } = builtInDraft(packOf(fromKhiem()), WISH);
  expect(text).toMatch(/Tạ Gia Khiêm có viết cho bên em.*900 thùng/su);
  expect(text).not.toMatch(/(?:thư|tin) chị|chị có (?:viết|nhắn|hỏi)|thư của chị/u);
  const { points, openQuestions } = builtInSummary(packOf(fromKhiem()));
  expect([...points, ...openQuestions].map((point) => point.text).join("\n")).toMatch(/Tạ Gia Khiêm/u);
  expect(
    checkerOf(fromKhiem())
      .check(text)
      .sentences.filter(({ status }) => status === "unsupported"),
  ).toEqual([]);
});

test("words of a mail that the reader had no copy of are not quoted to them", () => {
  const { text } = builtInDraft(packOf(fromKhiem({ cc: [] })), WISH);
  expect(text).toMatch(/nhận được thư của Tạ Gia Khiêm/u);
  expect(text).not.toMatch(/900/u);
});

test.each([
  ["Chị có viết là cần 900 thùng in hai màu [a1].", "unsupported"],
  ["Theo thư của chị thì bên mình cần 900 thùng in hai màu [a1].", "unsupported"],
  ["You wrote that you need 900 boxes [a1].", "unsupported"],
  ["Thank you for your message about the 900 boxes [a1].", "unsupported"],
  ["Tạ Gia Khiêm có viết là cần 900 thùng in hai màu [a1].", "supported"],
  ["Anh Khiêm có viết là cần 900 thùng in hai màu [a1].", "supported"],
] as const)("a model's “%s” about it is %s", (text, status) => {
  expect(checkerOf(fromKhiem()).check(text).sentences[0]?.status).toBe(status);
});

test("of the reader's own mail the same may be said", () => {
  const own = fromKhiem({ from: { name: "Đinh Lệ Thu", address: "thu@haivan.example" } });
  expect(checkerOf(own).check("Chị có viết là cần 900 thùng in hai màu [a1].").sentences[0]?.status).toBe("supported");
});

test("in the sample every mail is titled by its header", () => {
  const sample = sampleHistories(NOW);
  const others = sample.contacts.filter((from) => from.activities.some((activity) => otherWriter(activity, from)));
  expect(others.length).toBeGreaterThan(5);
  for (const from of others)
    for (const { activity, title } of buildPack(from, { now: NOW, language: "en" }).items)
      if (activity?.kind === "email" && activity.direction === "in" && activity.meta.from)
        expect(title).toContain(`Email from ${activity.meta.from.name}`);
});
