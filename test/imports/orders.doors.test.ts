import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type App, startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";
import { countsOf, importFile, problemsOf } from "./import-file.ts";

/** Files of order lines and of purchases: grouped to orders wherever the lines stand, once however often they are imported. */

let app: App;
beforeAll(async () => {
  app = await startApp({ empty: true });
});
afterAll(() => app.close());

const rows = <R>(sql: string) => databasesOf(app).workspace.rows<R>(sql);
const SUMS =
  "select count(*) as orders, sum(json_array_length(lines)) as lines, sum(amount) as amount from orders where deleted_at is null";
const UNEQUAL = `select count(*) as n from orders where json_array_length(lines) > 0
  and net <> (select sum(amount) from order_lines where order_id = orders.id)`;
const STATE =
  "select number, external_id, status, ordered_at, amount, company_id, contact_id, version from orders order by number, external_id, id";
const LINES =
  "select number, product_id, order_lines.name, quantity, order_lines.amount from order_lines join orders on orders.id = order_id order by 1, 2, 3, 4, 5";

const HEAD = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

test("lines become orders with customers and products; credit notes are returns; dates have their time", async () => {
  const file = [
    HEAD,
    "536365,85123A,WHITE HANGING HEART,6,12/1/2010 8:26,2.55,17850,United Kingdom",
    "536366,22633,HAND WARMER,6,12/1/2010 13:28,1.85,17850,United Kingdom",
    "536365,71053,WHITE METAL LANTERN,6,12/1/2010 8:26,3.39,17850,United Kingdom",
    "C536379,85123A,WHITE HANGING HEART,-1,12/1/2010 9:41,2.55,14527,France",
    "536365,85123A,WHITE HANGING HEART,6,12/1/2010 8:26,2.55,17850,United Kingdom",
    "536370,22728,ALARM CLOCK,x,12/1/2010 8:45,3.75,12583,France",
  ].join("\n");
  const job = await importFile(app.owner, "online.csv", file, { currency: "GBP", dayOrder: "mdy" });
  expect(countsOf(job)).toEqual({ state: "finished", rowsRead: 6, created: 5, updated: 0, unchanged: 0, failed: 1 });
  expect(job.tally).toEqual({ orders: 3, companies: 2, products: 3 });
  expect((await problemsOf(app.owner, job.id)).map(({ line, field }) => [line, field])).toEqual([[7, "quantity"]]);
  expect(
    await rows("select number, status, amount, currency, json_array_length(lines) as lines, ordered_at from orders order by number"),
  ).toEqual([
    {
      number: "536365",
      status: "fulfilled",
      amount: 1530 + 2034 + 1530,
      currency: "GBP",
      lines: 3,
      ordered_at: Date.UTC(2010, 11, 1, 1, 26),
    },
    { number: "536366", status: "fulfilled", amount: 1110, currency: "GBP", lines: 1, ordered_at: Date.UTC(2010, 11, 1, 6, 28) },
    { number: "C536379", status: "returned", amount: -255, currency: "GBP", lines: 1, ordered_at: Date.UTC(2010, 11, 1, 2, 41) },
  ]);
  expect(await rows("select name, external_id, country from companies order by 1")).toEqual([
    { name: "Khách hàng 14527", external_id: "14527", country: "FR" },
    { name: "Khách hàng 17850", external_id: "17850", country: "GB" },
  ]);
  expect(await rows("select sku, name from products where sku = '85123A'")).toEqual([{ sku: "85123A", name: "WHITE HANGING HEART" }]);
  const before = [await rows(STATE), await rows(LINES)];
  const again = await importFile(app.owner, "online.csv", file, { currency: "GBP", dayOrder: "mdy" });
  expect(countsOf(again)).toMatchObject({ created: 0, updated: 0, unchanged: 5, failed: 1 });
  expect([await rows(STATE), await rows(LINES)]).toEqual(before);
});

test("Vietnamese headings, and people as the customers", async () => {
  const file = `Số hoá đơn,Ngày,Khách hàng,Email,Mã hàng,Tên hàng,Số lượng,Đơn giá,Thành tiền
HD-1,25/12/2025 14:05,Trần Thị Mận,man@example.vn,CF1,Cà phê Moka,"2,5",320.000,800.000
HD-1,25/12/2025 14:05,Trần Thị Mận,man@example.vn,CF2,Phin,1,85.000,80.000
`;
  const job = await importFile(app.owner, "hoa-don.csv", file, { customersAs: "contact" });
  expect(countsOf(job)).toMatchObject({ created: 2, failed: 0 });
  expect(
    await rows("select amount, currency, company_id, json_extract(lines, '$[1].discount') as off from orders where number = 'HD-1'"),
  ).toEqual([{ amount: 880_000, currency: "VND", company_id: null, off: 5_000 }]);
  expect(await rows("select name, stage from contacts where id = (select contact_id from orders where number = 'HD-1')")).toEqual([
    { name: "Trần Thị Mận", stage: "customer" },
  ]);
});

