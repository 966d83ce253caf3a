import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";
import { runs } from "../support/proof.ts";

/** Search as a Vietnamese types: with marks or without, the beginning of a word, a number in any spelling; and never an error. */

const app = await startApp({ empty: true });
const { workspace } = databasesOf(app);
const { owner } = app;
const ids: Record<string, string> = {};
afterAll(() => app.close());

interface Hit {
  id: string;
  kind: string;
  title: string;
  passage: string;
}

const search = async (q: string, more = ""): Promise<Hit[]> => {
  const { status, body } = await owner.get<{ hits: Hit[] }>(`search?q=${encodeURIComponent(q.toWellFormed())}${more}`);
  expect([q, status]).toEqual([q, 200]);
  return body.hits;
};
const titles = async (q: string, more = "") => (await search(q, more)).map(({ title }) => title);

beforeAll(async () => {
  const add = async (plural: string, input: Record<string, unknown>) => (await owner.post<Shown>(plural, input)).body;
  for (const name of ["Nguyễn Văn Đức", "Nguyen Van Duc", "Đặng Thị Ánh", "Dang Thi Anh", "Duc Nguyen Cafe"])
    ids[name] = (await add("companies", { name })).id;
  const contact = await add("contacts", {
    familyName: "Phạm",
    givenName: "Quỳnh",
    title: "Trưởng phòng mua hàng",
    emails: [{ address: "quynh.pham@thuonghieu.vn" }],
    phones: [{ number: "0903 123 456" }, { number: "+44 20 7946 0958" }],
  });
  ids.quynh = contact.id;
  await add("activities", {
    kind: "note",
    subject: "Ghé xưởng",
    body: "Khách hỏi giá máy rang Probat 12 kg, số 028 3822 9999",
    links: [contact.id],
  });
  await add("tasks", { title: "Gửi mẫu cà phê", note: "ship Fedex" });
  await add("companies", { name: "O'Brien & Söhne GmbH", description: "ngày 12-11-2026 ký hợp đồng" });
  await add("companies", { name: "İstanbul Kahve ẞ 咖啡" });
});

describe("spelling", () => {
  test.each([
    ["nguyen", ["Nguyễn Văn Đức", "Nguyen Van Duc", "Duc Nguyen Cafe"]],
    ["NGUYỄN", ["Nguyễn Văn Đức", "Nguyen Van Duc", "Duc Nguyen Cafe"]],
    ["dang", ["Đặng Thị Ánh", "Dang Thi Anh"]],
    ["duc", ["Nguyễn Văn Đức", "Nguyen Van Duc", "Duc Nguyen Cafe"]],
    ["đuc nguyên", ["Nguyễn Văn Đức", "Nguyen Van Duc", "Duc Nguyen Cafe"]],
    ["ngu duc", ["Nguyễn Văn Đức", "Nguyen Van Duc", "Duc Nguyen Cafe"]],
    ["Đức".normalize("NFD"), ["Nguyễn Văn Đức", "Nguyen Van Duc", "Duc Nguyen Cafe"]],
    ["istanbul", ["İstanbul Kahve ẞ 咖啡"]],
    ["咖", ["İstanbul Kahve ẞ 咖啡"]],
    ["o'brien söhne", ["O'Brien & Söhne GmbH"]],
  ])("%s finds them all", async (q, expected) => {
    expect((await titles(q)).sort()).toEqual([...expected].sort());
  });

  test("the spelling that was typed comes first", async () => {
    expect((await titles("đức"))[0]).toBe("Nguyễn Văn Đức");
    expect((await titles("Đặng Thị Ánh"))[0]).toBe("Đặng Thị Ánh");
    expect((await titles("Dang Thi Anh"))[0]).toBe("Dang Thi Anh");
    expect((await titles("nguyen van duc"))[0]).toBe("Nguyen Van Duc");
    expect((await titles("Nguyễn Văn"))[0]).toBe("Nguyễn Văn Đức");
  });

  test("so does its other place of the tone", async () => {
    for (const name of ["Lê Thuỷ", "Lê Thủy Tiên", "Lê Thùy"]) await owner.post("companies", { name });
    for (const q of ["lê thủy", "Lê Thuỷ"]) expect([q, ...(await titles(q)).slice(0, 2)]).toEqual([q, "Lê Thuỷ", "Lê Thủy Tiên"]);
    expect((await titles("Lê Thuỳ"))[0]).toBe("Lê Thùy");
  });

  test("every word must be there", async () => {
    expect(await titles("nguyen zzz")).toEqual([]);
    expect(await titles("đặng đức")).toEqual([]);
  });
});

describe("numbers and addresses", () => {
  test.each([
    "0903123456",
    "0903",
    "84903123456",
    "+84903123456",
    "+84 903 123 456",
    "0903 123 456",
    "0903.123.456",
    "(0903) 123-456",
    "442079460958",
    "+44 20 7946 0958",
    "quynh.pham",
    "thuonghieu.vn",
    "quynh.pham@thuonghieu.vn",
  ])("%s finds the contact", async (q) => {
    expect((await search(q, "&kind=contact")).map(({ id }) => id)).toEqual([ids.quynh]);
  });

  test("a number in the running text is found as it is written", async () => {
    expect(await titles("028 3822 9999")).toEqual(["Ghé xưởng"]);
    expect(await titles("12-11-2026")).toEqual(["O'Brien & Söhne GmbH"]);
  });
});

