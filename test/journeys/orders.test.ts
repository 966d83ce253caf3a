import { expect, test } from "vitest";
import type { ListedOrder } from "../../src/orders/orders.schema.ts";
import { journeys } from "./journey.ts";

journeys("orders", {}, (journey) => {
  test("an order is entered by hand, refused with its reasons, summed as one types, changed and undone", async () => {
    const page = await journey.visit();
    await page.goto(`${journey.app.url}/orders`);
    await page.getByRole("button", { name: "Add order" }).click();
    const form = page.getByRole("dialog", { name: "Add order" });
    await form.getByRole("combobox", { name: "Product or description" }).fill("Robusta");
    await form.getByRole("listbox").getByRole("option").first().click();
    await form.getByLabel("Quantity").fill("2.5");
    await form.getByLabel("Unit price").fill("100000");
    await form.getByRole("button", { name: "Create" }).click();
    await form.getByText(/company or the contact that ordered/).waitFor();
    await form.getByRole("combobox", { name: "Customer" }).fill("Nắng Sớm");
    await form.getByRole("listbox").getByRole("option").first().click();
    await form.getByLabel("Order number").fill("T-77");
    await form
      .getByText(/250[.,]000/)
      .first()
      .waitFor();
    await form.getByLabel("Discount").fill("300000");
    await form.getByRole("button", { name: "Create" }).click();
    await form.getByText(/at most what the line comes to/).waitFor();
    await form.getByLabel("Discount").fill("50000");
    await form.getByRole("button", { name: "Create" }).click();

    const order = page.getByRole("dialog", { name: "Order T-77" });
    await order
      .getByRole("table")
      .getByText(/200[.,]000/)
      .first()
      .waitFor();
    await order.getByRole("button", { name: "Edit" }).click();
    const edit = page.getByRole("dialog", { name: "Edit order" });
    expect(await edit.getByRole("combobox", { name: "Customer" }).inputValue()).toMatch(/Nắng Sớm/);
    await edit.getByLabel("Status").selectOption("fulfilled");
    await edit.getByRole("button", { name: "Save" }).click();
    await order.getByText("Fulfilled").waitFor();
    await order.getByRole("link", { name: /Nắng Sớm/ }).click();
    await page.getByRole("region", { name: "Orders" }).getByRole("link", { name: /T-77/ }).waitFor();

    const { body } = await journey.app.owner.get<{ items: ListedOrder[] }>("orders?q=T-77");
    expect(body.items).toEqual([expect.objectContaining({ number: "T-77", amount: 200_000, status: "fulfilled" })]);
  });

  test("sorting and searching keep what else narrows the list", async () => {
    const page = await journey.visit({ path: "/orders?status=fulfilled" });
    const list = page.getByRole("table", { name: "Orders" });
    await list.getByRole("button", { name: "Ordered" }).click();
    await page.waitForURL(/sort=orderedAt/);
    expect(new URL(page.url()).searchParams.get("status")).toBe("fulfilled");
    await page.getByRole("searchbox", { name: "Search orders" }).fill("zzqq");
    await page.waitForURL(/q=zzqq/);
    expect(new URL(page.url()).searchParams.get("status")).toBe("fulfilled");
    await page.getByRole("button", { name: "Clear the search" }).click();
    await page.waitForURL((url) => !url.searchParams.has("q"));
    const rows = list.getByRole("row").filter({ has: page.getByRole("link") });
    await rows.first().waitFor();
    expect(await rows.filter({ hasNotText: "Fulfilled" }).count()).toBe(0);
  });
});
