import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Mask } from "../../src/assistant/masking.ts";
import { Unmasking } from "../../src/assistant/unmasking.ts";
import { MASKABLE } from "../../src/assistant-settings/assistant-settings.rules.ts";
import type { Contact } from "../../src/contacts/contacts.schema.ts";
import { type App, startApp } from "../support/app.ts";
import { ModelServer } from "../support/model-server.ts";
import { choose, NO_READING, summaryOf } from "./trust.ts";

describe("over the whole sample", () => {
  let app: App;
  let model: ModelServer;

  beforeAll(async () => {
    model = await ModelServer.start({ kind: "text", text: '{"claims":[{"text":"Nothing.","cites":[],"kind":"point"}]}' });
    app = await startApp({ env: model.env });
    await choose(app.owner, { purposes: NO_READING, masks: [...MASKABLE] });
  });
  afterAll(async () => {
    await app?.close();
    await model?.close();
  });

  async function allOf<T>(path: string, cursor = ""): Promise<T[]> {
    const { body } = await app.owner.get<{ items: T[]; nextCursor: string | null }>(`${path}?limit=100${cursor}`);
    return body.nextCursor ? [...body.items, ...(await allOf<T>(path, `&cursor=${body.nextCursor}`))] : body.items;
  }

  test("no prompt holds the whole or given name of a member, of the customer or of anybody at their company", async () => {
    const contacts = await allOf<Contact>("contacts");
    const members = await allOf<{ name: string }>("members");
    const left: string[] = [];
    let asked = 0;
    for (const contact of contacts) {
      const before = model.seen.length;
      await summaryOf(app.owner, contact.id);
      if (model.seen.length === before) continue;
      asked += 1;
      const told = (model.seen.at(-1)?.body.messages.at(1)?.content ?? "").replace(ORDINARY, "…");
      expect(told).toContain("<NAME_1>");
      const colleagues = contacts.filter(
        ({ id, companyId }) => id === contact.id || (companyId !== null && companyId === contact.companyId),
      );
      const names = [
        ...members.flatMap(({ name }) => [name, name.split(" ").at(-1) ?? name]),
        ...colleagues.flatMap(({ name, givenName }) => [name, givenName]),
      ].filter((name) => name.length > 1);
      for (const name of new Set(names)) {
        const found = new RegExp(`(?<![\\p{L}<_])${name}(?![\\p{L}])`, "u").exec(told);
        if (found) left.push(`${contact.name}: ${name} in “${told.slice(Math.max(0, found.index - 30), found.index + 40)}”`);
      }
    }
    expect(asked).toBeGreaterThan(100);
    expect(left).toEqual([]);
  }, 120_000);

  /** Places, a kind of company, a product and everyday words that hold somebody's given name: they stay, and name nobody. */
  const ORDINARY =
    /Hà (?:Nội|Tĩnh|Giang)|Bảo (?:dưỡng|hành)|Thanh toán|Công (?:nợ|nhân)|Phương án|Thanh Hoá|kho Hoàng Mai|Công ty|Sơn Trà|Nhân xanh/gu;
});

describe("names, places and words", () => {
  const KNOWN = ["Đặng Thuỳ Linh", "Lê Gia Bảo", "Trịnh Quốc Huy", "Nguyễn Ngọc Trâm", "Lâm Quốc Việt", "Jana Petersen", "Y Bhăm Niê"];
  const hidden = (text: string) => new Mask(["names"], KNOWN).hide(text);

  test.each([
    ["Giao về TP. Hồ Chí Minh trước thứ Ba"],
    ["Từ Hà Nội vào Đà Lạt, ghé Lâm Đồng"],
    ["Kho ở 118 Phan Xích Long, quận Phú Nhuận"],
    ["Chi nhánh Phan Xích Long mở tháng sau"],
    ["đường Nguyễn Thị Minh Khai"],
    ["Bảo hành 12 tháng. Linh kiện có sẵn. Huy động thêm người"],
    ["Hàng Việt Nam, rang ở Buôn Ma Thuột"],
    ["Cao hơn 4% so với bên kia"],
  ])("%s: nothing is hidden", (text) => expect(hidden(text)).toBe(text));

  test.each([
    ["Tôi là Bảo, kỹ thuật", /Bảo/u],
    ["Trâm ơi, chị cần gấp", /Trâm/u],
    ["Hi Huy, thanks", /Huy/u],
    ["Việt sẽ ghé lắp máy", /Việt/u],
    ["Gia Bảo gọi rồi", /Gia|Bảo/u],
    ["Best regards\nJana Petersen\nNordlicht", /Jana|Petersen/u],
    ["chị Thanh Xuân và anh Nguyễn Thái Bình", /Thanh Xuân|Thái Bình|Nguyễn/u],
    ["With Bhăm and two of his sons", /Bhăm/u],
    ["em Đạt và bạn Khuê", /Đạt|Khuê/u],
  ])("%s: the name does not leave, and comes back", (text, name) => {
    const mask = new Mask(["names"], KNOWN);
    const gone = mask.hide(text);
    expect(gone).not.toMatch(name);
    const back = new Unmasking(mask.originals, false);
    expect(back.push(gone) + back.end()).toBe(text);
  });

  test("a header that names a desk hides no word of it", () => {
    expect(new Mask(["names"], ["Sales Team", "Kế toán Mùa Vàng"]).hide("Sales are up; Kế toán gọi")).toBe("Sales are up; Kế toán gọi");
  });

  test("a street behind its number is an address", () => {
    expect(new Mask(["names", "addresses"], KNOWN).hide("Giao tới 27 Lê Lợi, anh Bảo nhận")).toBe(
      "Giao tới <ADDRESS_1>, anh <NAME_1> nhận",
    );
  });
});
