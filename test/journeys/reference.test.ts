import { expect, test } from "vitest";
import { violations } from "./accessibility.ts";
import { journeys } from "./journey.ts";

/** The API's reference, which ships with the app: anybody may read it, with what the Worker itself says of its API. */

journeys("the API reference", { empty: true }, (journey) => {
  test("finds an operation, opens it, and goes into its fields", async () => {
    const page = await journey.visit({ path: "/docs/api", signedOut: true });
    await page.getByRole("searchbox", { name: "Find an operation" }).fill("bulk cont");
    await expect.poll(() => page.locator(".ref-op").count()).toBe(1);
    await page.locator(".ref-op > summary").click();
    const operation = page.locator("#bulkContacts");
    await operation.getByText("All or nothing").first().waitFor();
    await operation.locator("details > summary", { hasText: "ContactInput" }).click();
    await operation.getByText("givenName").first().waitFor();
    await operation.getByRole("button", { name: "Copy" }).click();
    expect(await page.evaluate("navigator.clipboard.readText()")).toContain('/api/v1/contacts/bulk" \\\n  -H "authorization: Bearer');
    await page.getByRole("searchbox").fill("zzzz");
    await page.getByText("No operation has these words.").waitFor();
  });

  test("an address may name an operation", async () => {
    const page = await journey.visit({ path: "/docs/api#readFeed", signedOut: true });
    const operation = page.locator("#readFeed");
    await operation.getByText("Every change of records since a cursor").waitFor();
    await operation.getByText("410", { exact: true }).waitFor();
    expect(await page.locator("nav a[aria-current]").textContent()).toContain("Every change of records");
    await page.locator("nav summary", { hasText: "changes" }).waitFor();
  });

  test.each([
    ["desktop", "light"],
    ["desktop", "dark"],
    ["phone", "light"],
    ["phone", "dark"],
  ] as const)("%s, %s: axe finds nothing, nothing goes sideways", async (device, theme) => {
    const page = await journey.visit({ path: "/docs/api#listContacts", device, theme, signedOut: true });
    await page.getByText("Parameters").waitFor();
    expect(await violations(page)).toEqual([]);
    expect(
      await page.evaluate(
        "document.documentElement.scrollWidth <= innerWidth && document.querySelector('.ref-main').scrollWidth <= innerWidth",
      ),
    ).toBe(true);
  });

  test("settings lead there, and it says when the document cannot be read", async () => {
    const page = await journey.visit({ path: "/settings/keys" });
    const [reference] = await Promise.all([
      page.context().waitForEvent("page"),
      page.getByRole("link", { name: "How the API is used" }).click(),
    ]);
    await reference.getByRole("heading", { name: "contacts", exact: true }).waitFor();
    await reference.route("**/openapi.json", (route) => route.fulfill({ status: 503 }));
    await reference.reload();
    await reference.getByRole("alert").waitFor();
    await reference.unroute("**/openapi.json");
    await reference.getByRole("button", { name: "Try again" }).click();
    await reference.getByRole("heading", { name: "contacts", exact: true }).waitFor();
  });
});
