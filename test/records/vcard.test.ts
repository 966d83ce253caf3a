import fc from "fast-check";
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Contact } from "../../src/contacts/contacts.schema.ts";
import { vcardOf } from "../../src/contacts/vcard.rules.ts";
import { startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";
import { runs } from "../support/proof.ts";
import type { Shown } from "./kinds.ts";

/** Contacts as cards, read back with another's parser. */

const app = await startApp({ empty: true });
const { owner } = app;
afterAll(() => app.close());

const BASE: Contact = {
  ...{ id: "con_01JD0000000000000000000000", name: "Nguyễn Thị Hồng Ánh", familyName: "Nguyễn", middleName: "Thị Hồng", givenName: "Ánh" },
  ...{ addressForm: "chi", language: "vi", title: "Giám đốc, khối B; phụ trách\\mua", stage: "customer", companyId: "com_1" },
  ...{ companyName: "Công ty TNHH Sao Mai", ownerId: null, city: "Huế", country: "VN", birthday: "1990-02-28" },
  emails: [
    { address: "anh@saomai.vn", label: "work" },
    { address: "anh@nha.vn", label: "other" },
  ],
  phones: [
    { number: "+84903123456", label: "mobile" },
    { number: "+842838221234", label: "work" },
  ],
  ...{
    description: "Hay mặc cả, nợ lâu",
    externalId: null,
    source: null,
    lastActivityAt: 0,
    version: 3,
    createdAt: 1,
    updatedAt: 1_700_000_000_000,
  },
  deletedAt: null,
};

const parsed = (text: string) => new ICAL.Component(ICAL.parse(text) as never);
const values = (card: ICAL.Component, name: string) => card.getAllProperties(name).map((property) => property.getFirstValue());

describe.each(["4.0", "3.0"] as const)("vCard %s", (version) => {
  test("has the names in their right places, and everything a card is for", () => {
    const card = parsed(vcardOf(BASE, version));
    expect(values(card, "version")).toEqual([version]);
    expect(values(card, "fn")).toEqual(["Nguyễn Thị Hồng Ánh"]);
    expect(values(card, "n")).toEqual([["Nguyễn", "Ánh", "Thị Hồng", "", ""]]);
    expect(values(card, "org").flat()).toEqual(["Công ty TNHH Sao Mai"]);
    expect(values(card, "title")).toEqual(["Giám đốc, khối B; phụ trách\\mua"]);
    expect(values(card, "email")).toEqual(["anh@saomai.vn", "anh@nha.vn"]);
    expect(values(card, "tel").map((each) => String(each).replace("tel:", ""))).toEqual(["+84903123456", "+842838221234"]);
    expect(card.getFirstProperty("tel")?.getParameter("type")?.toString().toLowerCase()).toBe("cell");
    expect(values(card, "adr").flat()).toEqual(["", "", "", "Huế", "", "", "VN"]);
    expect(String(values(card, "bday")[0]).replaceAll("-", "")).toBe("19900228");
    expect(values(card, "uid")).toEqual([BASE.id]);
  });

  test("tells nothing of how we speak to the person or what we think of them", () => {
    const text = vcardOf(BASE, version);
    expect(text).not.toMatch(/mặc cả|\bchi\b|customer|NOTE|Chị/);
  });

  test("a name that is an address, and nobody's company", () => {
    const nameless = {
      ...BASE,
      name: "an@x.vn",
      familyName: "",
      middleName: "",
      givenName: "",
      companyName: null,
      city: null,
      country: null,
    };
    const card = parsed(vcardOf({ ...nameless, birthday: null, title: null, phones: [] }, version));
    expect([values(card, "fn"), values(card, "n"), values(card, "org"), values(card, "adr")]).toEqual([
      ["an@x.vn"],
      [["", "an@x.vn", "", "", ""]],
      [],
      [],
    ]);
  });

  test("whatever stands in it: no line is longer than 75 octets, none is cut within a character, all is read back", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 120 }).map((value) => value.replace(/[\u0000-\u001f\u007f]/g, ""));
    fc.assert(
      fc.property(text, text, text, text, (familyName, givenName, companyName, title) => {
        const name = `${familyName} ${givenName}`;
        const card = vcardOf({ ...BASE, name, familyName, middleName: "", givenName, companyName, title }, version);
        for (const line of card.split("\r\n")) expect([Buffer.byteLength(line) <= 75, line.isWellFormed()]).toEqual([true, true]);
        const read = parsed(card);
        expect(values(read, "fn")).toEqual([name]);
        if (title) expect(values(read, "title")).toEqual([title]);
        if (companyName) expect(values(read, "org").flat()).toEqual([companyName]);
        if (familyName || givenName) expect(values(read, "n")).toEqual([[familyName, givenName, "", "", ""]]);
      }),
      runs(200),
    );
  });
});

