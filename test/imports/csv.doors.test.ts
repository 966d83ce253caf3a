import { request } from "node:http";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Company } from "../../src/companies/companies.schema.ts";
import type { Contact } from "../../src/contacts/contacts.schema.ts";
import type { Deal } from "../../src/deals/deals.schema.ts";
import type { ImportAnswer } from "../../src/imports/imports.schema.ts";
import type { Member } from "../../src/members/members.schema.ts";
import type { Product } from "../../src/products/products.schema.ts";
import { type App, startApp } from "../support/app.ts";
import { utf16 } from "./bytes.ts";
import { countsOf, importFile, listed, problemsOf, upload } from "./import-file.ts";

let app: App;
beforeAll(async () => {
  app = await startApp({ empty: true });
});
afterAll(() => app.close());

const COMPANIES = `account,sector,year_established,revenue,employees,office_location,subsidiary_of
Blue River,retail,1996,1100.04,"2,822",Viet Nam,Red Hill Group
Red Hill Group,medical,1999,251.41,495,Kenya,
Green Field,medical,1986,647.18,1185,Philipines,Blue River
`;
const DEALS = `opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
D1,Anna Snell,GTXPro,Blue River,Won,2016-10-20,2017-03-01,1054
D2,Boris Faz,GTX Basic,,Engaging,2016-10-25,,
D3,Anna Snell,GTX Basic,Yellow Stone,Lost,2016-11-01,2016-12-01,0
D4,Anna Snell,GTX Basic,Blue River,Prospecting,,,
`;

describe("a sales system's export", () => {
  test("people with their managers, who need no address", async () => {
    const job = await importFile(
      app.owner,
      "sales_teams.csv",
      "sales_agent,manager,regional_office\nAnna Snell,Dustin Brink,Central\nBoris Faz,Dustin Brink,East\n",
    );
    expect(countsOf(job)).toEqual({ state: "finished", rowsRead: 2, created: 2, updated: 0, unchanged: 0, failed: 0 });
    expect(job.tally).toEqual({ members: 1 });
    const members = await listed<Member>(app.owner, "members");
    const manager = members.get("Dustin Brink");
    expect(manager).toMatchObject({ role: "manager", email: null });
    expect(members.get("Anna Snell")).toMatchObject({ role: "rep", region: "Central", managerId: manager?.id });
  });

  test("products with prices in the file's currency", async () => {
    await importFile(app.owner, "products.csv", "product,series,sales_price\nGTX Pro,GTX,4821\nGTX Basic,GTX,550\n", { currency: "USD" });
    expect((await listed<Product>(app.owner, "products")).get("GTX Pro")).toMatchObject({ price: 482_100, currency: "USD", series: "GTX" });
  });

  test("companies, whose parents may come later in the file", async () => {
    const job = await importFile(app.owner, "accounts.csv", COMPANIES, { currency: "USD" });
    expect(countsOf(job)).toMatchObject({ created: 3, failed: 0 });
    const companies = await listed<Company>(app.owner, "companies");
    expect(companies.get("Blue River")).toMatchObject({
      industry: "retail",
      foundedYear: 1996,
      annualRevenue: 110_004,
      employees: 2822,
      country: "VN",
      parentId: companies.get("Red Hill Group")?.id,
    });
    expect(companies.get("Green Field")).toMatchObject({ country: "PH", parentId: companies.get("Blue River")?.id });
  });

  test("deals with stage, status, days and links; what they name and nobody knows is made", async () => {
    const job = await importFile(app.owner, "sales_pipeline.csv", DEALS, { currency: "USD" });
    expect(countsOf(job)).toMatchObject({ created: 4, failed: 0 });
    expect(job.tally).toEqual({ companies: 1 });
    const [deals, companies, products, members] = [
      await listed<Deal>(app.owner, "deals"),
      await listed<Company>(app.owner, "companies"),
      await listed<Product>(app.owner, "products"),
      await listed<Member>(app.owner, "members"),
    ];
    expect(products.size).toBe(2);
    expect(deals.get("GTXPro – Blue River")).toMatchObject({
      ...{ stage: "won", status: "won", amount: 105_400, currency: "USD", externalId: "D1" },
      ...{ openedAt: Date.UTC(2016, 9, 20, 12), closedAt: Date.UTC(2017, 2, 1, 12), expectedCloseAt: null },
      ...{ companyId: companies.get("Blue River")?.id, productId: products.get("GTX Pro")?.id, ownerId: members.get("Anna Snell")?.id },
    });
    expect(deals.get("GTX Basic")).toMatchObject({ stage: "engaging", status: "open", companyId: null, closedAt: null, amount: null });
    expect(deals.get("GTX Basic – Yellow Stone")).toMatchObject({
      status: "lost",
      amount: 0,
      companyId: companies.get("Yellow Stone")?.id,
    });
  });

  test("a second time nothing is new; a changed row changes its record", async () => {
    for (const [name, text] of [
      ["accounts.csv", COMPANIES],
      ["sales_pipeline.csv", DEALS],
    ] as const) {
      const again = await importFile(app.owner, name, text, { currency: "USD" });
      expect(countsOf(again)).toMatchObject({ created: 0, updated: 0, unchanged: text.trim().split("\n").length - 1, failed: 0 });
      expect(again.tally).toEqual({});
    }
    const moved = await importFile(
      app.owner,
      "sales_pipeline.csv",
      DEALS.replace("D2,Boris Faz,GTX Basic,,Engaging,2016-10-25,,", "D2,Boris Faz,GTX Basic,,Won,2016-10-25,2017-01-05,600"),
      { currency: "USD" },
    );
    expect(countsOf(moved)).toMatchObject({ created: 0, updated: 1, unchanged: 3 });
    expect((await listed<Deal>(app.owner, "deals")).get("GTX Basic")).toMatchObject({
      stage: "won",
      status: "won",
      amount: 60_000,
      version: 2,
    });
  });
});

