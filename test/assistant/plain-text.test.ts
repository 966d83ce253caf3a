import { describe, expect, test } from "vitest";
import { buildPack, evidenceOf } from "../../src/assistant/evidence.ts";
import { withoutMarkdown } from "../../src/assistant/plain-text.ts";
import { Checker } from "../../src/assistant/verify.ts";
import type { Contact } from "../../src/contacts/contacts.schema.ts";
import { contact, history, NOW, ZONE } from "./histories.ts";

describe("what a model marks up is read as it stands", () => {
  test.each([
    ["**Chào chị Phượng,**\n\nEm gửi báo giá.", "Chào chị Phượng,\n\nEm gửi báo giá."],
    ["## Mở đầu\n* Chào anh\n* Hỏi *khi nào* giao", "Mở đầu\n- Chào anh\n- Hỏi khi nào giao"],
    ["```\nDear Ms Lee,\n```\nThe `A4` frame [a1].", "Dear Ms Lee,\nThe A4 frame [a1]."],
    ["Tổng __274 triệu__ [a2].\n---\nTrân trọng", "Tổng 274 triệu [a2].\nTrân trọng"],
    ["Kích thước 2*3*4 m, mã A_12_B, 5 * 6 cái", "Kích thước 2*3*4 m, mã A_12_B, 5 * 6 cái"],
    ["Đơn #12 giao ngày 5/12", "Đơn #12 giao ngày 5/12"],
    ["- 40 bộ\n- 12 ghế", "- 40 bộ\n- 12 ghế"],
  ])("%j", (marked, plain) => expect(withoutMarkdown(marked)).toBe(plain));
});

describe("how the reader is greeted", () => {
  const problems = (addressForm: Contact["addressForm"], greeting: string) => {
    const reader = contact({ name: "Lê Thị Bích Phượng", givenName: "Phượng", familyName: "Lê", addressForm });
    const pack = buildPack(history({ contact: reader }), { now: NOW, language: "vi" });
    const { sentences } = new Checker(evidenceOf(pack), { now: NOW, timeZone: ZONE, language: "vi", isToCustomer: true }).check(
      `${greeting}\n\nEm nhắn để hỏi thăm.`,
    );
    return sentences[0]?.problems ?? [];
  };

  test.each([
    ["chi", "Chào em Phượng,", ["em Phượng"]],
    ["co", "Chào chị Phượng,", ["chị Phượng"]],
    ["em", "Chào chị Phượng,", ["chị Phượng"]],
    ["chi", "Kính gửi bà Lê Thị Bích Phượng,", ["bà Lê Thị Bích Phượng"]],
    ["chi", "Chào chị Phượng,", []],
    ["chi", "Em chào chị Bích Phượng ạ,", []],
    ["quy_khach", "Kính gửi chị Phượng,", []],
    [null, "Chào anh Phượng,", []],
  ] as const)("%s: %s", (form, greeting, wrong) => expect(problems(form, greeting)).toEqual(wrong));
});
