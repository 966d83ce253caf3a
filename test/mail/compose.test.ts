import fc from "fast-check";
import PostalMime from "postal-mime";
import { describe, expect, test } from "vitest";
import { composeMail } from "../../src/mail/compose.ts";
import type { OutgoingRow } from "../../src/mail/mail.table.ts";
import { runs } from "../support/proof.ts";

/** A message says to every mail program exactly what was meant, and nothing that was typed becomes a header. */

const ROW = {
  ...{ id: "mai_1", messageId: "abc@mocgiang.example", state: "sending", fromAddress: "linh@mocgiang.example", fromName: "Đặng Thuỳ Linh" },
  ...{
    replyTo: null,
    toAddresses: ["an@khach.example"],
    ccAddresses: [],
    subject: "Chào",
    body: "Chào anh",
    inReplyTo: null,
    threadId: null,
  },
  ...{ sendAt: 0, sentAt: null, attempts: 1, reason: null, draftId: null, draftedWith: null, recordIds: [], task: null, activityId: null },
  ...{ memberId: "usr_1", version: 2, createdAt: 0, updatedAt: 0 },
} satisfies OutgoingRow;

const AT = Date.UTC(2026, 10, 22, 6, 30);
const compose = (more: Partial<OutgoingRow>) => composeMail({ ...ROW, ...more }, AT);
const parse = (more: Partial<OutgoingRow>) => PostalMime.parse(compose(more));
const HEADERS = ["Date", "From", "To", "Message-ID", "Subject", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"];

const headerNames = (raw: string) =>
  raw
    .split(/\r?\n\r?\n/)[0]
    ?.split(/\r?\n/)
    .filter((line) => !/^\s/.test(line))
    .map((line) => line.split(":")[0] ?? "");

test("everything comes back as it was meant", async () => {
  const mail = await parse({ ccAddresses: ["b@khach.example", "c@khach.example"], inReplyTo: "x@y.vn", replyTo: "real@mocgiang.example" });
  expect(mail).toMatchObject({
    messageId: "<abc@mocgiang.example>",
    date: "2026-11-22T06:30:00.000Z",
    from: { name: "Đặng Thuỳ Linh", address: "linh@mocgiang.example" },
    to: [{ address: "an@khach.example" }],
    cc: [{ address: "b@khach.example" }, { address: "c@khach.example" }],
    replyTo: [{ address: "real@mocgiang.example" }],
    inReplyTo: "<x@y.vn>",
    references: "<x@y.vn>",
  });
});

test("what drafted it stays with the mail, in a line of its own; what nobody drafted says nothing", async () => {
  const header = async (draftedWith: string | null) =>
    (await parse({ draftedWith })).headers.find(({ key }) => key === "x-relata-drafted-with")?.value;
  expect(await header("model gpt-5-mini")).toBe("model gpt-5-mini");
  expect(await header("built-in")).toBe("built-in");
  expect(await header(null)).toBeUndefined();
  const hostile = "model x\r\nBcc: all@khach.example";
  expect(headerNames(compose({ draftedWith: hostile }))).not.toContain("Bcc");
  for (const line of compose({ draftedWith: `model ${"m".repeat(300)}` }).split("\r\n")) expect(line.length).toBeLessThanOrEqual(78);
});

describe("subjects", () => {
  test.each([
    "",
    "Hello",
    "Báo giá máy rang 12 kg – ưu đãi",
    "😀 emoji 👨‍👩‍👧",
    "=?utf-8?B?eHg=?=",
    "a".repeat(500),
    "ệ".repeat(500),
    "😀".repeat(250),
    "tab\there",
    ": ,;<>\"'()\\",
  ])("%s", async (subject) => {
    expect((await parse({ subject })).subject ?? "").toBe(subject.replace("\t", " "));
  });
});

describe("bodies", () => {
  test.each([
    "Một dòng",
    "Dòng 1\nDòng 2\n\n- mục\n",
    ".\n..\nFrom đây",
    "x".repeat(5_000),
    "ệ".repeat(3_000),
    "a\r\nb",
    "\t\u00a0 ",
    "--boundary\nContent-Type: text/html\n\n<b>x</b>",
  ])("%#", async (body) => {
    const { text, html, attachments } = await parse({ body });
    const lines = (all: string | undefined) => all?.replace(/\r\n/g, "\n").replace(/\n$/, "");
    expect([lines(text), html, attachments]).toEqual([lines(body), undefined, []]);
  });

  test("no line is longer than mail allows, no encoded word than a header allows", () => {
    for (const line of compose({
      body: "ệ".repeat(20_000),
      subject: "ệ".repeat(500),
      toAddresses: Array.from({ length: 20 }, (_, index) => `n${index}@${"k".repeat(60)}.example`),
    }).split("\r\n"))
      expect(line.length).toBeLessThanOrEqual(76);
  });
});

test("nothing that was typed becomes a header, a recipient or a part", async () => {
  const evil = fc.constantFrom(
    "\r\nBcc: evil@x.example",
    "\nX-Evil: 1",
    "\r\n\r\n<b>body</b>",
    "\rCc: evil@x.example",
    "\u0000\r\n.\r\n",
    "\u2028X: 1",
    "\u0085X: 1",
    "\u000b\u000cX: 1",
  );
  const text = fc
    .tuple(fc.string({ maxLength: 20, unit: "grapheme" }), evil, fc.string({ maxLength: 20, unit: "grapheme" }))
    .map((parts) => parts.join(""));
  await fc.assert(
    fc.asyncProperty(text, text, text, async (subject, fromName, inReplyTo) => {
      const raw = compose({ subject, fromName, inReplyTo: inReplyTo.replace(/[<>]/g, "") });
      expect(headerNames(raw)?.sort()).toEqual([...HEADERS, "In-Reply-To", "References"].sort());
      const mail = await PostalMime.parse(raw);
      expect([mail.to?.map(({ address }) => address), mail.cc, mail.bcc]).toEqual([["an@khach.example"], undefined, undefined]);
      expect([mail.text?.trim(), mail.html]).toEqual(["Chào anh", undefined]);
    }),
    runs(150),
  );
});