describe("contacts", () => {
  const CONTACTS = `Họ và tên;Email;Di động;Công ty;Chức vụ;Xưng hô
Nguyễn Thị Mai;mai@caytre.vn;0903 123 456;Cây Tre;Giám đốc;chị
Trần Văn Bình;;0912345678;Cây Tre;;anh
John Smith;John@Acme.com;+1 415 555 2671;Acme;;Mr.
`;

  test("names in their language's order, numbers as E.164, companies by name", async () => {
    const job = await importFile(app.owner, "lien-he.csv", CONTACTS);
    expect(countsOf(job)).toMatchObject({ created: 3, failed: 0 });
    const [contacts, companies] = [await listed<Contact>(app.owner, "contacts"), await listed<Company>(app.owner, "companies")];
    expect(contacts.get("Nguyễn Thị Mai")).toMatchObject({
      ...{ givenName: "Mai", middleName: "Thị", familyName: "Nguyễn", language: "vi", addressForm: "chi", title: "Giám đốc" },
      ...{
        emails: [{ address: "mai@caytre.vn", label: "work" }],
        phones: [{ number: "+84903123456", label: "mobile" }],
        companyId: companies.get("Cây Tre")?.id,
      },
    });
    expect(contacts.get("John Smith")).toMatchObject({
      givenName: "John",
      familyName: "Smith",
      language: "en",
      phones: [{ number: "+14155552671", label: "mobile" }],
    });
    expect(companies.get("Cây Tre")?.domain).toBe("caytre.vn");
  });

  test("are known again by address, and without one by name and company; a second address is added", async () => {
    expect(countsOf(await importFile(app.owner, "lien-he.csv", CONTACTS))).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    const more = await importFile(app.owner, "more.csv", "Email,Email 2,First Name,Last Name\njohn@acme.com,john.smith@acme.com,,\n");
    expect(countsOf(more)).toMatchObject({ created: 0, updated: 1 });
    expect((await listed<Contact>(app.owner, "contacts")).get("John Smith")?.emails.map(({ address }) => address)).toEqual([
      "john@acme.com",
      "john.smith@acme.com",
    ]);
  });

  test("one that lies in the bin stays there and is named; restored, it is known again", async () => {
    const john = (await listed<Contact>(app.owner, "contacts")).get("John Smith");
    await app.owner.delete(`contacts/${john?.id}`, { version: john?.version ?? 0 });
    expect((await listed<Contact>(app.owner, "contacts")).has("John Smith")).toBe(false);
    const job = await importFile(app.owner, "lien-he.csv", CONTACTS, { locale: "en" });
    expect(countsOf(job)).toMatchObject({ created: 0, updated: 0, unchanged: 2, failed: 1 });
    expect(await problemsOf(app.owner, job.id)).toMatchObject([
      { line: 4, field: null, reason: '"John Smith" is in the bin: restore it first' },
    ]);
    expect((await listed<Contact>(app.owner, "contacts")).has("John Smith")).toBe(false);
    await app.owner.post(`contacts/${john?.id}/restore`);
    expect(countsOf(await importFile(app.owner, "lien-he.csv", CONTACTS))).toMatchObject({ created: 0, failed: 0 });
    expect((await listed<Contact>(app.owner, "contacts")).get("John Smith")?.id).toBe(john?.id);
  });

  test("two rows of one person in one file are one contact", async () => {
    const job = await importFile(app.owner, "twice.csv", "name,email,city\nLan Vu,lan@x.vn,\nLan Vu,LAN@x.vn,Huế\n");
    expect(countsOf(job)).toMatchObject({ created: 1, unchanged: 1 });
    expect(
      (await listed<Contact>(app.owner, "contacts")).get("Lan Vu") ?? (await listed<Contact>(app.owner, "contacts")).get("Vu Lan"),
    ).toMatchObject({ city: "Huế" });
  });
});

