import { expect, test } from "vitest";
import { journeys } from "./journey.ts";

/** The workspace's settings, as whoever runs it uses them. */

journeys("settings", { empty: true }, (journey) => {
  test("a key is made for what it is for, for as long as it is needed, and both are told wherever it is listed", async () => {
    const page = await journey.visit({ path: "/settings/keys" });
    await page.getByRole("button", { name: "New key" }).click();
    await page.getByLabel("What is it for?").fill("Báo cáo tháng");
    await page.getByLabel("What may it do?").selectOption("Only what I choose");
    await page.getByRole("button", { name: "Create" }).click();
    await page.getByText("Choose at least one").waitFor();
    await page.getByLabel("Read: Contacts").check();
    await page.getByLabel("Change: Tasks").check();
    await page.getByLabel("When does it end?").selectOption("On a day of my choice");
    await page.getByLabel("Last day").fill("2020-01-01");
    await page.getByRole("button", { name: "Create" }).click();
    await page.getByText("Choose today or a later day").waitFor();
    await page.getByLabel("Last day").fill("2099-12-31");
    await page.getByRole("button", { name: "Create" }).click();
    await page.getByText("Copy this key now").waitFor();
    const line = page.getByRole("listitem").filter({ hasText: "Báo cáo tháng" });
    await line.getByText("Read: contacts · Create, edit and delete: tasks").waitFor();
    await line.getByText(/ends on 31\/12\/2099/).waitFor();
    const { body } = await journey.app.owner.get<{ items: Record<string, unknown>[] }>("api-keys");
    expect(body.items).toMatchObject([{ name: "Báo cáo tháng", scopes: ["contacts:read", "tasks:write"], expiresAt: 4_102_419_540_000 }]);
    await page.goto(`${journey.app.url}/settings/apps`);
    const app = page.getByRole("listitem").filter({ hasText: "Báo cáo tháng" });
    await app.getByText(/not used yet/).waitFor();
    await app.getByText("What it may do").click();
    await app.getByText("Read: contacts").waitFor();
    expect(await app.getByRole("checkbox").count()).toBe(2);
  });
});
