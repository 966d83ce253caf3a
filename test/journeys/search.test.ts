import { expect, test } from "vitest";
import { journeys } from "./journey.ts";

journeys("finding", {}, (journey) => {
  test("⌘K finds “nguyen” as Nguyễn, runs commands without marks, and opens at once", async () => {
    const page = await journey.visit({ language: "vi" });
    await page.getByRole("heading", { level: 1, name: "Liên hệ" }).waitFor();
    await page.keyboard.press("Control+k");
    const box = page.getByRole("combobox", { name: "Tìm hoặc ra lệnh" });
    await box.fill("nguyen");
    const found = page.getByRole("option").filter({ hasText: "Nguyễn" });
    await found.first().waitFor();
    expect(await page.getByRole("option").first().locator("mark").count()).toBeGreaterThan(0);
    await box.fill("giao dien toi");
    await page.getByRole("option", { name: "Chuyển sang giao diện tối" }).waitFor();
    await page.keyboard.press("Enter");
    expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");

    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("cong ty");
    await page.getByRole("option", { name: "Tới Công ty" }).click();
    await page.getByRole("heading", { level: 1, name: "Công ty" }).waitFor();
  });

  test("the search page groups hits by kind and opens an activity with the way to its customer", async () => {
    const page = await journey.visit({ path: "/search" });
    await page.getByRole("searchbox", { name: "Search" }).fill("bao gia");
    await page.getByRole("heading", { level: 2, name: "Activities" }).waitFor();
    await page.getByRole("heading", { level: 2, name: "Activities" }).locator("xpath=..").getByRole("link").first().click();
    await page.getByRole("link", { name: "Open its record" }).click();
    await page.getByRole("button", { name: "Draft follow-up" }).waitFor();
  });

  test("a search for nothing says so and offers the way back", async () => {
    const page = await journey.visit();
    await page.getByRole("searchbox", { name: "Search contacts" }).fill("qqqqzzzz");
    await page.getByRole("heading", { name: "Nothing matches “qqqqzzzz”" }).waitFor();
    await page.getByRole("button", { name: "Clear the search" }).click();
    await page.getByRole("row").getByRole("link").nth(5).waitFor();
  });
});