test("one address under two names in one file: the second row is told and left out", async () => {
  const text = "name,email,company\nMai Anh,desk@one.vn,One\nAnh Mai,desk@one.vn,One\nTom Cruz,desk@one.vn,Never Made\n";
  for (const [created, unchanged] of [
    [1, 1],
    [0, 2],
  ]) {
    const job = await importFile(app.owner, "desk.csv", text, { locale: "en" });
    expect(countsOf(job)).toMatchObject({ created, updated: 0, unchanged, failed: 1 });
    expect(await problemsOf(app.owner, job.id)).toMatchObject([
      { line: 4, field: "email", reason: '"desk@one.vn" is the same e-mail as line 2, under another name' },
    ]);
  }
  expect((await listed<Contact>(app.owner, "contacts")).has("Tom Cruz")).toBe(false);
  expect((await listed<Company>(app.owner, "companies")).has("Never Made")).toBe(false);
});

test("the same two names far apart in a long file: the later row does not rename the first one's person", async () => {
  const others = Array.from({ length: 2_100 }, (_, index) => `Person ${index},p${index}@far.vn`).join("\n");
  const job = await importFile(app.owner, "far.csv", `name,email\nFirst One,far@far.vn\n${others}\nSecond One,far@far.vn\n`, {
    locale: "en",
  });
  expect(countsOf(job)).toMatchObject({ created: 2_101, failed: 1 });
  expect((await problemsOf(app.owner, job.id)).map(({ line, reason }) => [line, reason])).toEqual([
    [2_103, '"far@far.vn" is the same e-mail as an earlier line, under another name'],
  ]);
});

