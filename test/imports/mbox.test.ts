import fc from "fast-check";
import { expect, test } from "vitest";
import { cutMessages, findNextMessage } from "../../src/imports/mbox.rules.ts";
import { bytesOf } from "./bytes.ts";

const textOf = (raw: Uint8Array) => Buffer.from(raw).toString("utf8");
const cut = (text: string) => cutMessages(bytesOf(text), 1, true).messages.map(({ line, raw }) => [line, textOf(raw)]);

const FIRST = "From an@x.vn Mon Jan  5 10:00:00 2026\nSubject: One\n\nHello\n\n";
const SECOND = "From binh@y.vn Tue Jan  6 11:30:00 2026\nSubject: Two\n\nBye\n";

test("messages with the line that each begins on", () => {
  expect(cut(FIRST + SECOND)).toEqual([
    [1, "Subject: One\n\nHello\n\n"],
    [6, "Subject: Two\n\nBye\n"],
  ]);
});

test("Windows line ends", () => {
  expect(cut((FIRST + SECOND).replaceAll("\n", "\r\n")).map(([line]) => line)).toEqual([1, 6]);
});

test("the time of the From line, for messages that say none", () => {
  const [message] = cutMessages(bytesOf(FIRST), 1, true).messages;
  expect(new Date(message?.envelopeAt ?? 0).toISOString()).toBe("2026-01-05T10:00:00.000Z");
  const [gmail] = cutMessages(bytesOf("From 17@xxx Tue Jan 06 11:30:00 +0700 2026\nSubject: A\n\n"), 1, true).messages;
  expect(Number.isNaN(gmail?.envelopeAt)).toBe(false);
});

test.each([
  ["a sentence that begins with From", "From here on we ship at 10:30 in 2026.\n"],
  ["a From line without a blank line before it", "text\nFrom an@x.vn Mon Jan  5 10:00:00 2026\nSubject: no\n"],
  ["a From line without a header behind it", "\nFrom an@x.vn Mon Jan  5 10:00:00 2026\nand so on\n"],
])("not a new message: %s", (_, body) => {
  expect(cut(`${FIRST.trimEnd()}\n${body}`)).toHaveLength(1);
});

test(">From is turned back, one mark at a time", () => {
  expect(cut("From a@x.vn Mon Jan  5 10:00:00 2026\nSubject: A\n\n>From me\n>>From you\n> From them\n")).toEqual([
    [1, "Subject: A\n\nFrom me\n>From you\n> From them\n"],
  ]);
});

test("a single message without a From line", () => {
  expect(cut("Subject: A\n\nHello")).toEqual([[1, "Subject: A\n\nHello"]]);
});

test("the next message can be found behind one that is too large", () => {
  expect(findNextMessage(bytesOf(FIRST + SECOND), 1)).toEqual({ at: FIRST.length, line: 6 });
  expect(findNextMessage(bytesOf(FIRST), 1)).toBeUndefined();
});

const line = fc.constantFrom(
  "",
  "Hello",
  ">From me",
  "From now on",
  "From x@y.vn Mon Jan  5 10:00:00 2026",
  "Subject: again",
  "> quoted",
  "ễ 𝄞",
);
const message = fc
  .tuple(fc.array(line, { maxLength: 8 }), fc.constantFrom("\n", "\r\n"))
  .map(([lines, end]) => ["From a@x.vn Mon Jan  5 10:00:00 2026", "Subject: A", "", ...lines, "", ""].join(end));

test("a mailbox cut into pieces of any size gives the same messages and lines", () => {
  fc.assert(
    fc.property(
      fc.array(message, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1, max: 3 }),
      (messages, size, atOnce) => {
        const bytes = bytesOf(messages.join(""));
        const whole = cut(messages.join(""));
        const found: [number, string][] = [];
        let [offset, at] = [0, 1];
        for (let length = size; offset < bytes.length; ) {
          const piece = bytes.subarray(offset, offset + length);
          const part = cutMessages(piece, at, offset + piece.length >= bytes.length, atOnce);
          found.push(...part.messages.map(({ line: first, raw }): [number, string] => [first, textOf(raw)]));
          [offset, at] = [offset + part.consumed, part.nextLine];
          length = part.consumed === 0 ? length * 2 : size;
        }
        expect(found).toEqual(whole);
      },
    ),
    { numRuns: 300 },
  );
});

test("any bytes are cut without a throw and without loss of place", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), fc.boolean(), (bytes, atEnd) => {
      const { consumed } = cutMessages(bytes, 1, atEnd);
      expect(consumed).toBeLessThanOrEqual(bytes.length);
      if (atEnd) expect(consumed).toBe(bytes.length);
    }),
  );
});
