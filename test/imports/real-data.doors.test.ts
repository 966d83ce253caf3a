import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Activity } from "../../src/activities/activities.schema.ts";
import type { Company } from "../../src/companies/companies.schema.ts";
import type { Contact } from "../../src/contacts/contacts.schema.ts";
import { Database } from "../../src/core/database.ts";
import type { Deal } from "../../src/deals/deals.schema.ts";
import { type App, startApp } from "../support/app.ts";
import { countsOf, importFile, listed } from "./import-file.ts";

/** Input that nobody here wrote. It stays outside of the repository: these tests are skipped where it is absent. */
const DATA = process.env.RELATA_DATA ?? join(import.meta.dirname, "../../../shared/data");
const SALES = join(DATA, "crm_sales");
const MAILBOX = join(DATA, "mail/mailbox.mbox");

let app: App;
beforeAll(async () => {
  app = await startApp({ empty: true });
});
afterAll(() => app.close());

const rows = <Row>(sql: string) =>
  new Database(`${app.runtime.libsql.url}/${app.setUp.workspace.id}/`, app.runtime.libsql.token).rows<Row>({ sql, args: [] });
const read = (name: string) => new Uint8Array(readFileSync(join(SALES, name)));

describe.skipIf(!existsSync(SALES))("a sales team's export (set RELATA_DATA to a folder with crm_sales)", () => {
  const FILES = { "sales_teams.csv": 35, "products.csv": 7, "accounts.csv": 85, "sales_pipeline.csv": 8_800 };

  test.each(Object.entries(FILES))("%s: %i records, none with a problem", async (name, count) => {
    const job = await importFile(app.owner, name, read(name), { currency: "USD" });
    expect(countsOf(job)).toEqual({ state: "finished", rowsRead: count, created: count, updated: 0, unchanged: 0, failed: 0 });
  });

  test("85 companies with their parents and countries, and everybody once", async () => {
    const companies = await listed<Company>(app.owner, "companies");
    expect(companies.size).toBe(85);
    expect([...companies.values()].filter(({ parentId }) => parentId !== null)).toHaveLength(15);
    expect([...companies.values()].filter(({ country }) => country === null)).toEqual([]);
    expect(await rows("select count(*) as n from members where source is not null")).toMatchObject([{ n: 41 }]);
  });

  test("deals with stages, days, products and owners", async () => {
    const stages = await rows<{ stage: string; n: number }>("select stage, count(*) as n from deals group by stage order by stage");
    expect(stages.map(({ stage, n }) => [stage, n])).toEqual([
      ["engaging", 1_589],
      ["lost", 2_473],
      ["prospecting", 500],
      ["won", 4_238],
    ]);
    expect(
      await rows(
        "select count(*) as n from deals where product_id is null or owner_id is null or (status <> 'open' and (opened_at is null or closed_at is null))",
      ),
    ).toMatchObject([{ n: 0 }]);
    expect(await rows("select count(*) as n from deal_stage_events")).toMatchObject([{ n: 2 * (4_238 + 2_473) + 1_589 + 500 }]);
    const { body } = await app.owner.get<{ items: Deal[] }>("deals?status=won&limit=1");
    expect(body.items[0]).toMatchObject({ currency: "USD", status: "won" });
  });

  test("a second time nothing is new", async () => {
    for (const [name, count] of Object.entries(FILES)) {
      expect(countsOf(await importFile(app.owner, name, read(name), { currency: "USD" }))).toMatchObject({
        created: 0,
        updated: 0,
        unchanged: count,
        failed: 0,
      });
    }
  });
});

describe.skipIf(!existsSync(MAILBOX))("a trader's mailbox (set RELATA_DATA to a folder with mail/mailbox.mbox)", () => {
  const mailbox = () => new Uint8Array(readFileSync(MAILBOX));

  test("every message is read, and none of the colleagues becomes a customer", async () => {
    const job = await importFile(app.owner, "mailbox.mbox", mailbox());
    expect(countsOf(job)).toMatchObject({ state: "finished", rowsRead: 515, updated: 0, unchanged: 0, failed: 0 });
    const { colleagues = 0, automatic = 0, nobody = 0 } = job.tally;
    expect(job.created + colleagues + automatic + nobody).toBe(515);
    expect(job.created).toBeGreaterThan(100);
    const [owner = ""] = job.options.ownAddresses ?? [];
    const contacts = await listed<Contact>(app.owner, "contacts");
    const addresses = [...contacts.values()].flatMap(({ emails }) => emails.map(({ address }) => address));
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.filter((address) => address.endsWith(owner.slice(owner.indexOf("@"))))).toEqual([]);
  });

  test("most contacts have a name that one can say", async () => {
    const names = [...(await listed<Contact>(app.owner, "contacts")).keys()];
    expect(names.filter((name) => /["'<>(]/.test(name))).toEqual([]);
    expect(names.filter((name) => name.includes("@")).length).toBeLessThan(names.length / 2);
  });

  test("quoted mail is folded away and bodies are not empty for it", async () => {
    const mails = await rows<Pick<Activity, "body" | "quoted">>("select body, quoted from activities where kind = 'email'");
    expect(mails.filter(({ quoted }) => quoted !== null).length).toBeGreaterThan(mails.length / 4);
    expect(mails.filter(({ body, quoted }) => quoted !== null && body === "")).toEqual([]);
    expect(mails.filter(({ body }) => /\S[\s\S]*-----Original Message-----/.test(body)).length).toBeLessThan(mails.length / 20);
  });

  test("answers stand with what they answer", async () => {
    const threads = await rows<{ n: number }>(
      "select count(*) as n from activities where kind = 'email' group by thread_id order by n desc",
    );
    expect(threads[0]?.n).toBeGreaterThan(5);
    expect(threads.filter(({ n }) => n > 1).length).toBeGreaterThan(5);
  });

  test("a second time nothing is new", async () => {
    const again = await importFile(app.owner, "mailbox.mbox", mailbox());
    expect(again).toMatchObject({ created: 0, failed: 0 });
    expect(again.tally).not.toHaveProperty("contacts");
  });
});