describe("currencies", () => {
  const deal = async () => (await listed<Deal>(app.owner, "deals")).get("Big One");
  const PLAIN = "opportunity_id,name,stage,amount\nC1,Big One,Won,1054.50\n";

  test("nobody says one: a new record takes the workspace's, one that exists keeps its own", async () => {
    expect((await upload(app.owner, "sales_pipeline.csv", PLAIN)).preview.assumedCurrency).toBe("VND");
    expect((await upload(app.owner, "d.csv", PLAIN.replace("1054.50", "$1054.50"))).preview.assumedCurrency).toBeNull();
    await importFile(app.owner, "sales_pipeline.csv", PLAIN, { currency: "USD" });
    expect(await deal()).toMatchObject({ amount: 105_450, currency: "USD" });
    expect(countsOf(await importFile(app.owner, "sales_pipeline.csv", PLAIN))).toMatchObject({ updated: 0, unchanged: 1 });
    await importFile(app.owner, "sales_pipeline.csv", PLAIN.replace("1054.50", "2000.25"));
    expect(await deal()).toMatchObject({ amount: 200_025, currency: "USD" });
    await importFile(app.owner, "sales_pipeline.csv", PLAIN, { currency: "EUR" });
    expect(await deal()).toMatchObject({ amount: 105_450, currency: "EUR" });
    await importFile(app.owner, "sales_pipeline.csv", "opportunity_id,name,stage,amount\nC2,Small One,Won,1054\n");
    expect((await listed<Deal>(app.owner, "deals")).get("Small One")).toMatchObject({ amount: 1_054, currency: "VND" });
  });

  test("products and companies keep theirs too", async () => {
    for (const currency of ["USD", undefined] as const) {
      const patch = currency ? { currency } : {};
      await importFile(app.owner, "products.csv", "product,sku,price\nKept Price,K1,10.50\n", patch);
      await importFile(app.owner, "companies.csv", "company,industry,revenue\nKept Revenue,retail,99.5\n", patch);
      expect((await listed<Product>(app.owner, "products")).get("Kept Price")).toMatchObject({ price: 1_050, currency: "USD" });
      expect((await listed<Company>(app.owner, "companies")).get("Kept Revenue")).toMatchObject({ annualRevenue: 9_950, currency: "USD" });
    }
  });

  test("one that is none fails its row", async () => {
    const text =
      "opportunity_id,name,stage,amount,currency,contact\nE1,Euro,Won,10.50,EURO,nobody@x.vn\nE2,Zed,Won,5,ZZZ,\nE3,Sek,Won,5.50,sek,\nE4,Inside,Won,7.50 SEK,,\nE5,Sign,Won,8.50,€,\n";
    const job = await importFile(app.owner, "deals.csv", text, { locale: "en" });
    expect(countsOf(job)).toMatchObject({ created: 3, failed: 2 });
    expect((await problemsOf(app.owner, job.id)).map(({ line, field, reason }) => [line, field, reason])).toEqual([
      [2, "currency", '"EURO" is not a currency. Write its code, such as VND or USD'],
      [3, "currency", '"ZZZ" is not a currency. Write its code, such as VND or USD'],
    ]);
    const deals = await listed<Deal>(app.owner, "deals");
    expect(deals.get("Sek")).toMatchObject({ amount: 550, currency: "SEK" });
    expect(deals.get("Inside")).toMatchObject({ amount: 750, currency: "SEK" });
    expect(deals.get("Sign")).toMatchObject({ amount: 850, currency: "EUR" });
    const { import: other } = await upload(app.owner, "deals.csv", text);
    expect(await app.owner.patch(`imports/${other.id}`, { currency: "ZZZ" })).toMatchObject({ status: 422 });
  });
});

test("a row that fails does not claim that its rest was imported", async () => {
  for (const [locale, said] of [
    ["en", "The rest of the row"],
    ["vi", "Phần còn lại"],
  ] as const) {
    const job = await importFile(app.owner, "half.csv", "name,email,phone\nHalf One,nonsense,12\nWhole One,whole@x.vn,12\n", { locale });
    const problems = await problemsOf(app.owner, job.id);
    expect(problems.map(({ line, reason }) => [line, reason.includes(said)])).toEqual([
      [2, false],
      [2, false],
      [3, true],
    ]);
    expect(job.tally).toMatchObject({ incomplete: 1 });
  }
});

