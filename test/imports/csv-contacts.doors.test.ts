import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Company } from "../../src/companies/companies.schema.ts";
import type { Contact } from "../../src/contacts/contacts.schema.ts";
import { type App, startApp } from "../support/app.ts";
import { countsOf, importFile, listed, problemsOf } from "./import-file.ts";

/** Contacts and companies out of CSV files: who is known again, by what, and who is somebody else. */

let app: App;
beforeAll(async () => {
  app = await startApp({ empty: true });
});
afterAll(() => app.close());

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
