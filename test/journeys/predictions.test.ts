import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { BUILT_IN } from "../../src/access/policy.rules.ts";
import { DAY } from "../../src/core/time.ts";
import type { CustomerPrediction, Forecast, Predictions } from "../../src/predictions/predictions.schema.ts";
import { addRole } from "../access/world.ts";
import { USUAL } from "../predictions/simulated-purchases.ts";
import { ordersInto, simulated } from "../predictions/workspace.ts";
import { databasesOf } from "../support/databases.ts";
import { addPerson } from "../support/people.ts";
import { violations } from "./accessibility.ts";
import { type Journey, journeys } from "./journey.ts";
import { settled } from "./settled.ts";

/** Who may not buy again, as people find it: from an empty workspace to a board, its card, its segments, a customer's page. */

const TODAY = Math.floor(Date.now() / DAY);
const orders = simulated({ customers: 150 })
  .map((order) => ({ ...order, day: order.day + TODAY - USUAL.firstDay - 500 }))
  .filter(({ day }) => day <= TODAY);
const FEW = new Set([...new Set(orders.map(({ customer }) => customer))].slice(0, 30));

const main = (page: Page) => page.getByRole("main");
const board = (page: Page) => main(page).getByRole("table", { name: "Customers at risk" });
const rowsOf = (page: Page) =>
  board(page)
    .getByRole("row")
    .filter({ has: page.getByRole("link") });
const shownNames = (page: Page) => board(page).locator(".row-link .pair > :first-child").allTextContents();
const at = ({ app }: Journey, path = "") => `${app.url}/predictions${path}`;
const asked = async ({ app }: Journey, query: string): Promise<Forecast[]> =>
  (await app.owner.get<{ items: Forecast[] }>(`predictions/customers?limit=100${query}`)).body.items;
const stored = async ({ app }: Journey): Promise<Predictions> => (await app.owner.get<Predictions>("predictions")).body;
const moneySigns = async (page: Page): Promise<number> => ((await main(page).textContent()) ?? "").split("₫").length - 1;

