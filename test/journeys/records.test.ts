import { expect, test } from "vitest";
import { firstId, journeys } from "./journey.ts";

journeys("records", {}, (journey) => {
  test("create, edit in place, delete and undo a contact", async () => {
    const page = await journey.visit();
    await page.getByRole("button", { name: "New contact" }).click();
    const form = page.getByRole("dialog", { name: "New contact" });

    await form.getByRole("button", { name: "Create" }).click();
    await form.getByText("Write a name or an e-mail address").waitFor();
    await form.getByLabel("E-mail 1", { exact: true }).fill("not an address");
    await form.getByRole("button", { name: "Create" }).click();
    await form.getByText("This is not an e-mail address").waitFor();

    await form.getByLabel("Given name").fill("Trúc");
    await form.getByLabel("Family name").fill("Bùi");
    await form.getByLabel("E-mail 1", { exact: true }).fill("truc@xuong-moc.example");
    await form.getByRole("combobox", { name: "Company" }).fill("Xưởng Mộc Trúc");
    await form.getByRole("option", { name: "Create “Xưởng Mộc Trúc”" }).click();
    await form.getByRole("button", { name: "Create" }).click();

    await page.getByRole("heading", { level: 1, name: /Bùi|Trúc/ }).waitFor();
    await page.getByRole("button", { name: "Edit: Job title" }).click();
    const title = page.getByRole("textbox", { name: "Job title" });
    await title.fill("Giám đốc");
    await title.press("Escape");
    expect(await page.getByText("Giám đốc").count()).toBe(0);
    await page.getByRole("button", { name: "Edit: Job title" }).click();
    await title.fill("Giám đốc");
    await title.press("Enter");
    await page.getByText("Saved: Job title").waitFor();
    await page.getByRole("banner").or(page.getByRole("article")).getByText("Giám đốc").first().waitFor();
    await page.getByRole("button", { name: "Undo" }).last().click();
    await page.getByText("Undone").waitFor();
    await page.getByText("Giám đốc").first().waitFor({ state: "detached" });

    await page.getByRole("button", { name: "More actions" }).first().click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.getByText(/moved to the bin/).waitFor();
    await page.getByRole("heading", { level: 1, name: "Contacts" }).waitFor();
    await page.getByRole("button", { name: "Undo" }).last().click();
    await page.getByText("Undone").last().waitFor();
    await page.getByRole("searchbox", { name: "Search contacts" }).fill("truc@xuong-moc");
    await page.getByRole("link", { name: /Trúc/ }).waitFor();
  });

  test("what is typed survives a closed dialog and a reload", async () => {
    const page = await journey.visit();
    await page.getByRole("row").getByRole("link").nth(1).waitFor();
    await page.keyboard.press("c");
    await page.getByLabel("Given name").fill("Nguyễn Hữu");
    await page.keyboard.press("Escape");
    await page.reload();
    await page.getByRole("button", { name: "New contact" }).click();
    expect(await page.getByLabel("Given name").inputValue()).toBe("Nguyễn Hữu");
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "New contact" }).click();
    expect(await page.getByLabel("Given name").inputValue()).toBe("");
  });

  test("two people change the same field: the second chooses", async () => {
    const id = await firstId(journey.app, "companies");
    const page = await journey.visit({ path: `/companies/${id}` });
    await page.getByRole("button", { name: "Edit: City" }).click();
    const city = page.getByRole("textbox", { name: "City" });
    await city.fill("Đà Nẵng");

    const { body } = await journey.app.owner.get<{ version: number }>(`/api/v1/companies/${id}`);
    await page.context().setOffline(true);
    await journey.app.owner.patch(`/api/v1/companies/${id}`, { city: "Huế" }, { version: body.version });
    await page.context().setOffline(false);

    await city.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Someone changed this in the meantime" });
    await dialog.getByRole("cell", { name: "Huế" }).waitFor();
    await dialog.getByRole("button", { name: "Save mine" }).click();
    await page.getByText("Saved: City").waitFor();
    const after = await journey.app.owner.get<{ city: string }>(`/api/v1/companies/${id}`);
    expect(after.body.city).toBe("Đà Nẵng");
  });

  test("what somebody else saves while an editor is open is not lost, though the page shows it already", async () => {
    const id = await firstId(journey.app, "contacts");
    const page = await journey.visit({ path: "/tasks" });
    const listening = page.waitForEvent("websocket");
    await page.goto(`${journey.app.url}/contacts/${id}`);
    await listening;
    await page.getByRole("button", { name: "Edit: City" }).click();
    const city = page.getByRole("textbox", { name: "City" });
    await city.fill("Đà Nẵng");

    const { body } = await journey.app.owner.get<{ version: number }>(`/api/v1/contacts/${id}`);
    const refreshed = page.waitForResponse((response) => response.url().endsWith(`/contacts/${id}/page`));
    await journey.app.owner.patch(`/api/v1/contacts/${id}`, { city: "Huế", title: "Giám đốc mua hàng" }, { version: body.version });
    await refreshed;
    await page.getByRole("banner").or(page.getByRole("article")).getByText("Giám đốc mua hàng").first().waitFor();

    await city.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Someone changed this in the meantime" });
    await dialog.getByRole("cell", { name: "Huế" }).waitFor();
    await dialog.getByRole("button", { name: "Keep theirs" }).click();
    await dialog.waitFor({ state: "detached" });
    expect((await journey.app.owner.get<{ city: string }>(`/api/v1/contacts/${id}`)).body.city).toBe("Huế");
  });

  test("what was typed against an older record is compared with that one", async () => {
    const id = await firstId(journey.app, "companies", "sort=name");
    const page = await journey.visit({ path: `/companies/${id}` });
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("e");
    await page.getByRole("dialog").getByLabel("Industry").fill("Gỗ");
    await page.keyboard.press("Escape");
    const { body } = await journey.app.owner.get<{ version: number }>(`/api/v1/companies/${id}`);
    await journey.app.owner.patch(`/api/v1/companies/${id}`, { phone: "02838229999" }, { version: body.version });
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("e");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved").first().waitFor();
    const after = await journey.app.owner.get<{ industry: string; phone: string }>(`/api/v1/companies/${id}`);
    expect(after.body).toMatchObject({ industry: "Gỗ", phone: expect.stringMatching(/2838229999/) });
  });

  test("a refused change is put back where it was, and says so", async () => {
    const id = await firstId(journey.app, "contacts");
    const page = await journey.visit({ path: `/contacts/${id}` });
    await page.getByRole("button", { name: "Edit: E-mail" }).click();
    const other = await journey.app.owner.get<{ items: { emails: { address: string }[] }[] }>("/api/v1/contacts?limit=5&sort=name");
    const taken = other.body.items.flatMap((contact) => contact.emails).at(-1)?.address ?? "";
    await page.getByRole("textbox", { name: "E-mail 1" }).fill(taken);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("textbox", { name: "E-mail 1" }).inputValue()).toBe(taken);
  });

  test("log a call, add a task, tick it off, take it back", async () => {
    const id = await firstId(journey.app, "contacts");
    const page = await journey.visit({ path: `/contacts/${id}` });
    await page.getByRole("button", { name: "Call", exact: true }).first().click();
    await page.getByRole("textbox", { name: "What was said on the phone?" }).fill("Khách hẹn gọi lại sáng thứ Ba.");
    await page.getByRole("button", { name: "Log it" }).click();
    await page.getByRole("article", { name: "Call: Call" }).getByText("Khách hẹn gọi lại sáng thứ Ba.").waitFor();

    await page.getByRole("textbox", { name: "Add a task" }).fill("Gọi lại khách");
    await page.keyboard.press("Enter");
    await page.getByRole("checkbox", { name: "Complete: Gọi lại khách" }).click();
    await page.getByText("Done: Gọi lại khách").waitFor();
    await page.getByRole("button", { name: "Undo" }).last().click();
    await page.getByRole("checkbox", { name: "Complete: Gọi lại khách" }).waitFor();
    expect(await page.getByRole("checkbox", { name: "Complete: Gọi lại khách" }).isChecked()).toBe(false);
  });

  test("the bin: delete two, restore them", async () => {
    const page = await journey.visit({ path: "/companies" });
    await page.getByRole("row").getByRole("link").nth(1).waitFor();
    const names = await page.getByRole("row").getByRole("link").allTextContents();
    await page
      .getByRole("checkbox", { name: /^Select / })
      .nth(1)
      .check();
    await page
      .getByRole("checkbox", { name: /^Select / })
      .nth(2)
      .check();
    await page.getByRole("toolbar", { name: "2 selected" }).getByRole("button", { name: "Delete" }).click();
    await page.getByText("2 moved to the bin").waitFor();
    const answer = Promise.withResolvers<void>();
    await page.route(/\/companies\?.*bin=true/, (route) => answer.promise.then(() => route.continue()));
    await page.getByRole("button", { name: "Bin" }).click();
    await page.getByRole("heading", { level: 1, name: "Companies: bin" }).waitFor();
    // Until the bin has answered, what is in use does not stand under its heading.
    expect(await page.getByRole("row").getByRole("link").count()).toBe(0);
    answer.resolve();
    await page.getByRole("row").getByRole("link").first().click();
    await page.getByText("In the bin.").waitFor();
    expect(await page.getByRole("button", { name: /^Edit: |^Log it$|^Add a task$|^Draft/ }).count()).toBe(0);
    await page.getByRole("button", { name: "Restore" }).waitFor();
    await page.goBack();
    await page.getByRole("checkbox", { name: "Select all loaded rows" }).check();
    await page.getByRole("button", { name: "Restore" }).click();
    await page.getByText("2 restored").waitFor();
    await page.getByRole("button", { name: "Back to the list" }).click();
    for (const name of names.slice(0, 2)) await page.getByRole("row").getByRole("link").filter({ hasText: name }).first().waitFor();
    expect(await page.getByRole("row").getByRole("link").allTextContents()).toEqual(names);
  });
});
