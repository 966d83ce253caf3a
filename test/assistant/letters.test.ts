import { describe, expect, test } from "vitest";
import { LENGTHS, PURPOSES, type Purpose } from "../../src/assistant/assistant.schema.ts";
import { builtInDraft } from "../../src/assistant/built-in/draft.ts";
import { buildPack, evidenceOf } from "../../src/assistant/evidence.ts";
import type { History } from "../../src/assistant/history.ts";
import { Checker } from "../../src/assistant/verify.ts";
import type { Wish } from "../../src/assistant/wish.ts";
import { activity, at, carton, contact, empty, history, MINH, mailIn, mailOut, NOW, scanners, ZONE } from "./histories.ts";

function letter(from: History, given: Partial<Wish> = {}, now = NOW) {
  const wish: Wish = { purpose: "follow_up", tone: "friendly", length: "medium", language: from.contact?.language ?? "vi", ...given };
  const pack = buildPack(from, { now, ...wish });
  const { text, gaps, subjects } = builtInDraft(pack, wish);
  const checked = new Checker(evidenceOf(pack), { now, timeZone: ZONE, language: wish.language, isToCustomer: true }).check(text);
  const open = checked.sentences.filter(({ status }) => status === "unsupported").map((one) => one.text);
  return { body: checked.body, gaps, codes: gaps.map(({ code }) => code), subjects, open };
}

const HA = "usr_ha";
const BAO = { id: "usr_bao", name: "Lê Gia Bảo", title: null, email: "bao@songhuong.example", signature: null };
const lan = contact({
  name: "Vũ Ngọc Lan",
  givenName: "Lan",
  addressForm: "chi",
  emails: [{ address: "lan@hoasen.example", label: "work" }],
});
const fromLan = { from: { name: "Vũ Ngọc Lan", address: "lan@hoasen.example" } };

describe("whose talk it was", () => {
  const held = (kind: "call" | "meeting", direction: "in" | "out" | null) =>
    history({
      contact: lan,
      sender: BAO,
      people: { [lan.id]: lan.name },
      members: { [HA]: "Nguyễn Thu Hà" },
      activities: [
        activity(kind, "2026-11-18", "Mẫu hộp mới", "Chị Lan muốn xem mẫu hộp nắp rời.", { authorId: HA, direction, links: [lan.id] }),
      ],
    });

  test.each([
    ["call", "in"],
    ["call", "out"],
    ["meeting", null],
  ] as const)("a colleague's %s (%s) is told as theirs", (kind, direction) => {
    for (const purpose of ["follow_up", "after_meeting", "thanks"] as const) {
      const vi = letter(held(kind, direction), { purpose });
      expect(vi.body, purpose).toMatch(/bạn Hà bên em/u);
      expect(vi.open).toEqual([]);
      const en = letter(held(kind, direction), { purpose, language: "en" });
      expect(en.body, purpose).toMatch(/my colleague (?:Nguyễn Thu )?Hà/u);
      expect(en.open).toEqual([]);
    }
  });
});

describe("nothing is promised that nobody decided", () => {
  const COMMITS =
    /trực tiếp (?:theo|lo)|sẽ (?:gọi|trả lời|theo)|xin gọi \p{L}+ (?:trong|vào) ngày mai|ngày mai (?:em|tôi)|I will (?:follow|get back|call|send)|call you tomorrow|hear from me before/iu;
  const angry = (language: "vi" | "en") =>
    language === "vi"
      ? history({
          contact: lan,
          activities: [
            mailIn(
              "2026-11-17",
              "Hộp móp và giao thiếu",
              "Lô hôm thứ Sáu móp 320 hộp và thiếu 40 hộp. Tôi yêu cầu bồi thường 12.400.000 ₫ trước 02/12, nếu không tôi sẽ ngừng hợp đồng.",
              { meta: fromLan },
            ),
          ],
        })
      : history({
          contact: contact({
            name: "Olga Brandt",
            givenName: "Olga",
            familyName: "Brandt",
            language: "en",
            addressForm: "ms",
            emails: [{ address: "olga@nord.example", label: "work" }],
          }),
          activities: [
            mailIn(
              "2026-11-17",
              "Broken scanners",
              "Twelve of the scanners you delivered are broken. We demand a refund of $4,800 by December 2, or we will return the whole lot.",
              { meta: { from: { name: "Olga Brandt", address: "olga@nord.example" } } },
            ),
          ],
        });

  test.each(["vi", "en"] as const)(
    "not to somebody angry (%s): their demand, its sum and its day are named, the answer is left to the sender",
    (language) => {
      for (const purpose of ["follow_up", "apology", "reply"] as const)
        for (const length of LENGTHS) {
          const { body, codes, open, gaps } = letter(angry(language), { purpose, length });
          expect(body, purpose).not.toMatch(COMMITS);
          expect(body, purpose).toMatch(language === "vi" ? /12\.400\.000 ₫ trước 02\/12/u : /\$4,800 by December 2/u);
          expect(codes).toContain("undecided");
          expect(gaps.find(({ code }) => code === "undecided")?.detail).toMatch(/12\.400\.000|4,800/u);
          expect(open).toEqual([]);
        }
    },
  );

  test("days are working days", () => {
    const friday = at("2026-11-20");
    expect(letter(angry("vi"), { purpose: "apology" }, friday).body).toMatch(/thứ Hai 23\/11/iu);
    expect(letter(angry("en"), { purpose: "apology" }, friday).body).toMatch(/Monday, November 23/u);
  });

  test("in no letter over the small histories", () => {
    for (const from of [carton(), scanners(), empty()])
      for (const purpose of PURPOSES)
        for (const channel of ["mail", "chat", "call"] as const) expect(letter(from, { purpose, channel }).body).not.toMatch(COMMITS);
  });
});

