import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Company } from "../../src/companies/companies.schema.ts";
import type { Deal } from "../../src/deals/deals.schema.ts";
import type { Member } from "../../src/members/members.schema.ts";
import type { Product } from "../../src/products/products.schema.ts";
import { type App, startApp } from "../support/app.ts";
import { countsOf, importFile, listed, problemsOf, upload } from "./import-file.ts";

/** Members, products, companies and deals out of another system's CSV files, and what their amounts are in. */

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
