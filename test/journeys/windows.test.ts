import { expect, test } from "vitest";
import { firstId, journeys } from "./journey.ts";

journeys("windows, languages, lost networks", {}, (journey) => {
  test("a second window shows a new activity without reloading", async () => {
    const id = await firstId(journey.app, "contacts");
    const path = `/contacts/${id}`;
    const watching = await journey.visit({ path: "/tasks" });
    const listening = watching.waitForEvent("websocket");
    await watching.goto(`${journey.app.url}${path}`);
    await listening;
    await watching.getByRole("heading", { level: 1 }).waitFor();

    const writing = await journey.visit({ path });
    await writing.getByRole("textbox", { name: "Write a note…" }).fill("Khách vừa ghé showroom.");
    await writing.getByRole("button", { name: "Log it" }).click();
    await watching.getByRole("article", { name: "Note: Note" }).getByText("Khách vừa ghé showroom.").waitFor();
  });

  test("on a tablet a draft comes into view when asked for", async () => {
    const id = await firstId(journey.app, "contacts");
    const page = await journey.visit({ path: `/contacts/${id}` });
    await page.setViewportSize({ width: 768, height: 1024 });
    await page.getByRole("button", { name: "Draft follow-up" }).click();
    await page.getByRole("combobox", { name: "Purpose" }).waitFor();
    await page.getByRole("tab", { name: "Activity" }).click();
    await page.getByRole("textbox", { name: "Write a note…" }).waitFor();
    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("d");
    await page.getByRole("button", { name: "Write draft" }).waitFor();
    await page.getByRole("button", { name: "Close" }).first().click();
    await page.getByRole("textbox", { name: "Write a note…" }).waitFor();
  });

  test("the language switches at once and is remembered", async () => {
    const page = await journey.visit({ language: "en" });
    await page.getByRole("heading", { level: 1, name: "Contacts" }).waitFor();
    await page.getByRole("button", { name: "Language: Tiếng Việt" }).click();
    await page.getByRole("heading", { level: 1, name: "Liên hệ" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("vi");
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Liên hệ" }).waitFor();
    await page.getByRole("button", { name: "Ngôn ngữ: English" }).click();
    await page.getByRole("heading", { level: 1, name: "Contacts" }).waitFor();
  });

  test("without a network it says so, keeps what was typed, and goes on afterwards", async () => {
    const id = await firstId(journey.app, "companies");
    const page = await journey.visit({ path: `/companies/${id}` });
    await page.getByRole("textbox", { name: "Write a note…" }).fill("Ghi lúc mất mạng.");
    await page.context().setOffline(true);
    await page.getByText("You are offline").waitFor();
    await page.getByRole("button", { name: "Log it" }).click();
    await page.getByRole("alert").filter({ hasText: "No connection to the server" }).waitFor();
    expect(await page.getByRole("textbox", { name: "Write a note…" }).inputValue()).toBe("Ghi lúc mất mạng.");
    await page.context().setOffline(false);
    await page.getByText("You are offline").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Log it" }).click();
    await page.getByRole("article").getByText("Ghi lúc mất mạng.").waitFor();
  });

  test("a view that could not be fetched says so, and comes when asked for again", async () => {
    const page = await journey.visit();
    await page.route(/assets\/tasks-page/, (route) => route.abort("internetdisconnected"));
    await page.reload();
    await page.getByRole("link", { name: "Tasks" }).first().click();
    await page.getByRole("heading", { level: 1, name: "You are offline" }).waitFor();
    await page.unroute(/assets\/tasks-page/);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("heading", { level: 1, name: "Tasks" }).waitFor();
  });

  test("what does not exist says so and leads back", async () => {
    const page = await journey.visit({ path: "/nowhere" });
    await page.getByRole("heading", { name: "This does not exist" }).waitFor();
    await page.getByRole("link", { name: "Contacts" }).last().click();
    await page.getByRole("heading", { level: 1, name: "Contacts" }).waitFor();
  });
});