describe("at the door", () => {
  let people: Shown[];
  beforeAll(async () => {
    const company = (await owner.post<Shown>("companies", { name: "Gốm Bát Tràng" })).body;
    const inputs = ["An", "Bình", "Chi"].map((givenName) => ({ familyName: "Vũ", givenName, companyId: company.id }));
    people = (await Promise.all(inputs.map((input) => owner.post<Shown>("contacts", input)))).map(({ body }) => body);
  });
  const cards = (text: string) => [...text.matchAll(/^FN:(.*)\r$/gm)].map(([, name]) => name);

  test("one contact is a file with its name", async () => {
    const answer = await owner.get<string>(`contacts/${people[1]?.id}/vcard`);
    expect([answer.status, answer.headers.get("content-type"), cards(answer.body)]).toEqual([
      200,
      "text/vcard; charset=utf-8",
      ["Vũ Bình"],
    ]);
    expect(answer.headers.get("content-disposition")).toBe(`attachment; filename*=UTF-8''${encodeURIComponent("Vũ Bình.vcf")}`);
    expect((await owner.get<string>(`contacts/${people[1]?.id}/vcard?version=3.0`)).body).toContain("VERSION:3.0");
    expect((await owner.get(`contacts/${people[1]?.id}/vcard?version=2.1`)).status).toBe(422);
  });

  test("many are one file: those named, or those found", async () => {
    const named = await owner.get<string>(`vcards?ids=${people[2]?.id},${people[0]?.id}`);
    expect(cards(named.body)).toEqual(["Vũ An", "Vũ Chi"]);
    expect(named.body).toContain("ORG:Gốm Bát Tràng");
    expect(cards((await owner.get<string>(`vcards?companyId=${people[0]?.companyId}`)).body)).toEqual(["Vũ An", "Vũ Bình", "Vũ Chi"]);
    expect(cards((await owner.get<string>("vcards?q=chi")).body)).toEqual(["Vũ Chi"]);
    expect((await owner.get("vcards?q=khongcoai")).status).toBe(404);
    for (const ids of ["", "x", `${people[0]?.id},`, Array(301).fill(people[0]?.id).join(",")])
      expect((await owner.get(`vcards?ids=${ids}`)).status).toBe(422);
  });

  test("who lies in the bin has no card", async () => {
    await owner.delete(`contacts/${people[0]?.id}`, { version: 1 });
    expect((await owner.get(`contacts/${people[0]?.id}/vcard`)).status).toBe(404);
    expect(cards((await owner.get<string>(`vcards?ids=${people.map(({ id }) => id).join(",")}`)).body)).toEqual(["Vũ Bình", "Vũ Chi"]);
  });

  test("1,000 are the most, and one round trip", async () => {
    const { workspace } = databasesOf(app);
    await workspace.run(
      `insert into contacts (id, name, sort_name, given_name, created_at, updated_at)
        select 'con_01JD' || printf('%022d', value), 'Người ' || value, 'nguoi ' || value, 'Người ' || value, 1, 1 from generate_series(1, 1100)`,
    );
    const answer = await owner.get<string>("vcards");
    expect([cards(answer.body).length, answer.headers.get("x-round-trips")]).toEqual([1_000, "1"]);
  });
});
