import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { addPerson } from "../support/people.ts";
import { type Journey, journeys } from "./journey.ts";

/** Who sees and does what, as people set it up and meet it in the page. */

async function made({ app }: Journey, noun: string, input: object): Promise<string> {
  const { status, body } = await app.owner.post<{ id: string }>(`/api/v1/${noun}`, input);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
}

const openMenu = async (page: Page, of: string, item: string): Promise<void> => {
  await page.getByRole("button", { name: of, exact: true }).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
};

journeys("rights", { empty: true }, (journey) => {
  test("a role that sees its own contacts, and no phone numbers", async () => {
    const page = await journey.visit({ path: "/settings/roles" });
    await page.getByRole("button", { name: "New role" }).click();
    const editor = page.getByRole("dialog", { name: "New role" });
    await editor.getByLabel("Name", { exact: true }).fill("Freelancer");
    await editor.getByLabel("Contacts: See").selectOption({ label: "Own" });
    await editor.getByLabel("Contacts: Fields not shown").selectOption({ label: "Phone" });
    await editor.getByLabel("Contacts: Fields not to be changed").selectOption({ label: "Stage" });
    await editor.getByLabel("Deals: See").selectOption({ label: "None" });
    await editor.getByLabel("See who changed what").uncheck();
    await editor.getByRole("button", { name: "Create" }).click();
    await editor.getByText("Only together with “See who changed what”").waitFor();
    // Nobody changes what they cannot see: the refusal stands at the right that reaches too far.
    for (const right of ["Contacts: Change", "Contacts: Delete", "Deals: Change", "Deals: Delete"]) {
      const cell = editor.getByRole("cell").filter({ has: page.getByLabel(right) });
      await cell.getByRole("alert").getByText("No farther than “See”").waitFor();
    }
    expect(await editor.getByLabel("Name", { exact: true }).inputValue()).toBe("Freelancer");
    await editor.getByLabel("Contacts: Change").selectOption({ label: "Own" });
    await editor.getByLabel("Contacts: Delete").selectOption({ label: "Own" });
    await editor.getByLabel("Deals: Change").selectOption({ label: "None" });
    await editor.getByLabel("Deals: Delete").selectOption({ label: "None" });
    await editor.getByLabel("See who changed what").check();
    await editor.getByRole("button", { name: "Create" }).click();
    const line = page.getByRole("listitem", { name: "Freelancer" });
    await line.getByText(/their own contacts\..*Does not see: phone \(contacts\)/).waitFor();

    const { body } = await journey.app.owner.get<{ items: { id: string; name: string }[] }>("/api/v1/roles");
    const role = body.items.find(({ name }) => name === "Freelancer")?.id ?? "";
    const person = await addPerson(journey.app, role, "Hồ Thị Cẩm");
    const phones = [{ number: "0903 111 222" }];
    const mine = await made(journey, "contacts", { givenName: "Của Cẩm", ownerId: person.id, phones });
    const other = await made(journey, "contacts", { givenName: "Của người khác", phones });

    const theirs = await journey.visit({ as: person });
    await theirs.getByRole("link", { name: "Của Cẩm" }).waitFor();
    expect(await theirs.getByRole("row").count()).toBe(2);
    const main = theirs.getByRole("navigation", { name: "Main navigation" });
    expect(await main.getByRole("link", { name: "Deals" }).count()).toBe(0);

    await theirs.getByRole("link", { name: "Của Cẩm" }).click();
    await theirs.getByRole("button", { name: "Edit: Job title" }).waitFor();
    expect(await theirs.getByText("Phone", { exact: true }).count()).toBe(0);
    expect(await theirs.getByRole("button", { name: "Edit: Stage" }).count()).toBe(0);
    await theirs.keyboard.press("e");
    const form = theirs.getByRole("dialog", { name: "Edit contact" });
    expect(await form.getByLabel("Stage").isDisabled()).toBe(true);
    expect(await form.getByRole("group", { name: "Phone" }).count()).toBe(0);
    await form.getByLabel("Job title").fill("Chủ tiệm");
    await form.getByRole("button", { name: "Save" }).click();
    await theirs.getByText("Chủ tiệm").first().waitFor();

    await theirs.goto(`${journey.app.url}/contacts/${other}`);
    await theirs.getByRole("heading", { name: "This does not exist" }).waitFor();
    await theirs.goto(`${journey.app.url}/deals`);
    await theirs.getByRole("heading", { name: "You may not see this" }).waitFor();
    await theirs.getByRole("link", { name: "Contacts" }).last().click();
    await theirs.getByRole("link", { name: "Của Cẩm" }).waitFor();

    await theirs.keyboard.press("c");
    await theirs.getByLabel("Given name").fill("Khách mới");
    await theirs.getByRole("button", { name: "Create" }).click();
    await theirs.getByRole("heading", { level: 1, name: "Khách mới" }).waitFor();

    // The list was read before anybody had the role: the server says so, and from then on the page knows.
    await openMenu(page, "More actions: Freelancer", "Delete");
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await page.getByText("1 person still has this role. Give them another role first, then delete it.").waitFor();
    await line.getByText("1 person", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Close" }).last().click();
    await openMenu(page, "More actions: Freelancer", "Delete");
    await page.getByText("1 person still has this role.").waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect((await journey.app.owner.get(`/api/v1/contacts/${mine}`)).status).toBe(200);
  });

  test("two people change one role: what both did stays, and where they disagree the second chooses", async () => {
    const policy = { allows: { "contacts:read": "all", "tasks:read": "all" }, hides: {}, locks: {} };
    const id = await made(journey, "roles", { name: "Together", policy });
    const page = await journey.visit({ path: "/settings/roles" });
    await page.getByRole("button", { name: "Together", exact: true }).click();
    const editor = page.getByRole("dialog", { name: "Role: Together" });
    await editor.getByLabel("Contacts: See").selectOption({ label: "Own" });
    await editor.getByLabel("Search everything they may see").check();
    const theirs = { ...policy, allows: { "contacts:read": "team", "tasks:read": "team" } };
    await journey.app.owner.patch(`/api/v1/roles/${id}`, { policy: theirs }, { version: 1 });

    await editor.getByRole("button", { name: "Save" }).click();
    const question = page.getByRole("dialog", { name: "Someone changed this in the meantime" });
    const row = question.getByRole("row").filter({ hasText: "Contacts: See" });
    await row.waitFor();
    expect(await row.getByRole("cell").allTextContents()).toEqual(["Team", "Own"]);
    await question.getByRole("button", { name: "Save mine" }).click();
    await page.getByText("Role Together saved").waitFor();
    const now = async () => {
      const { body } = await journey.app.owner.get<{ items: { id: string; policy: { allows: object } }[] }>("/api/v1/roles");
      return body.items.find((role) => role.id === id)?.policy.allows;
    };
    expect(await now()).toEqual({ "contacts:read": "own", "tasks:read": "team", "search:read": "all" });

    await openMenu(page, "More actions: Together", "Delete");
    await page.getByRole("dialog", { name: "Delete the role “Together”?" }).getByRole("button", { name: "Delete" }).click();
    await page.getByText("Role Together deleted").waitFor();
    expect(await now()).toBeUndefined();
  });

  test("teams below one another, moved, deleted and taken back", async () => {
    const person = await addPerson(journey.app, "rep", "Lý Minh Tâm");
    const page = await journey.visit({ path: "/settings/teams" });
    await page.getByRole("button", { name: "New team" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Miền Nam");
    await page.getByRole("button", { name: "Create" }).click();
    await page.getByRole("article", { name: "Miền Nam" }).getByText("Nobody is in it yet.").waitFor();

    await page.getByRole("button", { name: "New team" }).click();
    await page.getByLabel("Name", { exact: true }).fill("Cần Thơ");
    await page.getByLabel("Stands below").selectOption({ label: "Miền Nam" });
    await page.getByRole("combobox", { name: "People" }).fill("ly minh");
    await page.getByRole("option", { name: "Lý Minh Tâm" }).click();
    await page.getByRole("button", { name: "Create" }).click();
    const team = page.getByRole("article", { name: "Cần Thơ" });
    await team.getByText("People of Miền Nam see it too.").waitFor();

    await openMenu(page, "More actions: Cần Thơ", "Edit");
    await page.getByLabel("Stands below").selectOption({ label: "No other team" });
    await page.getByRole("button", { name: "Save" }).click();
    await team.getByText("They see what belongs to them.", { exact: true }).waitFor();
    await openMenu(page, "More actions: Cần Thơ", "Delete");
    await page.getByText("Team Cần Thơ deleted").waitFor();
    await team.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).last().click();
    await team.getByText("Lý Minh Tâm").waitFor();
    const { body } = await journey.app.owner.get<{ items: { name: string; memberIds: string[] }[] }>("/api/v1/teams");
    expect(body.items.find(({ name }) => name === "Cần Thơ")?.memberIds).toEqual([person.id]);
  });

  test("a record is shared with somebody, and no longer, and again", async () => {
    const policy = { allows: { "contacts:read": "own", "contacts:edit": "own", "activities:read": "own" }, hides: {}, locks: {} };
    const person = await addPerson(journey.app, await made(journey, "roles", { name: "Own alone", policy }), "Mai Chí Công");
    const contact = await made(journey, "contacts", { givenName: "Chung" });
    const theirs = await journey.visit({ as: person });
    await theirs.getByRole("heading", { name: "No contacts yet" }).waitFor();

    const page = await journey.visit({ path: `/contacts/${contact}` });
    await page.getByRole("heading", { level: 1, name: "Chung" }).waitFor();
    await openMenu(page, "More actions", "Share…");
    const dialog = page.getByRole("dialog", { name: "Share Chung" });
    await dialog.getByRole("button", { name: "Share", exact: true }).click();
    await dialog.getByText("Choose a person or a team first").waitFor();
    await dialog.getByRole("combobox", { name: "Person or team" }).fill("chi cong");
    await page.getByRole("option", { name: "Mai Chí Công" }).click();
    await dialog.getByRole("button", { name: "Share", exact: true }).click();
    await dialog.getByRole("listitem").filter({ hasText: "Mai Chí Công" }).waitFor();

    await theirs.reload();
    await theirs.getByRole("link", { name: "Chung" }).click();
    await theirs.getByRole("heading", { level: 1, name: "Chung" }).waitFor();
    // Shared to read: nothing offers to change it.
    await theirs.getByText("Job title").waitFor();
    expect(await theirs.getByRole("button", { name: /^Edit: / }).count()).toBe(0);
    await dialog.getByLabel("What Mai Chí Công may do").selectOption({ label: "May edit" });
    await dialog.getByText("Mai Chí Công: may edit").waitFor();
    await theirs.reload();
    await theirs.getByRole("button", { name: "Edit: Job title" }).waitFor();

    await dialog.getByRole("button", { name: "Remove: Mai Chí Công" }).click();
    await dialog.getByText("Shared with nobody yet.").waitFor();
    expect((await person.client.get(`/api/v1/contacts/${contact}`)).status).toBe(404);
    await dialog.getByRole("button", { name: "Undo" }).click();
    await dialog.getByRole("listitem").filter({ hasText: "Mai Chí Công" }).waitFor();
    expect((await person.client.get(`/api/v1/contacts/${contact}`)).status).toBe(200);
  });

  test("a private note, shared with one colleague, then shown to all", async () => {
    const person = await addPerson(journey.app, "rep", "Tô Vĩnh Diện");
    const contact = await made(journey, "contacts", { givenName: "Kín" });
    const page = await journey.visit({ path: `/contacts/${contact}` });
    await page.getByRole("textbox", { name: "Write a note…" }).fill("Đừng kể với ai");
    await page.getByRole("button", { name: "Only me" }).click();
    await page.getByRole("button", { name: "Log it" }).click();
    const note = page.getByRole("article", { name: "Note: Note" });
    await note.getByText("Private: only you see this").waitFor();
    const seenBy = async () =>
      (await person.client.get<{ items: { body: string }[] }>(`/api/v1/activities?recordId=${contact}`)).body.items.map(({ body }) => body);
    expect(await seenBy()).toEqual([]);

    await note.hover();
    await note.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Share…" }).click();
    const dialog = page.getByRole("dialog", { name: "Share Note" });
    await dialog.getByRole("combobox", { name: "Person or team" }).fill("vinh");
    await page.getByRole("option", { name: "Tô Vĩnh Diện" }).click();
    await dialog.getByRole("button", { name: "Share", exact: true }).click();
    await dialog.getByRole("listitem").filter({ hasText: "Tô Vĩnh Diện" }).waitFor();
    await dialog.getByRole("button", { name: "Done" }).click();
    expect(await seenBy()).toEqual(["Đừng kể với ai"]);
    const theirs = await journey.visit({ as: person });
    await theirs.goto(`${journey.app.url}/contacts/${contact}`);
    await theirs.getByText(/^Private: .+ shared this with you$/).waitFor();

    await note.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Show to everybody who sees the customer" }).click();
    await page.getByText("Everybody who sees the customer sees this now").waitFor();
    await note.getByText("Private: only you see this").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).last().click();
    await note.getByText("Private: only you see this").waitFor();
  });

  test("the page as another role sees it, and back", async () => {
    // They may change their own contacts; whoever looks as them may not.
    const more = {
      "contacts:create": "all",
      "activities:read": "own",
      "activities:create": "all",
      "changes:read": "all",
      "changes:edit": "all",
    };
    const allows = { "contacts:read": "own", "contacts:edit": "own", "members:read": "all", ...more };
    const policy = { allows, hides: { contacts: ["emails"] }, locks: {} };
    const role = await made(journey, "roles", { name: "Guest", policy });
    const person = await addPerson(journey.app, role, "Âu Cơ");
    const emails = [{ address: "rieng@khach.example" }];
    const theirs = await made(journey, "contacts", { givenName: "Khách của Âu Cơ", ownerId: person.id, emails });
    const page = await journey.visit({ path: "/settings/roles" });
    await page.getByRole("listitem", { name: "Guest" }).getByText("1 person").click();
    await page.getByRole("button", { name: "See the page as Âu Cơ" }).click();

    const bar = page.getByRole("status").filter({ hasText: "You see the page as Âu Cơ does · looking only" });
    await bar.waitFor();
    await page.getByRole("link", { name: "Khách của Âu Cơ" }).waitFor();
    expect(await page.getByRole("row").count()).toBe(2);
    expect(await page.getByRole("columnheader", { name: "E-mail" }).count()).toBe(0);
    expect(await page.getByRole("button", { name: "New contact" }).count()).toBe(0);
    await page.getByRole("link", { name: "Khách của Âu Cơ" }).click();
    await page.getByRole("heading", { level: 1, name: "Khách của Âu Cơ" }).waitFor();
    expect(await page.getByRole("button", { name: /^(Edit|Draft)/ }).count()).toBe(0);
    expect(await page.getByRole("textbox", { name: "Write a note…" }).count()).toBe(0);
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Copy the link" }).waitFor();
    expect(await page.getByRole("menuitem", { name: /Edit|Share|Delete/ }).count()).toBe(0);
    await page.keyboard.press("Escape");
    expect(await page.getByText("rieng@khach.example").count()).toBe(0);
    // It holds for the tab: a reload, and an address that the role cannot open.
    await page.goto(`${journey.app.url}/settings/roles`);
    await bar.waitFor();
    await page.getByRole("listitem", { name: "Guest" }).waitFor();
    expect(await page.getByRole("button", { name: "New role" }).count()).toBe(0);
    await page.goto(`${journey.app.url}/companies`);
    await page.getByRole("heading", { name: "You may not see this" }).waitFor();
    await page.goto(`${journey.app.url}/contacts/${theirs}`);

    await bar.getByRole("button", { name: "Exit" }).click();
    await page.getByText("rieng@khach.example").first().waitFor();
    expect(await bar.count()).toBe(0);
    await page.getByRole("button", { name: "Edit: Job title" }).waitFor();
  });

  test("a role that is deleted while somebody looks as it: the page is one's own again", async () => {
    const role = await made(journey, "roles", { name: "Brief", policy: { allows: { "contacts:read": "all" }, hides: {}, locks: {} } });
    const page = await journey.visit({ path: "/settings/roles" });
    await openMenu(page, "More actions: Brief", "See the page as this role");
    const exit = page.getByRole("button", { name: "Exit" });
    await exit.waitFor();
    await journey.app.owner.delete(`/api/v1/roles/${role}`, { version: 1 });
    await page.reload();
    await page.getByRole("button", { name: "New contact" }).waitFor();
    expect(await exit.count()).toBe(0);
  });
});