test("orders whose lines lie slices apart end whole; other slices and another sequence change nothing", async () => {
  const lines = Array.from(
    { length: 4_600 },
    (_, index) => `P${index % 700},S${index % 40},${1 + (index % 3)},2026-01-02,10,K${(index % 700) % 90}`,
  );
  const file = (body: string[]) => ["InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID", ...body].join("\n");
  const job = await importFile(app.owner, "apart.csv", file(lines), { currency: "USD" });
  expect(countsOf(job)).toMatchObject({ state: "finished", created: 4_600, failed: 0 });
  const state = async () => [await rows(STATE), await rows(LINES), await rows("select count(*) as n from import_marks")];
  const before = await state();
  expect(await rows("select count(*) as orders, sum(json_array_length(lines)) as lines from orders where number like 'P%'")).toEqual([
    { orders: 700, lines: 4_600 },
  ]);
  expect(await rows(UNEQUAL)).toEqual([{ n: 0 }]);
  const again = await importFile(app.owner, "apart.csv", file(lines.toReversed()), { currency: "USD" });
  expect(countsOf(again)).toMatchObject({ created: 0, updated: 0, unchanged: 4_600 });
  expect(await state()).toEqual(before);
  expect(before.at(-1)).toEqual([{ n: 0 }]);
});

test("purchases without a number: an amount each, and two that look alike are two", async () => {
  const file = "Id,Date,CDs,Price\n1,1997-01-01,2,29.33\n1,1997-01-01,2,29.33\n2,1997-01-12,1,12.00\n";
  const read = () => importFile(app.owner, "purchases.csv", file, { currency: "USD", object: "orders" });
  expect(countsOf(await read())).toMatchObject({ created: 3, failed: 0 });
  expect(countsOf(await read())).toMatchObject({ created: 0, unchanged: 3 });
  expect(
    await rows("select amount, json_extract(lines, '$[0].quantity') as cds from orders where external_id like 'row:%' order by 1"),
  ).toEqual([
    { amount: 1200, cds: 1 },
    { amount: 2933, cds: 2 },
    { amount: 2933, cds: 2 },
  ]);
});

const DATA = process.env.RELATA_DATA ?? join(import.meta.dirname, "../../../shared/data");
const RETAIL = join(DATA, "online_retail");
const CDNOW = join(DATA, "cdnow/cdnow_elog_sample.csv");

describe.skipIf(!existsSync(RETAIL) || !existsSync(CDNOW))(
  "what shops really sold (set RELATA_DATA to a folder with online_retail and cdnow)",
  () => {
    beforeAll(async () => {
      await app.close();
      app = await startApp({ empty: true });
    });

    test("221,077 lines are 221,077 order lines of named products, and the sums are those of the file", { timeout: 600_000 }, async () => {
      const text = gunzipSync(readFileSync(join(RETAIL, "transactions.csv.gz"))).toString("utf8");
      const cells = text
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((row) => row.split(","));
      const goods = await importFile(app.owner, "products.csv", new Uint8Array(readFileSync(join(RETAIL, "products.csv"))));
      expect(countsOf(goods)).toMatchObject({ state: "finished", failed: 0 });
      const job = await importFile(app.owner, "transactions.csv", text, { currency: "GBP", object: "orders" });
      expect(countsOf(job)).toEqual({ state: "finished", rowsRead: 221_077, created: 221_077, updated: 0, unchanged: 0, failed: 0 });
      const pence = cells.reduce((sum, row) => sum + Number(row[5]) * Math.round(Number(row[6]) * 100), 0);
      expect(await rows(SUMS)).toEqual([{ orders: new Set(cells.map((row) => row[1])).size, lines: 221_077, amount: pence }]);
      expect(await rows(UNEQUAL)).toEqual([{ n: 0 }]);
      console.log(`transactions.csv: ${Math.round(221_077 / (((job.finishedAt ?? 0) - (job.startedAt ?? 0)) / 1_000))} rows/s`);
    });

    test("every purchase of CDNOW's customers", { timeout: 120_000 }, async () => {
      const job = await importFile(app.owner, "cdnow.csv", new Uint8Array(readFileSync(CDNOW)), { currency: "USD", object: "orders" });
      expect(countsOf(job)).toMatchObject({ state: "finished", rowsRead: 6_696, created: 6_696, failed: 0 });
    });
  },
);