journeys("predictions", { empty: true }, (journey) => {
  test("nothing learned, no orders, too few for a percentage, and then percentages: each says what is next, and the board comes by itself", async () => {
    const { addOrders } = ordersInto(databasesOf(journey.app).workspace);
    const page = await journey.visit();
    await main(page).getByRole("heading", { level: 1, name: "Contacts" }).waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("f");
    await main(page).getByRole("heading", { level: 1, name: "Predictions" }).waitFor();
    await main(page).getByRole("heading", { name: "Nothing is learned yet" }).waitFor();
    await main(page).getByRole("button", { name: "Learn now" }).click();
    await main(page).getByRole("heading", { name: "There are no orders to learn from" }).waitFor();
    expect(await main(page).getByRole("link", { name: "Import orders" }).getAttribute("href")).toBe("/import");

    await addOrders(orders.filter(({ customer }) => FEW.has(customer)));
    await journey.app.owner.post("predictions/train");
    await rowsOf(page).first().waitFor();
    await main(page).getByText("No percentages: customers are ranked by silence").waitFor();
    expect(await main(page).textContent()).not.toContain("%");
    expect(await board(page).getByRole("columnheader", { name: "Value at stake" }).count()).toBe(1);
    const ranked = (await asked(journey, "")).map(({ name }) => name);
    expect(await shownNames(page)).toEqual(ranked.slice(0, await rowsOf(page).count()));
    expect(await main(page).getByLabel("Sort").getByRole("option").allTextContents()).toEqual(["Most at stake", "Most in danger"]);
    const [one] = await asked(journey, "");
    await page.goto(`${journey.app.url}/companies/${one?.id}`);
    const panel = page.getByRole("region", { name: "Prediction" });
    await panel.getByText("There is no percentage").waitFor();
    expect(await panel.textContent()).not.toContain("%");

    await addOrders(orders.filter(({ customer }) => !FEW.has(customer)));
    await page.goto(at(journey, "/settings"));
    await main(page).getByRole("button", { name: "Learn anew: Who will buy again" }).click();
    await main(page).getByRole("progressbar", { name: "Predictions are being made" }).waitFor();
    await main(page).getByRole("progressbar").waitFor({ state: "detached" });
    await main(page).getByRole("link", { name: "Customers at risk" }).click();
    await board(page).getByRole("columnheader", { name: "Buys nothing in 90 days" }).waitFor();
    await expect.poll(() => main(page).textContent()).toContain("70% or more likely to buy nothing in the next 90 days");
  });

  test("the board is narrowed by danger and segment, sorted, and read on to its end", async () => {
    const page = await journey.visit({ path: "/predictions" });
    await rowsOf(page).first().waitFor();
    expect(await shownNames(page)).toEqual((await asked(journey, "")).slice(0, await rowsOf(page).count()).map(({ name }) => name));
    const { bands, card } = await stored(journey);
    const raised = main(page).getByRole("button", { name: /^Raised danger/ });
    await raised.click();
    const inBand = await asked(journey, "&band=raised");
    await expect.poll(() => shownNames(page)).toEqual(inBand.slice(0, await rowsOf(page).count()).map(({ name }) => name));
    expect(await raised.getAttribute("aria-pressed")).toBe("true");
    expect(await raised.textContent()).toContain(`${bands.find(({ band }) => band === "raised")?.customers} customers`);

    for (const { id } of inBand.slice(0, 2)) {
      await page.keyboard.press("j");
      await expect.poll(() => board(page).locator("[data-row]:focus").getAttribute("href")).toBe(`/companies/${id}`);
    }

    await raised.click();
    await main(page).getByLabel("Sort").selectOption({ label: "Most in danger" });
    const byRisk = await asked(journey, "&sort=-risk");
    await expect.poll(async () => (await shownNames(page))[0]).toBe(byRisk[0]?.name);
    await main(page).getByLabel("Segment").selectOption({ label: "Cannot lose them" });
    await main(page).getByLabel("Kind of customer").selectOption({ label: "People" });
    await main(page).getByRole("button", { name: "Clear the filters" }).click();
    await rowsOf(page).first().waitFor();

    const seen = new Set<string>();
    for (let turn = 0; turn < 40 && seen.size < (card?.customers ?? 0); turn += 1) {
      for (const name of await shownNames(page)) seen.add(name);
      await board(page).evaluate((table) => table.parentElement?.scrollBy(0, 400));
      await settled(page);
    }
    expect(seen.size).toBe(card?.customers);
  });

  test("one click on Win back opens the composer for that purpose, once", async () => {
    const page = await journey.visit({ path: "/predictions?band=high" });
    const [customer] = await asked(journey, "&band=high");
    await main(page)
      .getByRole("link", { name: `Win back ${customer?.name}`, exact: true })
      .click();
    const composer = page.getByRole("region", { name: `Mail to ${customer?.name}` });
    expect(await composer.getByLabel("Purpose").inputValue()).toBe("win_back");
    expect(new URL(page.url())).toMatchObject({ pathname: `/companies/${customer?.id}`, search: "" });
    await composer.getByRole("button", { name: "Close" }).click();
    await page.reload();
    await page.getByRole("region", { name: "Prediction" }).waitFor();
    expect(await composer.count()).toBe(0);
  });

  test("a customer's page says how probable, why, what helps, and what was said before", async () => {
    const [customer] = await asked(journey, "&band=high");
    const { workspace } = databasesOf(journey.app);
    await workspace.run(
      "insert into prediction_log (subject, made_on, record_id, due_on, probability, band, outcome) values ('purchases', ?, ?, ?, 0.62, 'raised', 0)",
      ...[TODAY - 200, customer?.id ?? "", TODAY - 110],
    );
    const { body } = await journey.app.owner.get<CustomerPrediction>(`predictions/customers/${customer?.id}`);
    const page = await journey.visit({ path: `/companies/${customer?.id}` });
    const panel = page.getByRole("region", { name: "Prediction" });
    const percent = Math.round((body.forecast?.probability ?? 0) * 100);
    await panel.getByText(`${percent > 99 ? "over 99" : percent}% likely to buy nothing in the next 90 days`).waitFor();
    // In the head and in the panel.
    await expect.poll(() => main(page).getByText("High danger").count()).toBe(2);
    for (const { text, recordId } of body.forecast?.reasons ?? [])
      expect(await panel.getByRole("link", { name: text.en }).getAttribute("href")).toBe(`/orders/${recordId}`);
    for (const { text } of body.helps) await panel.getByText(text.en).waitFor();
    await panel.getByText("Said before").click();
    await panel
      .getByRole("listitem")
      .filter({ hasText: /62%.*bought until/s })
      .waitFor();
    const unsaid = (await journey.app.owner.post<{ id: string }>("companies", { name: "Chưa mua gì" })).body.id;
    await page.goto(`${journey.app.url}/companies/${unsaid}`);
    await panel.getByText("No orders yet, so nothing can be said.").waitFor();
  });

  test("how good it is: in words, in figures with intervals, as a plot and as a table, and what came true", async () => {
    const { card } = await stored(journey);
    const page = await journey.visit({ path: "/predictions/quality" });
    await main(page)
      .getByText(`named the right one ${Math.round((card?.metrics?.auc.value ?? 0) * 100)} times of 100`)
      .waitFor();
    const figures = main(page).getByRole("table").first();
    for (const name of ["AUC", "Lift in the top tenth", "Brier score", "Log loss", "Calibration error (ECE)"])
      expect(await figures.getByRole("row", { name: new RegExp(`^${name.replace(/[()]/g, "\\$&")}.*\\d%? – \\d`) }).count(), name).toBe(1);
    await main(page).getByText("As a table").first().click();
    const said = main(page).getByRole("row", { name: new RegExp(`${card?.calibration[0]?.rows} cases`) });
    expect(await said.count()).toBeGreaterThan(0);
    expect(await main(page).getByRole("img").count()).toBe(2);
    await main(page)
      .getByText(/saying everybody's rate would have had/)
      .waitFor();
    expect(await main(page).getByText("What was compared").count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    const dark = await journey.visit({ path: "/predictions/quality", device: "phone", theme: "dark", language: "vi" });
    await main(dark).getByText("Nói ngắn gọn").waitFor();
    await settled(dark);
    expect(await violations(dark)).toEqual([]);
    expect(await dark.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
  });

  test("a segment leads to its customers on the board, and among all companies", async () => {
    const page = await journey.visit({ path: "/predictions/segments" });
    const { segments } = await stored(journey);
    const champions = segments.find(({ segment }) => segment === "champions")?.customers;
    await main(page).getByRole("link", { name: "Companies of the segment “Champions” as a list" }).click();
    await main(page).getByText("segment (forecast) is Champions").waitFor();
    await main(page).getByText(String(champions), { exact: true }).waitFor();
    await main(page).getByRole("button", { name: "Name", exact: true }).click();
    await page.waitForURL(/filter=.*sort=-name|sort=-name.*filter=/);
    await main(page).getByText(String(champions), { exact: true }).waitFor();
    await main(page).getByRole("button", { name: "Remove the filter" }).click();
    await page.waitForURL((url) => !url.search.includes("filter"));
    await page.goto(at(journey, "/segments"));
    await main(page).getByRole("link", { name: "Champions", exact: true }).click();
    await rowsOf(page).first().waitFor();
    expect(await main(page).getByLabel("Segment").inputValue()).toBe("champions");
    const inSegment = await asked(journey, "&segment=champions");
    await expect.poll(() => shownNames(page)).toEqual(inSegment.slice(0, await rowsOf(page).count()).map(({ name }) => name));
  });

  test("who does not see amounts sees the board without one; who may not see predictions finds no way there", async () => {
    const role = await addRole(journey.app, "Không thấy tiền", { ...BUILT_IN.viewer, hides: { orders: ["amount"] } });
    const [customer] = await asked(journey, "");
    const page = await journey.visit({ as: await addPerson(journey.app, role), path: "/predictions" });
    await rowsOf(page).first().waitFor();
    expect(await moneySigns(page)).toBe(0);
    expect(await main(page).getByLabel("Sort").count()).toBe(0);
    expect(await main(page).getByRole("link", { name: "Settings" }).count()).toBe(0);
    for (const path of [at(journey, "/segments"), `${journey.app.url}/companies/${customer?.id}`]) {
      await page.goto(path);
      await settled(page);
      expect(await moneySigns(page), path).toBe(0);
    }
    await page.getByRole("region", { name: "Prediction" }).getByText("likely to buy nothing").waitFor();

    const { "predictions:read": _, ...allows } = BUILT_IN.rep.allows;
    const rep = await addPerson(journey.app, await addRole(journey.app, "Không dự báo", { ...BUILT_IN.rep, allows }));
    const theirs = await journey.visit({ as: rep, path: `/companies/${customer?.id}` });
    await theirs.getByRole("region", { name: "Orders" }).waitFor();
    await settled(theirs);
    expect(await theirs.getByRole("region", { name: "Prediction" }).count()).toBe(0);
    expect(await theirs.getByRole("navigation").getByRole("link", { name: "Predictions" }).count()).toBe(0);
    await theirs.goto(at(journey));
    await theirs.getByRole("heading", { name: "You may not see this" }).waitFor();
  });

  test("on a phone customers are cards, the place is under More, and axe finds nothing", async () => {
    const page = await journey.visit({ device: "phone", theme: "dark", language: "vi" });
    await page.getByRole("button", { name: "Thêm", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Dự báo", exact: true }).click();
    const customer = (await asked(journey, "")).find(({ band }) => band !== "low");
    const card = main(page)
      .getByRole("row")
      .filter({ hasText: customer?.name ?? "" });
    await card
      .first()
      .getByText(/không mua gì trong 90 ngày/)
      .waitFor();
    await card
      .first()
      .getByRole("link", { name: `Mời quay lại: ${customer?.name}` })
      .waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
  });

  test("the span is set with care, two at once are asked, and turning it off takes everything away", async () => {
    const page = await journey.visit({ path: "/predictions/settings" });
    const span = main(page).getByLabel("How far to look ahead");
    for (const name of ["Who will buy again", "What to offer", "Open deals that will be won", "Leads that will buy"])
      await main(page)
        .getByRole("button", { name: `Learn anew: ${name}`, exact: true })
        .waitFor();
    const leads = main(page).getByRole("row").filter({ hasText: "Leads that will buy" });
    await leads.getByText("There has been no run yet.").waitFor();
    await leads.getByRole("button").click();
    await leads.getByText(/Last run: .*too little is known yet/).waitFor();
    await main(page).getByLabel("Margin when offering products").selectOption({ label: "Noticeably" });
    await span.selectOption({ label: "Another number" });
    await main(page).getByLabel("Days (7 to 365)").fill("3,5");
    await main(page).getByRole("button", { name: "Save" }).click();
    await main(page).getByRole("alert").getByText("Write a whole number of days from 7 to 365").waitFor();
    await main(page).getByLabel("Days (7 to 365)").fill("45");

    const { version } = (await stored(journey)).settings;
    await journey.app.owner.patch("predictions/settings", { horizonDays: 30 }, { version });
    await main(page).getByRole("button", { name: "Save" }).click();
    const clash = page.getByRole("dialog", { name: "Someone changed this in the meantime" });
    await clash.getByRole("row", { name: "Days ahead 30 45" }).waitFor();
    await clash.getByRole("button", { name: "Save mine" }).click();
    await page.getByText("Saved", { exact: true }).waitFor();
    expect((await stored(journey)).settings).toMatchObject({ isOn: true, horizonDays: 45, marginWeight: 1 });

    await main(page).getByLabel("Predict who may not buy again").uncheck();
    await main(page).getByRole("button", { name: "Save" }).click();
    await page.getByRole("dialog", { name: "Turn predictions off?" }).getByRole("button", { name: "Turn off" }).click();
    await expect.poll(async () => (await stored(journey)).state).toBe("off");
    await main(page).getByRole("link", { name: "Customers at risk" }).click();
    await main(page).getByRole("heading", { name: "Predictions are turned off" }).waitFor();
    expect(await main(page).getByRole("link", { name: "Turn on in the settings" }).getAttribute("href")).toBe("/predictions/settings");
  });
});