describe("answers", () => {
  test("mark the found words in the passage, whatever their spelling", async () => {
    const [hit] = await search("may rang gia");
    expect(hit).toMatchObject({ kind: "activity", title: "Ghé xưởng" });
    expect(hit?.passage).toBe("Khách hỏi \u0001giá\u0002 \u0001máy\u0002 \u0001rang\u0002 Probat 12 kg, số 028 3822 9999");
  });

  test("only we set marks", async () => {
    const { body } = await owner.post<Shown>("tasks", { title: "Dấu", note: "x \u0001giả\u0002 thật" });
    const [hit] = await search("that dau");
    expect([hit?.id, hit?.passage]).toEqual([body.id, "x giả \u0001thật\u0002"]);
  });

  test("are limited and of one kind when asked", async () => {
    expect(await search("n", "&limit=2")).toHaveLength(2);
    expect((await search("gui", "&kind=task")).map(({ kind }) => kind)).toEqual(["task"]);
    expect(await owner.get("search?q=n&limit=51")).toMatchObject({ status: 422, body: { fields: { limit: expect.any(String) } } });
    expect(await owner.get("search?q=n&kind=user")).toMatchObject({ status: 422 });
    expect(await owner.get("search")).toMatchObject({ status: 422, body: { fields: { q: expect.any(String) } } });
  });

  test("cost one round trip", async () => {
    expect((await owner.get("search?q=nguyen")).headers.get("x-round-trips")).toBe("1");
  });
});

test("what was saved just now is found, what was deleted just now is not", async () => {
  for (let index = 0; index < 10; index += 1) {
    const { body } = await owner.post<Shown>("companies", { name: `Tức thì ${index}` });
    expect((await search(`tuc thi ${index}`))[0]?.id).toBe(body.id);
    const renamed = await owner.patch<Shown>(`companies/${body.id}`, { name: `Đổi tên ${index}` }, { version: 1 });
    expect(await search(`tuc thi ${index}`)).toEqual([]);
    expect((await search(`doi ten ${index}`))[0]?.title).toBe(renamed.body.name);
    await owner.delete(`companies/${body.id}`, { version: 2 });
    expect(await search(`doi ten ${index}`)).toEqual([]);
    expect((await owner.get<{ items: unknown[] }>(`companies?q=${encodeURIComponent(`đổi tên ${index}`)}`)).body.items).toEqual([]);
  }
});

test("of very many with the same words the one that is called just so comes first, and then the newest", async () => {
  await workspace.run(
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000)
     insert into search_documents (record_id, kind, title_exact, title_folded, exact, folded, at)
     select 'com_' || printf('%026d', i), 'company', 'lê minh ' || i, 'le minh ' || i, 'lê', 'le', 9e12 + i from n`,
  );
  const { body } = await owner.post<Shown>("companies", { name: "Lê Minh" });
  await workspace.run("update search_documents set doc = -1 where record_id = ?", body.id);
  for (const q of ["lê minh", "Le Minh", "  LÊ MINH "]) expect((await search(q))[0]?.id, q).toBe(body.id);
  expect((await search("lê minh"))[1]?.id).toBe(`com_${"3000".padStart(26, "0")}`);
  await owner.post("tasks", { title: "Gọi Lê Minh" });
  await workspace.run("update search_documents set doc = 0 where title_folded = 'goi le minh'");
  expect(await titles("lê minh", "&kind=task")).toEqual(["Gọi Lê Minh"]);
});

describe("hostile queries", () => {
  const HOSTILE = [
    '"',
    '""',
    '"a',
    "'",
    "''; drop table contacts; --",
    "a AND",
    "AND",
    "OR",
    "NOT a",
    "NEAR(a b)",
    "NEAR/2",
    "a*",
    "*",
    "**",
    "^a",
    "{title}:a",
    "title_exact:nguyen",
    "-a",
    "+",
    "(",
    ")",
    "((",
    "a:b",
    ":",
    "\\",
    "%",
    "_",
    "\u0000",
    "a\u0000b",
    "\ud800",
    "a\udfffb",
    "\u202e",
    "\u0301",
    "\u0301\u0302 \u0303",
    "é",
    "😀",
    "😀😀 😀",
    "👨‍👩‍👧",
    "🇻🇳",
    "...",
    "!?",
    "​",
    "\n",
    "\t \r",
    "　",
    "0",
    "1e999",
    "NaN",
    "null",
    "undefined",
    "true",
    "a".repeat(200),
    "đ".repeat(200),
    "ﷺ".repeat(100),
    "1 ".repeat(100),
    "a b ".repeat(50),
    "+84 ".repeat(40),
    "<script>alert(1)</script>",
    "{{7*7}}",
    "../../etc/passwd",
    "%00",
    "%",
    "a%2",
    "ＡＢＣ",
    "①②",
    "½",
    "²",
    "ⅷ",
    "٠١٢",
    "ᄀᄁ",
    "नमस्ते",
    "สวัสดี",
  ];

  test.each(HOSTILE.map((q) => [JSON.stringify(q).slice(0, 60), q]))("%s is answered", async (_shown, q) => {
    await search(q);
    for (const list of ["companies", "contacts", "tasks", "deals", "products", "members"]) {
      const { status } = await owner.get(`${list}?q=${encodeURIComponent(q.toWellFormed())}`);
      expect([list, status]).toEqual([list, 200]);
    }
  });

  test("ten thousand characters are too many, and said so", async () => {
    for (const path of ["search", "companies"])
      expect(await owner.get(`${path}?q=${"x".repeat(10_000)}`)).toMatchObject({
        status: 422,
        body: { fields: { q: expect.any(String) } },
      });
  });

  test("any text at all", async () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 40 }),
      fc
        .array(fc.constantFrom(...'"*^():{}-+ \u0000\u0301', "AND", "OR", "NOT", "NEAR", "title_exact", "đ", "a", "0"), {
          minLength: 1,
          maxLength: 12,
        })
        .map((parts) => parts.join("")),
    );
    await fc.assert(
      fc.asyncProperty(text, async (q) => {
        await search(q);
      }),
      runs(200),
    );
  });
});
