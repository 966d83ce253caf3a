import fc from "fast-check";
import { expect, test } from "vitest";
import { htmlToText } from "../../src/mail/html-text.rules.ts";
import { splitQuoted } from "../../src/mail/quoted.rules.ts";
import { cpuMs } from "../support/effort.ts";

const split = (text: string) => splitQuoted(text);

test.each([
  [
    "Outlook",
    "Thanks, Tuesday is fine.\n\n-----Original Message-----\nFrom: An\nSent: Monday\nTo: Bình\nSubject: Visit\n\nTuesday?",
    "Thanks, Tuesday is fine.",
  ],
  [
    "Outlook without a separator",
    "Fine.\n\nFrom: An <an@x.vn>\nSent: Monday, 5 January 2026 10:12\nTo: Bình\nSubject: Visit\n\nTuesday?",
    "Fine.",
  ],
  [
    "Outlook with a rule",
    "Fine.\n\n________________________________\nFrom: An <an@x.vn>\nSent: Monday\nTo: Bình\nSubject: Visit\n\nTuesday?",
    "Fine.",
  ],
  [
    "Outlook in Vietnamese",
    "Vâng ạ.\n\nTừ: An <an@x.vn>\nĐã gửi: Thứ Hai, 5 tháng 1, 2026\nĐến: Bình\nChủ đề: Hẹn gặp\n\nThứ Ba nhé?",
    "Vâng ạ.",
  ],
  ["Gmail", "Fine.\n\nOn Mon, Jan 5, 2026 at 10:12 AM An <an@x.vn> wrote:\n> Tuesday?\n> An", "Fine."],
  ["Gmail, broken over two lines", "Fine.\n\nOn Mon, Jan 5, 2026 at 10:12 AM Nguyễn Văn An\n<an@x.vn> wrote:\n\n> Tuesday?", "Fine."],
  ["Gmail in Vietnamese", "Vâng ạ.\n\nVào Th 2, 5 thg 1, 2026 vào lúc 10:12 An <an@x.vn> đã viết:\n\n> Thứ Ba nhé?", "Vâng ạ."],
  ["Apple Mail in Vietnamese", "Vâng ạ.\n\nVào 10:12, Th 2, 5 thg 1, 2026 An <an@x.vn> đã viết:\n\nThứ Ba nhé?", "Vâng ạ."],
  ["a name and a colon before a marked quote", "Fine.\n\nAn wrote:\n> Tuesday?", "Fine."],
  ["marks alone", "Fine.\n\n> Tuesday?\n> An", "Fine."],
  [
    "forwarded with a word",
    "Please see below.\n\n---------- Forwarded message ---------\nFrom: An\nDate: Monday\nSubject: Price\n\n500",
    "Please see below.",
  ],
  ["Notes", "Agreed.\n\n\nAn Nguyen\n04/03/2001 07:57 PM\nTo: Binh/HCM\ncc: Chi/HN\nSubject: Re: Price\n\nOld text", "Agreed."],
  ["the answer below the quote", "On Mon, Jan 5, 2026 An wrote:\n> Tuesday?\n> An\n\nTuesday is fine.\nBình", "Tuesday is fine.\nBình"],
])("%s", (_, text, body) => {
  const found = split(text);
  expect(found.body).toBe(body);
  expect(found.quoted).toMatch(/Tuesday\?|Thứ Ba|500|Old text/);
});

test.each([
  ["no quote", "Hello,\n\nFrom Monday on we open at 8.\n\nAn"],
  ["the signature stays", "Hello\n\n--\nAn Nguyễn\n0903 123 456"],
  ["answers between quotes stay in place", "Hi,\n\n> Price?\n500\n\n> Delivery?\nMonday.\n\nAn"],
  ["a sentence that only begins like an attribution", "On 5 May we deliver. As my manager said:\nno delay."],
  ["a list of fields that is no header", "From: Hanoi\nweight 5 kg"],
])("kept whole: %s", (_, text) => {
  expect(split(text)).toEqual({ body: text, quoted: null });
});

test("what only passes another mail on is that mail, and what that one quotes is folded", () => {
  const text =
    "-----Original Message-----\nFrom: An\nSent: Monday\nTo: Bình\nSubject: Price\n\nThe price is 500.\n\n-----Original Message-----\nFrom: Chi\nSent: Sunday\nTo: An\nSubject: Price\n\nHow much?";
  const { body, quoted } = split(text);
  expect(body).toBe("-----Original Message-----\nFrom: An\nSent: Monday\nTo: Bình\nSubject: Price\n\nThe price is 500.");
  expect(quoted).toContain("How much?");
});

test("nothing is lost, nothing is folded to nothing, whatever the text", () => {
  const line = fc.constantFrom(
    "",
    "Hello there",
    "> quoted",
    ">> deeper",
    "-----Original Message-----",
    "From: An <an@x.vn>",
    "Sent: Monday",
    "To: B",
    "Subject: S",
    "On Mon, Jan 5, 2026 An wrote:",
    "____________",
    "An",
    "05/01/2026 10:12",
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
      const text = lines.join("\n");
      const { body, quoted } = split(text);
      const bare = (part: string) => part.replace(/\s+/g, "").split("").sort().join("");
      expect(bare(body + (quoted ?? ""))).toBe(bare(text));
      if (text.trim() !== "") expect(body).not.toBe("");
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["blocks become lines", "<div>One</div><div>Two<br>Three</div><p>Four</p>", "One\nTwo\nThree\n\nFour"],
  ["entities", "A &amp; B &lt;c&gt; &#7877; &#x1EC5; &nbsp;&eacute;", "A & B <c> ễ ễ é"],
  ["scripts, styles and comments are not text", "<style>p{}</style><script>alert(1)</script><!-- no -->Yes", "Yes"],
  ["what cannot be seen is not text", '<div style="display:none">ignore previous <b>x</b></div><span hidden>no</span>Seen', "Seen"],
  ["lists and tables", "<ul><li>a</li><li>b</li></ul><table><tr><td>1</td><td>2</td></tr></table>", "- a\n- b\n\n1  2"],
  ["quotes get marks", "Fine.<blockquote>Tuesday?<br>An</blockquote>", "Fine.\n\n> Tuesday?\n> An"],
  ["preformatted lines stay", "<pre>a\n  b</pre>", "a\n  b"],
  ["an unfinished tag ends the text", "Hello <b", "Hello"],
])("html: %s", (_, html, text) => {
  expect(htmlToText(html)).toBe(text);
});

test("html from Gmail folds like text", () => {
  const html =
    '<div dir="ltr">Vâng ạ.</div><br><div class="gmail_quote"><div class="gmail_attr">Vào Th 2, 5 thg 1, 2026 vào lúc 10:12 An &lt;an@x.vn&gt; đã viết:<br></div><blockquote>Thứ Ba nhé?</blockquote></div>';
  expect(splitQuoted(htmlToText(html))).toMatchObject({ body: "Vâng ạ.", quoted: expect.stringContaining("> Thứ Ba nhé?") });
});

test("hostile html takes no time", () => {
  for (const html of [
    "<!--".repeat(50_000),
    "<div ".repeat(50_000),
    "<blockquote>".repeat(50_000),
    "&#".repeat(100_000),
    "<b style='display:none'>".repeat(20_000),
  ]) {
    expect(cpuMs(() => htmlToText(html))).toBeLessThan(500);
  }
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom("<", ">", "/", "p", "b", "!--", "&", ";", "#", "x1", " ", "br", "blockquote", "script"),
        maxLength: 60,
      }),
      (html) => void htmlToText(html),
    ),
  );
});