describe("companies of one name and several legal forms", () => {
  const names = async () => [...(await listed<Company>(app.owner, "companies")).keys()].filter((name) => /zeta/i.test(name)).sort();

  test("are different companies; a name without its form is the same one", async () => {
    await importFile(app.owner, "companies.csv", "company,city\nZeta Corporation,Huế\n");
    const job = await importFile(app.owner, "companies.csv", "company,city\nZeta Ltd,Vinh\nZETA Corp.,\nCông ty Zeta,\nZeta Ltd,\n");
    expect(countsOf(job)).toMatchObject({ created: 1, updated: 0, unchanged: 3, failed: 0 });
    expect(await names()).toEqual(["Zeta Corporation", "Zeta Ltd"]);
    const companies = await listed<Company>(app.owner, "companies");
    expect([companies.get("Zeta Corporation")?.city, companies.get("Zeta Ltd")?.city]).toEqual(["Huế", "Vinh"]);
  });

  test("also where contacts and deals name them", async () => {
    const text =
      "name,email,company\nA One,a@z1.vn,Zeta Ltd\nB One,b@z2.vn,Zeta JSC\nC One,c@z3.vn,Zeta Corporation\nD One,d@z4.vn,Zeta JSC\n";
    expect((await importFile(app.owner, "contacts.csv", text)).tally).toEqual({ companies: 1 });
    const [contacts, companies] = [await listed<Contact>(app.owner, "contacts"), await listed<Company>(app.owner, "companies")];
    const companyOf = (email: string) => [...contacts.values()].find(({ emails }) => emails[0]?.address === email)?.companyId;
    expect(["a@z1.vn", "b@z2.vn", "c@z3.vn", "d@z4.vn"].map(companyOf)).toEqual(
      ["Zeta Ltd", "Zeta JSC", "Zeta Corporation", "Zeta JSC"].map((name) => companies.get(name)?.id),
    );
  });
});

test("a stray NUL is dropped; its file is not taken for a binary one", async () => {
  const job = await importFile(app.owner, "nul.csv", "name,email\nNul\u0000 Byte,nul@x.vn\n");
  expect(countsOf(job)).toMatchObject({ created: 1, failed: 0 });
  expect((await listed<Contact>(app.owner, "contacts")).has("Nul Byte")).toBe(true);
});

test("a second address that belongs to somebody else is left out and said", async () => {
  await importFile(app.owner, "two.csv", "name,email\nAnn Lee,ann@z.vn\nBen Lee,ben@z.vn\n");
  const job = await importFile(
    app.owner,
    "more.csv",
    "name,email,email 2\nAnn Lee,ann@z.vn,ben@z.vn\nCy Lee,cy@z.vn,cyrus@z.vn\n,cyrus@z.vn,\n",
    { locale: "en" },
  );
  expect(countsOf(job)).toMatchObject({ created: 1, unchanged: 2, failed: 0 });
  expect((await problemsOf(app.owner, job.id)).map(({ line, reason }) => [line, reason])).toEqual([
    [2, '"ben@z.vn" belongs to another contact. The rest of the row was imported'],
  ]);
});

test("files in which people share addresses, names and firms in every way are imported to the end", async () => {
  const pick = (text: string) => fc.constantFrom(...text.split("|"));
  const row = fc.tuple(
    pick("|An Le|Bo Le|Le Thi Cam"),
    pick("|a@s.vn|b@s.vn|c@s.vn|d@t.vn|bad"),
    pick("|a@s.vn|b@s.vn|c@s.vn|e@t.vn"),
    pick("|Sen|Sen Ltd|Tre"),
    pick("|0903123456|x"),
    pick("|An Le|a@s.vn|boss@corp.vn"),
  );
  for (const rows of fc.sample(fc.array(row, { minLength: 5, maxLength: 40 }), { numRuns: 12, seed: 7 })) {
    const text = `name,email,email 2,company,phone,owner\n${rows.map((cells) => cells.join(",")).join("\n")}\n`;
    const job = await importFile(app.owner, "shared.csv", text);
    expect(job.reason).toBeNull();
    expect(job).toMatchObject({ state: "finished", rowsRead: job.created + job.updated + job.unchanged + job.failed });
    expect(await importFile(app.owner, "shared.csv", text)).toMatchObject({ state: "finished", created: 0 });
  }
});

