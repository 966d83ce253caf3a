import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Company } from "../../src/companies/companies.schema.ts";
import type { Contact } from "../../src/contacts/contacts.schema.ts";
import type { ImportAnswer } from "../../src/imports/imports.schema.ts";
import { type App, startApp } from "../support/app.ts";
import { utf16 } from "./bytes.ts";
import { countsOf, importFile, listed, problemsOf, upload } from "./import-file.ts";

/** CSV files as they come: what is refused, what is overruled before the start, and what is said of rows that fail. */

let app: App;
beforeAll(async () => {
  app = await startApp({ empty: true });
});
afterAll(() => app.close());

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

test("a stray NUL is dropped; its file is not taken for a binary one", async () => {
  const job = await importFile(app.owner, "nul.csv", "name,email\nNul\u0000 Byte,nul@x.vn\n");
  expect(countsOf(job)).toMatchObject({ created: 1, failed: 0 });
  expect((await listed<Contact>(app.owner, "contacts")).has("Nul Byte")).toBe(true);
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
