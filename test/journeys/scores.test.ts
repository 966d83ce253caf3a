import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { DAY } from "../../src/core/time.ts";
import type { LabelModel, Score } from "../../src/predictions/scores/scores.schema.ts";
import { addDeals, addLeads, recordsInto } from "../predictions/label-world.ts";
import { databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { violations } from "./accessibility.ts";
import { type Journey, journeys } from "./journey.ts";

/** What is said of deals and leads, and something of one's own predicted in a few clicks. */

const TODAY = Math.floor(Date.now() / DAY) - 1;

const best = async ({ app }: Journey, subject: string): Promise<Score> => {
  const { body } = await app.owner.get<{ items: Score[] }>(`predictions/models/${subject}/scores?limit=1`);
  if (!body.items[0]) throw new Error(`Nothing is said of ${subject}`);
  return body.items[0];
};
const panel = (page: Page, name: string) => page.getByRole("region", { name });

journeys("scores", { empty: true }, (journey) => {
  beforeAll(async () => {
    const records = recordsInto(databasesOf(journey.app).workspace);
    await addDeals(records, 800, 8, "deals", TODAY);
    await addLeads(records, 200, 8, "leads", TODAY);
    for (const subject of ["win", "lead"]) {
      await eventually("room to learn", async () =>
        (await journey.app.owner.post(`predictions/models/${subject}/train`)).status === 201 ? true : undefined,
      );
      await eventually(`${subject} to be learned`, async () => {
        const { body } = await journey.app.owner.get<LabelModel>(`predictions/models/${subject}`);
        return body.state === "learned" ? true : undefined;
      });
    }
  }, 90_000);

  test("an open deal says how likely it is to be won, why, and when it closes; the reason leads to what it rests on", async () => {
    const { id } = await best(journey, "win");
    const page = await journey.visit({ path: `/deals/${id}` });
    const card = panel(page, "Will it be won?");
    await card.getByText(/likely to be won/).waitFor();
    await card.getByText(/eight times of ten between/).waitFor();
    expect(await violations(page)).toEqual([]);
    await card
      .getByRole("link", { name: /usually/ })
      .first()
      .click();
    await page.waitForURL(/\/activities\/act_/);
  });

  test("a lead's page says how likely they are to buy, in Vietnamese and on a phone too", async () => {
    const { id } = await best(journey, "lead");
    const page = await journey.visit({ path: `/contacts/${id}`, language: "vi" });
    await panel(page, "Có mua không?")
      .getByText(/Khả năng mua trong 90 ngày tới/)
      .waitFor();
    await panel(page, "Có mua không?").scrollIntoViewIfNeeded();
    const phone = await journey.visit({ path: `/contacts/${id}`, device: "phone", theme: "dark" });
    await phone.getByRole("tab", { name: "Details" }).click();
    await panel(phone, "Will they buy?")
      .getByText(/likely to buy/)
      .waitFor();
    await panel(phone, "Will they buy?").scrollIntoViewIfNeeded();
  });

  test("something of one's own: of whom, what, within how long, and it is learned with a card", { timeout: 120_000 }, async () => {
    const page = await journey.visit({ path: "/predictions/models" });
    const list = page.getByRole("table", { name: "What is predicted" });
    await list.getByRole("link", { name: "Open deals that will be won" }).waitFor();
    await page.getByRole("button", { name: "Predict something of your own" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("What may happen").selectOption({ label: "Leave (become former)" });
    await dialog.getByText("Too little to learn from.").waitFor();
    expect(await dialog.getByRole("button", { name: "Learn it" }).isDisabled()).toBe(true);
    await dialog.getByRole("radio", { name: "Deals" }).check();
    await dialog.getByLabel("What may happen").selectOption({ label: "Are lost" });
    await dialog.getByLabel("Within how many days").selectOption({ label: "60 days" });
    await dialog.getByText("Enough for a percentage, if the test goes well.").waitFor();
    await dialog.getByLabel("Name").fill("Lost within two months");
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Learn it" }).click();
    await page.getByRole("heading", { name: "Lost within two months" }).waitFor();
    await page.getByRole("heading", { name: "How it was tested" }).waitFor({ timeout: 60_000 });
    expect(await violations(page)).toEqual([]);
    await page.getByRole("link", { name: "All models" }).click();
    await list.getByRole("link", { name: "Lost within two months" }).click();
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await list.waitFor();
    await expect.poll(() => list.getByRole("link").count()).toBe(2);
    const phone = await journey.visit({ path: "/predictions/models", device: "phone", theme: "dark", language: "vi" });
    await phone.getByRole("button", { name: "Tự chọn điều cần dự báo" }).click();
    await phone.getByRole("dialog").getByText(/Đủ để/).waitFor();
  });
});