describe("length and choice", () => {
  test("a long letter tells more, and is not only more polite", () => {
    for (const from of [carton(), scanners()]) {
      const cites = (length: Wish["length"]) => {
        const wish: Wish = { purpose: "follow_up", tone: "friendly", length, language: from.contact?.language ?? "vi" };
        return new Set(builtInDraft(buildPack(from, { now: NOW, ...wish }), wish).text.match(/\b[a-z]\d+(?=[\],])/gu));
      };
      expect(cites("long").size).toBeGreaterThan(cites("short").size);
    }
  });

  test("of two drafts the second opens otherwise", () => {
    for (const from of [carton(), scanners()])
      for (const purpose of ["follow_up", "apology", "quote_reminder", "win_back"] as const) {
        const [one, other] = (["story", "ask_first"] as const).map((angle) =>
          letter(from, { purpose, angle, length: "long" }).body.split("\n\n"),
        );
        expect(other?.[1], purpose).not.toBe(one?.[1]);
      }
  });
});

describe("how the writer called themselves before", () => {
  test.each([
    ["Tôi gửi anh bảng giá. Tôi chờ anh trả lời.", /(?<!\p{L})tôi(?!\p{L})/iu, /(?<!\p{L})em(?!\p{L})/iu],
    ["Em gửi anh bảng giá ạ. Em chờ anh trả lời ạ.", /(?<!\p{L})em(?!\p{L})/iu, /(?<!\p{L})tôi(?!\p{L})/iu],
  ])("%s", (wrote, says, never) => {
    const from = history({ contact: MINH, sender: BAO, activities: [mailOut("2026-10-12", "Bảng giá", wrote, { authorId: BAO.id })] });
    const { body } = letter(from, { purpose: "first_contact" });
    expect(body).toMatch(says);
    expect(body).not.toMatch(never);
  });

  test("what a colleague wrote counts for nothing", () => {
    const from = history({
      contact: MINH,
      sender: BAO,
      activities: [mailOut("2026-10-12", "Bảng giá", "Tôi gửi anh bảng giá.", { authorId: HA })],
    });
    expect(letter(from, { purpose: "first_contact" }).body).toMatch(/Em là/u);
  });
});