describe("rows with something wrong", () => {
  const MESSY = `name,email,phone,country,close
"Good One",good@x.vn,0903123457,Vietnam,a
Bad Mail,not-an-address,,,b
"Two
Lines",two@x.vn,12,Atlantis,c
,,,,d
"Never closed,oops@x.vn,,,e
Last One,last@x.vn,,,f,surplus
Fine Again,fine@x.vn,,,g
`;

  test("are named with line, field, reason and text; the others are imported", async () => {
    const job = await importFile(app.owner, "messy.csv", MESSY, { locale: "en" });
    expect(countsOf(job)).toEqual({ state: "finished", rowsRead: 7, created: 3, updated: 0, unchanged: 0, failed: 4 });
    expect(job.tally).toEqual({ incomplete: 1 });
    expect(await problemsOf(app.owner, job.id)).toEqual([
      { line: 3, field: "email", reason: '"not-an-address" is not an e-mail address', raw: "Bad Mail,not-an-address,,,b" },
      {
        line: 4,
        field: "phone",
        reason: '"12" is not a phone number. The rest of the row was imported',
        raw: '"Two\nLines",two@x.vn,12,Atlantis,c',
      },
      {
        line: 4,
        field: "country",
        reason: '"Atlantis" is not a country we know. The rest of the row was imported',
        raw: expect.stringContaining("Lines"),
      },
      { line: 6, field: null, reason: "The row has neither a name nor an e-mail address", raw: ",,,,d" },
      { line: 7, field: null, reason: "A quotation mark opens in this line and is never closed", raw: '"Never closed,oops@x.vn,,,e' },
      { line: 8, field: null, reason: "The row has 6 cells, the headings are 5", raw: "Last One,last@x.vn,,,f,surplus" },
    ]);
    expect((await problemsOf(app.owner, job.id, 6)).map(({ line }) => line)).toEqual([7, 8]);
  });

  test("a dry run finds the same and changes nothing", async () => {
    const before = (await listed<Contact>(app.owner, "contacts")).size;
    const job = await importFile(app.owner, "dry.csv", "name,email\nNew One,new@x.vn\nBad,bad\n", { dryRun: true });
    expect(countsOf(job)).toMatchObject({ created: 1, failed: 1 });
    expect((await listed<Contact>(app.owner, "contacts")).size).toBe(before);
  });

  test("in the language of who imports", async () => {
    const job = await importFile(app.owner, "tien.csv", "product,price\nA,nhiều\n");
    expect((await problemsOf(app.owner, job.id))[0]?.reason).toBe('"nhiều" không phải là số tiền. Chỉ viết chữ số, ví dụ 1.250.000');
  });
});

