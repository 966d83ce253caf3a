import { afterAll, beforeAll, expect, test } from "vitest";
import type { CustomerOffers, OffersKnown } from "../../src/predictions/offering/offers.schema.ts";
import type { Forecast, Predictions } from "../../src/predictions/predictions.schema.ts";
import { type App, startApp } from "../support/app.ts";
import { run } from "../support/command.ts";
import { databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";

/** The sample as a visitor has it: with the web shop, from which there is something to learn. */

let app: App;
beforeAll(async () => {
  app = await startApp({ withShop: true });
});
afterAll(() => app.close());

const known = () =>
  eventually("the first predictions", async () => {
    const { body } = await app.owner.get<Predictions>("predictions");
    return body.state === "learned" ? body : undefined;
  });

test("who will buy again is learned by itself, shown in percent, and better than the base rate", { timeout: 60_000 }, async () => {
  const { card, basis, bands } = await known();
  expect([basis, card?.percentages.state]).toEqual(["probability", "allowed"]);
  expect(card?.metrics?.brier.high).toBeLessThan(card?.base?.brier ?? 0);
  expect(card?.metrics?.ece.value).toBeLessThan(0.12);
  expect(Object.fromEntries(bands.map(({ band, customers }) => [band, customers > 10]))).toEqual({ high: true, raised: true, low: true });
  const { items } = (await app.owner.get<{ items: Forecast[] }>("predictions/customers?band=high&limit=40")).body;
  expect(items.filter(({ segment }) => segment === "cannot_lose" || segment === "at_risk").length).toBeGreaterThan(5);
});

test("at night both lists of offers are learned, and both are better than naming what is popular", { timeout: 60_000 }, async () => {
  await known();
  await app.runtime.runScheduled();
  const offers = await eventually("the first offers", async () => {
    const { body } = await app.owner.get<OffersKnown>("predictions/offers");
    return body.state === "learned" ? body : undefined;
  });
  expect(offers.card?.lists.map(({ list, code }) => [list, code])).toEqual([
    ["reorder", null],
    ["new", null],
  ]);
  for (const { lift } of offers.card?.lists ?? []) expect(lift?.low).toBeGreaterThan(0);
  const [loyal] = (await app.owner.get<{ items: Forecast[] }>("predictions/customers?segment=champions&limit=1")).body.items;
  const { body } = await app.owner.get<CustomerOffers>(`predictions/customers/${loyal?.id}/offers`);
  expect(body.lists.map(({ state, items }) => [state, items.length > 1])).toEqual([
    ["shown", true],
    ["shown", true],
  ]);
});

test("the terminal has offers and deals learned anew", { timeout: 60_000 }, async () => {
  for (const subject of ["offers", "win"]) {
    const learned = await run("src/cli/main.ts", ["train", "--subject", subject, "--data", app.dataDir, "--json"]).finished;
    expect([subject, learned.code, JSON.parse(learned.out)]).toMatchObject([
      subject,
      0,
      { ok: true, run: { kind: "train", state: "finished" } },
    ]);
    expect(JSON.parse(learned.out).scored).toBeGreaterThan(20);
  }
});

test("it goes away with the rest of the sample", { timeout: 60_000 }, async () => {
  const { workspace } = databasesOf(app);
  expect((await app.owner.delete("sample")).status).toBe(200);
  for (const table of ["contacts", "orders", "order_lines", "products", "activity_links"])
    expect([table, await workspace.count(table)]).toEqual([table, 0]);
});
