import { expect, test } from "vitest";
import { DAY } from "../../src/core/time.ts";
import type { CustomerOffers, OffersKnown } from "../../src/predictions/offering/offers.schema.ts";
import { shopInto, TASTEFUL, tasteful } from "../predictions/shop.ts";
import { dealtAnew, FIRST_DAY } from "../predictions/simulated-baskets.ts";
import { databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { violations } from "./accessibility.ts";
import { journeys } from "./journey.ts";

const SHIFT = Math.floor(Date.now() / DAY) - 1 - FIRST_DAY - TASTEFUL.days;
const lately = tasteful().map((row) => ({ ...row, day: row.day + SHIFT }));

journeys("what to offer", { empty: true }, (journey) => {
  const learned = async (isShown: boolean): Promise<void> => {
    await journey.app.owner.post("predictions/train?subject=offers");
    await eventually("offers to be published", async () => {
      const { body } = await journey.app.owner.get<OffersKnown>("predictions/offers");
      return body.card?.lists.every(({ code }) => (code === null) === isShown) ? body : undefined;
    });
  };

  test("a rep sees why, has an offer drafted, orders it, says not again and takes that back", async () => {
    const { workspace } = databasesOf(journey.app);
    const shop = shopInto(workspace);
    await shop.addBaskets(lately);
    await learned(true);
    const customer = shop.customerId("c7");
    const { body } = await journey.app.owner.get<CustomerOffers>(`predictions/customers/${customer}/offers`);
    const first = body.lists[1]?.items[0]?.name ?? "";
    const page = await journey.visit({ path: `/companies/${customer}` });
    const card = page.getByRole("region", { name: "What to offer" });
    const fresh = card.getByRole("region", { name: "Never bought" });
    await card
      .getByRole("region", { name: "Bought before" })
      .getByText(/Bought .*usually/)
      .first()
      .waitFor();
    await fresh
      .getByText(/customers? like this bought it after that/)
      .first()
      .waitFor();

    await card.getByText("How good are these lists?").click();
    await card
      .getByText(/had something of the first five/)
      .first()
      .waitFor();
    await card
      .getByText(/Whether it was bought is known from/)
      .first()
      .waitFor();

    expect(await violations(page)).toEqual([]);

    await fresh.getByRole("button", { name: `Do not offer ${first} again` }).click();
    await page.getByText(`${first} will not be offered to them again`).waitFor();
    await fresh.getByRole("link", { name: first, exact: true }).waitFor({ state: "detached" });
    await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await fresh.getByRole("link", { name: first, exact: true }).waitFor();
    expect(await workspace.count("offer_dismissals")).toBe(0);

    await fresh.getByRole("button", { name: `Add an order of ${first}` }).click();
    const form = page.getByRole("dialog", { name: "Add order" });
    expect(await form.getByRole("combobox", { name: "Product or description" }).inputValue()).toBe(first);
    await form.getByRole("button", { name: "Cancel" }).click();

    await fresh.getByRole("button", { name: `Draft an offer of ${first}` }).click();
    const composer = page.getByRole("region", { name: /Mail to/ });
    expect(await composer.getByLabel("What should it say?").inputValue()).toContain(first);
    const chips = composer.getByRole("group", { name: "Offers for this customer" });
    await chips.getByRole("button", { name: first, exact: true, pressed: true }).click();
    expect(await composer.getByLabel("What should it say?").inputValue()).toBe("");
    await chips.getByRole("button", { name: first, exact: true, pressed: false }).click();
    expect(await violations(page)).toEqual([]);
    await composer.getByRole("button", { name: /Write draft/ }).click();
    const drafted = await eventually(
      "the draft to have the product for evidence",
      async () => (await workspace.rows<{ evidence: string }>("select evidence from drafts where state = 'ready'"))[0],
    );
    expect(drafted.evidence).toContain(`Product: ${first}`);
  });

  test("lists that are no better than popularity are not shown, and say so in either language", async () => {
    const { workspace } = databasesOf(journey.app);
    for (const table of ["offers", "order_lines", "orders"]) await workspace.run(`delete from ${table}`);
    const shop = shopInto(workspace);
    await shop.addBaskets(dealtAnew(lately, "anew"), Date.now());
    await learned(false);
    const path = `/companies/${shop.customerId("c7")}`;
    const page = await journey.visit({ path, language: "vi", device: "phone" });
    await page.getByRole("tab", { name: "Chi tiết" }).click();
    const card = page.getByRole("region", { name: "Gợi ý bán hàng" });
    await card.getByText(/không chắc tốt hơn việc cứ nêu món bán chạy/).waitFor();
    expect(await card.getByRole("link").count()).toBe(0);
  });
});