describe("before the start", () => {
  test("columns, guesses and samples are shown, and can be overruled", async () => {
    const { import: job, preview } = await upload(app.owner, "x.csv", "Tên;Ngày mở;Giá trị;Giai đoạn\nGói A;3/25/2026;1,5;Thắng\n");
    expect(job).toMatchObject({
      kind: "csv",
      object: "deals",
      state: "ready",
      options: { delimiter: ";", encoding: "utf-8", dayOrder: "mdy" },
    });
    expect(preview.columns[1]).toEqual({ heading: "Ngày mở", field: "openedAt", samples: ["3/25/2026"] });
    const { body } = await app.owner.patch<ImportAnswer>(`imports/${job.id}`, { object: "products" });
    expect(body.import).toMatchObject({ object: "products" });
    expect(body.preview.columns.map(({ field }) => field)).toEqual(["name", null, null, null]);
    const mapped = await app.owner.patch<ImportAnswer>(`imports/${job.id}`, { mapping: { "Giá trị": "price" } });
    expect(mapped.body.preview.columns.map(({ field }) => field)).toEqual(["name", null, "price", null]);
  });

  test("a mapping that cannot work is refused when it is started", async () => {
    const { import: job } = await upload(app.owner, "x.csv", "a,b\n1,2\n");
    expect(job.object).toBeNull();
    expect(await app.owner.post(`imports/${job.id}/start`)).toMatchObject({ status: 422, body: { code: "invalid" } });
    await app.owner.patch(`imports/${job.id}`, { object: "contacts" });
    expect(await app.owner.post(`imports/${job.id}/start`)).toMatchObject({ status: 422 });
    await app.owner.patch(`imports/${job.id}`, { mapping: { a: "nonsense" } });
    expect(await app.owner.post(`imports/${job.id}/start`)).toMatchObject({ status: 422 });
    await app.owner.patch(`imports/${job.id}`, { mapping: { a: "name" } });
    expect(await app.owner.post(`imports/${job.id}/start`)).toMatchObject({ status: 200 });
    expect(await app.owner.post(`imports/${job.id}/start`)).toMatchObject({ status: 409 });
  });

  test.each([
    ["an empty file", new Uint8Array(), "Tệp này rỗng"],
    ["a workbook", new Uint8Array([0x50, 0x4b, 3, 4, ...Buffer.from("....xl/workbook.xml")]), "Excel"],
    ["an Outlook data file", new Uint8Array([0x21, 0x42, 0x44, 0x4e, 1, 2, 3]), ".mbox"],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0, 0]), "CSV, .mbox"],
    ["JSON", new Uint8Array(Buffer.from('[{"a":1}]')), "JSON"],
    ["a data dictionary", new Uint8Array(Buffer.from("Table,Field,Description\na,b,c\n")), "từ điển dữ liệu"],
  ])("%s is refused, saying what would be right", async (_, bytes, sentence) => {
    const answer = await app.owner.send<{ detail: string; code: string }>("POST", "imports?fileName=x", bytes, {
      headers: { "content-type": "application/octet-stream" },
    });
    expect(answer.status).toBe(415);
    expect(answer.body.code).toBe("unsupported_file");
    expect(answer.body.detail).toContain(sentence);
  });

  test("a file above 100 MB is refused before it is sent", async () => {
    const key = await app.owner.post<{ key: string }>("api-keys", { name: "large" });
    const status = await new Promise((resolve) => {
      const headers = {
        authorization: `Bearer ${key.body.key}`,
        "content-length": 150_000_000,
        "content-type": "application/octet-stream",
      };
      const upload = request(`${app.url}/api/v1/imports?fileName=large.csv`, { method: "POST", headers }, (answer) => {
        resolve(answer.statusCode);
        upload.destroy();
      });
      upload.on("error", () => undefined);
      upload.write("name,email\n");
    });
    expect(status).toBe(413);
  });

  test("who may not import is told so", async () => {
    expect((await app.owner.get<{ items: unknown[] }>("imports")).body.items.length).toBeGreaterThan(5);
    expect(await app.owner.post("imports/imp_00000000000000000000000000/start")).toMatchObject({ status: 404 });
  });
});

test("files of old Windows programs and of Excel's Unicode text are read", async () => {
  const old = new Uint8Array(Buffer.from("name,city\nC\xf4ng ty \xd0\xfd\xecc Ph\xe1t,\xd0a\xcc N\xe3\xdeng\n", "latin1"));
  const { import: job, preview } = await upload(app.owner, "companies.csv", old);
  expect(job.options.encoding).toBe("windows-1258");
  expect(preview.columns.map(({ samples }) => samples[0])).toEqual(["Công ty Đức Phát", "Đà Nẵng"]);
  await importFile(app.owner, "companies.csv", utf16("\ufeffCompany\tCity\nSao Mai\tHuế\n", "utf-16le"));
  expect((await listed<Company>(app.owner, "companies")).get("Sao Mai")).toMatchObject({ city: "Huế" });
});
