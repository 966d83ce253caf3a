import { beforeAll, describe, expect, test } from "vitest";
import { type Draft, LENGTHS, PURPOSES, type Purpose, TONES } from "../../src/assistant/assistant.schema.ts";
import { builtInDraft } from "../../src/assistant/built-in/draft.ts";
import { builtInSummary } from "../../src/assistant/built-in/summary.ts";
import { buildPack, evidenceOf, type Pack } from "../../src/assistant/evidence.ts";
import type { History } from "../../src/assistant/history.ts";
import { Checker } from "../../src/assistant/verify.ts";
import { cpuMs } from "../support/effort.ts";
import { isProving } from "../support/proof.ts";
import { type SampleHistories, sampleHistories } from "./built-in-sample.ts";
import { activity, carton, deal, empty, history, MINH, mailIn, mailOut, NOW, scanners, task, ZONE } from "./histories.ts";

type Wish = Partial<Pick<Draft, "purpose" | "tone" | "length" | "language" | "instruction">>;

let sample: SampleHistories;
beforeAll(() => {
  sample = sampleHistories(NOW);
});

function draftFor(from: History, given: Wish = {}) {
  const wish = {
    purpose: "follow_up" as Purpose,
    tone: "friendly" as const,
    length: "medium" as const,
    language: from.contact?.language ?? ("vi" as const),
    instruction: "",
    ...given,
  };
  const pack = buildPack(from, { now: NOW, ...wish });
  const { subject, text } = builtInDraft(sent(pack), wish);
  const checked = new Checker(evidenceOf(pack), { now: NOW, timeZone: ZONE, language: wish.language, isToCustomer: true }).check(text);
  return { subject, text, ...checked, unsupported: checked.sentences.filter(({ status }) => status === "unsupported") };
}

/** As the second Worker gets it. */
const sent = (pack: Pack): Pack => JSON.parse(JSON.stringify(pack)) as Pack;

const summaryOf = (from: History, language: "vi" | "en" = "vi") => builtInSummary(sent(buildPack(from, { now: NOW, language })));
const textsOf = (points: { text: string }[]) => points.map(({ text }) => text).join("\n");

/** Every n-th, or all of them under `npm run prove`. */
const sampled = (every: number) => (_: unknown, index: number) => isProving || index % every === 4 % every;

describe("over the whole sample", () => {
  test("no draft says what its sources do not bear out, smells of a template or counts days of silence", () => {
    let turn = 0;
    for (const from of [...sample.contacts.filter(sampled(10)), ...sample.companies.filter(sampled(30))]) {
      for (const purpose of PURPOSES) {
        for (const language of ["vi", "en"] as const) {
          turn += 1;
          const wish = { purpose, language, tone: TONES[turn % 3] ?? "friendly", length: LENGTHS[(turn >> 2) % 3] ?? "medium" };
          const { body, unsupported } = draftFor(from, wish);
          const whom = `${from.contact?.name ?? from.company?.name} ${JSON.stringify(wish)}`;
          expect(unsupported, whom).toEqual([]);
          expect(body, whom).not.toMatch(/undefined|null|\{\w+\}|“”| {2}| [.,?]/u);
          expect(body, whom).not.toMatch(/\d+ (?:ngày (?:rồi|em|bên|chưa)|days have gone)/u);
        }
      }
    }
  }, 120_000);

  test.each(TONES.flatMap((tone) => LENGTHS.map((length) => [tone, length] as const)))("in a %s tone, %s", (tone, length) => {
    for (const from of sample.contacts.filter(sampled(40))) {
      for (const purpose of PURPOSES)
        expect(draftFor(from, { tone, length, purpose }).unsupported, `${from.contact?.name} ${purpose}`).toEqual([]);
    }
  });

  test("no summary quotes a signature, a greeting or a line of a price table", () => {
    for (const from of sample.contacts) {
      const told = textsOf(summaryOf(from).points);
      expect(told, from.contact?.name).not.toMatch(
        /Export Sales, Moc Giang|\+84 900|“(?:Dear|Hi|Hello) [^”]{0,30}”|“Kính gửi[^”]{0,30}”|“[^”]*\d × [^”]*=/u,
      );
    }
  });

  test("the same history gives the same letter", () => {
    const from = sample.named("Nguyễn Lê Uyên Phương");
    expect(draftFor(from).text).toBe(draftFor(from).text);
  });
});

