import { expect, test } from "vitest";
import { journeys } from "./journey.ts";

journeys("hands on the keyboard", {}, (journey) => {
  test("from the list to a sent mail without a mouse", async () => {
    const page = await journey.visit();
    await page.getByRole("row").getByRole("link").nth(3).waitFor();
    for (const key of ["j", "j", "k", "x"]) await page.keyboard.press(key);
    await page.getByRole("toolbar", { name: "1 selected" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("toolbar").waitFor({ state: "detached" });
    await page.keyboard.press("j");
    const name = (await page.locator("a:focus").textContent()) ?? "";
    await page.keyboard.press("Enter");
    const heading = page.getByRole("heading", { level: 1 });
    await heading.filter({ hasNotText: "Contacts" }).waitFor();
    expect(name).toContain((await heading.textContent()) ?? "?");

    await page.keyboard.press("d");
    await page.getByRole("combobox", { name: "Purpose" }).waitFor();
    await page.keyboard.press("Control+Enter");
    const send = page.getByRole("button", { name: "Send" });
    await send.waitFor();
    await page.getByRole("button", { name: "Edit text" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("textbox", { name: "Message" }).waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "Take back" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("Taken back").waitFor();
  });

  test("g then a letter goes places; ? shows the keys; letters typed into a field stay letters", async () => {
    const page = await journey.visit();
    await page.getByRole("row").getByRole("link").nth(1).waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("o");
    await page.getByRole("heading", { level: 1, name: "Companies" }).waitFor();
    await page.keyboard.press("Shift+?");
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    await page.keyboard.type("gtc?");
    expect(await page.getByRole("searchbox", { name: "Search companies" }).inputValue()).toBe("gtc?");
    await page.getByRole("heading", { level: 1, name: "Companies" }).waitFor();
  });

  test("an editor has the focus, and letters stay with it; Esc gives the focus back", async () => {
    const page = await journey.visit();
    await page.getByRole("row").getByRole("link").nth(1).click();
    const edit = page.getByRole("button", { name: "Edit: E-mail" });
    await edit.click();
    await page.keyboard.press("End");
    await page.keyboard.type("nde");
    expect(await page.getByRole("textbox", { name: "E-mail 1" }).inputValue()).toMatch(/nde$/);
    await page.getByRole("button", { name: "Remove: E-mail 1" }).click();
    await page.keyboard.type("nd");
    expect(await page.getByRole("textbox", { name: "Write a note…" }).inputValue()).toBe("");
    expect(await page.getByRole("combobox", { name: "Purpose" }).count()).toBe(0);
    await page.getByRole("button", { name: "Add e-mail" }).focus();
    await page.keyboard.press("Escape");
    await edit.waitFor();
    await page.waitForFunction("document.activeElement.getAttribute('aria-label') === 'Edit: E-mail'");
  });

  test("keys wait while Vietnamese is being composed", async () => {
    const page = await journey.visit();
    await page.getByRole("row").getByRole("link").nth(1).waitFor();
    const press = (isComposing: boolean) =>
      page.evaluate(`document.dispatchEvent(new KeyboardEvent("keydown", { key: "c", bubbles: true, isComposing: ${isComposing} }))`);
    await press(true);
    expect(await page.getByRole("dialog").count()).toBe(0);
    await press(false);
    await page.getByRole("dialog", { name: "New contact" }).waitFor();
  });

  test("the focus is always to be seen", async () => {
    const page = await journey.visit();
    await page.getByRole("row").getByRole("link").nth(3).waitFor();
    const visited = new Set<string>();
    for (let step = 0; step < 24; step += 1) {
      await page.keyboard.press("Tab");
      visited.add(await page.evaluate<string>("document.activeElement.outerHTML"));
      const isSeen = await page.evaluate(`(() => {
        const element = document.activeElement;
        if (element === document.body) return true;
        const shown = [element, element.closest("tr"), element.closest("label"), element.closest(".segment")].filter(Boolean);
        return shown.some((one) => [one, ...one.querySelectorAll("span")].some((part) => {
          const style = getComputedStyle(part);
          return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow.includes("inset");
        }));
      })()`);
      expect(isSeen, await page.evaluate("document.activeElement.outerHTML.slice(0, 200)")).toBe(true);
    }
    expect(visited.size).toBeGreaterThan(16);
  });
});