describe("a call is spoken, a chat is typed", () => {
  test("nobody writes on the phone, and what is asked is a question", () => {
    for (const from of [carton(), scanners(), empty()])
      for (const purpose of PURPOSES) {
        const { body } = letter(from, { purpose, channel: "call", length: "long" });
        const own = body.replace(/“[^”]*”/gu, "");
        expect(own, purpose).not.toMatch(
          /viết (?:thư|để|tiếp)|thư này|this (?:letter|message)|I(?:'m| am) writing|xin gọi (?!lại)\p{L}+ (?:trong|vào)/iu,
        );
        const asked = /(?:Hỏi khách|Questions)\n((?:- .*\n?)+)/u.exec(body)?.[1] ?? "";
        for (const line of asked.trim().split("\n")) expect(line, purpose).toMatch(/\?[”"]?$/u);
      }
  });

  test("a chat is no letter", () => {
    for (const from of [carton(), scanners(), empty()])
      for (const purpose of PURPOSES)
        expect(letter(from, { purpose, channel: "chat" }).body.replace(/“[^”]*”/gu, ""), purpose).not.toMatch(
          /viết thư|thư này|viết để|I(?:'m| am) writing/iu,
        );
  });
});

describe("a purpose that does not fit is named, with the one that does", () => {
  const order = activity("order", "2026-10-30", "", "Hộp", { meta: { orderNumber: "DH-88", amount: 4_000_000, currency: "VND" } });
  const quote = (reply: string, language: "vi" | "en" = "vi") =>
    history({
      contact:
        language === "vi"
          ? lan
          : contact({ name: "Olga Brandt", givenName: "Olga", language: "en", emails: [{ address: "lan@hoasen.example", label: "work" }] }),
      activities: [
        language === "vi"
          ? mailOut("2026-11-16", "Báo giá hộp nắp rời", "Báo giá hộp nắp rời: tổng 42.000.000 ₫.")
          : mailOut("2026-11-16", "Quote for labels", "Our quote: total $4,200."),
        mailIn("2026-11-17", "Re: Báo giá", reply, { meta: fromLan }),
      ],
    });

  test.each<[string, Purpose, History, string, string | undefined]>([
    ["won back though they have just ordered", "win_back", history({ contact: lan, activities: [order] }), "recent", "thanks"],
    [
      "won back though they have just written",
      "win_back",
      history({ contact: lan, activities: [mailIn("2026-11-10", "Mẫu", "Mẫu đẹp, để chị xem thêm nhé.", { meta: fromLan })] }),
      "recent",
      "follow_up",
    ],
    ["sorry for nothing", "apology", history({ contact: lan, activities: [order] }), "no_complaint", "follow_up"],
    ["nothing due", "late_payment", history({ contact: lan, activities: [order] }), "nothing_due", "follow_up"],
    [
      "answered long ago",
      "reply",
      history({
        contact: lan,
        activities: [
          mailIn("2026-08-02", "Mẫu", "Chị gửi em mẫu in nhé.", { meta: fromLan }),
          mailOut("2026-08-03", "Re: Mẫu", "Dạ em nhận được mẫu rồi ạ."),
        ],
      }),
      "answered",
      "follow_up",
    ],
    [
      "before the time they asked for",
      "quote_reminder",
      quote("Chị cần trình sếp, khoảng ba tuần nữa chị trả lời em."),
      "not_yet",
      "thanks",
    ],
    [
      "before the time they asked for, in English",
      "quote_reminder",
      quote("I have to ask my board and will get back to you in two weeks.", "en"),
      "not_yet",
      "thanks",
    ],
  ])("%s", (_, purpose, from, code, instead) => {
    const { gaps } = letter(from, { purpose });
    expect(gaps.find((gap) => gap.code === code)).toMatchObject({ code, ...(instead && { purpose: instead }) });
  });

  test("one that fits has no such notice", () => {
    for (const [purpose, from] of [
      ["win_back", history({ contact: lan, activities: [activity("order", "2025-10-30", "", "Hộp")] })],
      ["quote_reminder", quote("Cảm ơn em, chị nhận được rồi.")],
      ["reply", history({ contact: lan, activities: [mailIn("2026-11-18", "Mẫu", "Em gửi chị mẫu in mới nhé.", { meta: fromLan })] })],
    ] as const)
      expect(letter(from, { purpose }).codes, purpose).toEqual([]);
  });

  test("an order is not held against who owes nothing", () => {
    expect(letter(history({ contact: lan, activities: [order] }), { purpose: "late_payment" }).body).not.toMatch(/DH-88|4\.000\.000/u);
  });
});

describe("wording", () => {
  test("without a form of address the sender is asked for it", () => {
    const { gaps } = letter(history({ contact: contact({ name: "Phan Khoa", givenName: "Khoa" }) }), { purpose: "first_contact" });
    expect(gaps).toContainEqual({ code: "form", detail: "Phan Khoa" });
    expect(letter(history({ contact: contact({ name: "Sam Reed", language: "en" }) }), { purpose: "first_contact" }).codes).not.toContain(
      "form",
    );
  });

  test("our own subject is not quoted back, nor our name in small letters", () => {
    const from = history({
      contact: lan,
      activities: [mailOut("2026-11-02", "Bao bì Sông Hương hỏi thăm chị", "Em hỏi thăm chị ạ, bên chị có cần thêm hộp không ạ?")],
    });
    expect(letter(from).body).not.toMatch(/bao bì sông hương hỏi thăm|hỏi thăm chị”|về bao bì/u);
  });

  test("one is sorry for the trouble, not for its being handled", () => {
    const from = history({
      contact: lan,
      activities: [mailIn("2026-11-16", "Xử lý máy dán bị hỏng", "Máy dán bị hỏng cả tuần, tôi rất thất vọng.", { meta: fromLan })],
    });
    const { body, subjects } = letter(from, { purpose: "apology" });
    expect(body).toMatch(/xin lỗi chị về máy dán bị hỏng/u);
    expect(subjects.join()).not.toMatch(/xin lỗi chị về xử lý/iu);
  });
});