describe("what is open decides what is written", () => {
  test("an angry customer with a broken promise gets it owned, with their deadline, and no chat", () => {
    const { body } = draftFor(sample.named("Nguyễn Lê Uyên Phương"));
    expect(body).toMatch(/bồi thường bằng văn bản/u);
    expect(body).toMatch(/xin lỗi/u);
    expect(body).toMatch(/mốc \d{2}\/\d{2}/u);
    expect(body.replace(/“[^”]*”/gu, "")).not.toMatch(/15 phút|tặng|hoàn tiền/u);
  });

  test("a promise that the customer still misses is owned in our own words, task or none", () => {
    const from = sample.named("Trần Đại Nghĩa");
    expect(draftFor(from).body).toMatch(/xin lỗi ông.*đã hứa hôm.*bồi thường.*bằng văn bản trước/su);
    expect(summaryOf(from).nextSteps[0]?.text).toMatch(/quá hạn/u);
  });

  test("our overdue promise stands first among the next steps, the ultimatum among the questions", () => {
    const { nextSteps, openQuestions } = summaryOf(sample.named("Khu nghỉ dưỡng Đảo Sim"));
    expect(nextSteps[0]?.text).toMatch(/Bên mình hứa.*quá hạn.*bồi thường/u);
    expect(textsOf(openQuestions)).toMatch(/văn bản bồi thường/u);
  });

  test("a question that an offer has answered since is closed; the open deal counts", () => {
    const { body } = draftFor(sample.named("Chloe Marsden"));
    expect(body).not.toMatch(/voltage/iu);
    expect(body).toMatch(/\$5,070/u);
    expect(body).toMatch(/artwork/iu);
    expect(body).toMatch(/300 gift boxes/u);
    expect(textsOf(summaryOf(sample.named("Chloe Marsden"), "en").openQuestions)).not.toMatch(/voltage/iu);
  });

  test("a customer who left is reminded of their own reason", () => {
    const { body } = draftFor(sample.named("Claire Fontaine"), { purpose: "win_back" });
    expect(body).toMatch(/air freight.*€14\.90/u);
  });

  test("to somebody unknown, concrete questions by what is on the card", () => {
    const { body } = draftFor(sample.named("Đỗ Hoàng Yến"));
    expect(body).toMatch(/tổ chức sự kiện/u);
    expect(body).toMatch(/mặt hàng gì.*khi nào/u);
    expect(draftFor(empty()).unsupported).toEqual([]);
  });
});

describe("each purpose", () => {
  const carton2 = carton();

  test("quote reminder: number and validity", () => {
    const { body } = draftFor(carton2, { purpose: "quote_reminder" });
    expect(body).toMatch(/BG-2026-118/u);
    expect(body).toMatch(/30\/11/u);
    expect(draftFor(scanners(), { purpose: "quote_reminder" }).body).toMatch(/Q-7741.*\$71,680.*December 15/su);
  });

  test("late payment: the invoice when there is one, else a question", () => {
    const owing = history({
      contact: MINH,
      activities: [mailOut("2026-09-20", "Hoá đơn 0000458", "Em gửi anh hóa đơn 0000458 trị giá 87.450.000đ, hạn thanh toán 05/10/2026.")],
    });
    expect(draftFor(owing, { purpose: "late_payment" }).body).toMatch(/0000458.*87\.450\.000.*05\/10/su);
    const paid = {
      ...owing,
      activities: [mailIn("2026-10-06", "Re: Hoá đơn 0000458", "Anh đã chuyển đủ rồi em nhé."), ...owing.activities],
    };
    expect(draftFor(paid, { purpose: "late_payment" }).body).not.toMatch(/0000458/u);
  });

  test("after a meeting: what was settled, said to the customer", () => {
    const met = history({
      contact: MINH,
      activities: [
        activity(
          "meeting",
          "2026-11-17",
          "Kế hoạch năm 2027",
          "Anh Minh muốn chia hai đợt giao, đợt đầu 6.000 thùng. Sếp anh ấy khó tính.",
          { links: [MINH.id] },
        ),
      ],
    });
    const { body, unsupported } = draftFor(met, { purpose: "after_meeting" });
    expect(body).toMatch(/anh muốn chia hai đợt giao, đợt đầu 6\.000 thùng/u);
    expect(body).not.toMatch(/khó tính/u);
    expect(unsupported).toEqual([]);
  });

  test("thanks: the order", () => {
    expect(draftFor(carton2, { purpose: "thanks" }).body).toMatch(/DH-0926/u);
  });

  test("what the sender asks for is said in the letter", () => {
    const { body, unsupported } = draftFor(carton2, { instruction: "nhắc bảng giá mới, hẹn thứ Năm, đừng nhắc giảm giá" });
    expect(body).toMatch(/Về bảng giá mới, em xin trao đổi thêm với anh/u);
    expect(body).toMatch(/thứ Năm/u);
    expect(body).not.toMatch(/giảm giá/u);
    expect(unsupported).toEqual([]);
    expect(draftFor(scanners(), { instruction: "propose a call on Thursday" }).body).toMatch(/Could we talk on Thursday\?/u);
  });

  test("a task names the customer as “you” once it was promised them, and an internal one is never told", () => {
    const base = history({
      contact: MINH,
      activities: [mailIn("2026-11-12", "Báo giá", "Anh đã xem bảng của em và sẽ trình sếp trong tuần này.")],
      deals: [deal("Thùng carton 2027")],
    });
    const listed = { ...base, tasks: [task("Gửi anh Minh danh sách khách tham khảo", "2026-11-25")] };
    expect(draftFor(listed).body).not.toMatch(/danh sách khách tham khảo|25\/11/u);
    const promise = mailOut("2026-11-10", "Khách tham khảo", "Em sẽ gửi anh danh sách khách tham khảo trước ngày 27/11 ạ.");
    expect(draftFor({ ...listed, activities: [...base.activities, promise] }).body).toMatch(
      /em sẽ gửi anh danh sách khách tham khảo, chậm nhất ngày 2[67]\/11/u,
    );
    expect(draftFor({ ...base, tasks: [task("Gửi báo giá nội bộ để ép giá anh Minh", "2026-11-25")] }).body).not.toMatch(/ép giá/u);
  });
});

describe("orders for machines", () => {
  test("are never quoted, and the letter stays neutral", () => {
    const spammer = sample.named("Daniel Brooks");
    const summary = summaryOf(spammer, "en");
    const told = textsOf([...summary.points, ...summary.openQuestions, ...summary.nextSteps]);
    expect(told).toMatch(/spam/u);
    expect(told).not.toMatch(/YES|VIP|ignore all|40%|\$349|invoice/u);
    for (const purpose of PURPOSES) expect(draftFor(spammer, { purpose }).body).not.toMatch(/349|accept|offer|list/iu);
  });
});

test("a history of three thousand items is summed up fast and stays useful", () => {
  const many = history({
    contact: MINH,
    activities: Array.from({ length: 3_000 }, (_, index) =>
      mailIn(
        new Date(NOW - index * 6 * 3_600_000).toISOString().slice(0, 10),
        `Đơn kỳ ${index}`,
        `Em lên giúp anh ${100 + index} thùng carton 5 lớp, giao tuần sau.`,
      ),
    ),
  });
  const { points } = summaryOf(many);
  expect(cpuMs(() => summaryOf(many))).toBeLessThan(500);
  expect(points.length).toBeGreaterThanOrEqual(4);
});
