import { afterAll, expect, test } from "vitest";
import { addCustomer } from "../assistant/drafting.ts";
import { databasesOf } from "../support/databases.ts";
import { ModelServer } from "../support/model-server.ts";
import { violations } from "./accessibility.ts";
import { firstId, journeys } from "./journey.ts";

const NOTES = `Decisions:
- Buy two machines

Action items:
- Tom: send the revised quote by 12 December 2027
- Book a room`;

journeys("what to know and what to do", {}, (journey) => {
  test("from today's list to the brief, and from the brief to the record", async () => {
    const { app } = journey;
    const contactId = await firstId(app, "contacts");
    await app.owner.post("tasks", { title: "Call before noon", contactId, dueAt: Date.now() + 3_600_000 });
    const page = await journey.visit();
    await page.getByRole("navigation", { name: "Main navigation" }).getByRole("link", { name: "Today" }).click();
    await page.getByRole("heading", { name: "Today", level: 1 }).waitFor();
    await page.getByRole("region", { name: "Before you talk" }).getByRole("link").first().click();
    await page.getByRole("heading", { name: "Who they are" }).waitFor();
    await page.getByRole("heading", { name: "What to ask" }).waitFor();
    await page.locator(".source").first().click();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Record", exact: true }).click();
    await page.waitForURL("**/contacts/*");
  });

  test("the week for a manager, on the phone and in Vietnamese", async () => {
    const page = await journey.visit({ path: "/briefing", language: "vi", device: "phone" });
    await page.getByRole("radio", { name: "Tuần", exact: true }).check();
    await page.getByRole("heading", { name: "Tuần vừa qua", level: 1 }).waitFor();
    await page.getByRole("region", { name: "Khối lượng công việc" }).waitFor();
    expect(await page.evaluate<boolean>("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    expect(await violations(page)).toEqual([]);
  });

  test("a meeting's notes become a task, and what is dismissed can be brought back", async () => {
    const { app } = journey;
    const contactId = await firstId(app, "contacts");
    const { body } = await app.owner.post<{ id: string }>("activities", {
      kind: "meeting",
      subject: "Review",
      body: NOTES,
      links: [contactId],
    });
    const page = await journey.visit({ path: `/activities/${body.id}` });
    const panel = page.getByRole("region", { name: "From these notes" });
    await panel.getByText("Buy two machines").waitFor();
    await panel.getByLabel("Task", { exact: true }).first().fill("Send the revised quote today");
    await panel.getByRole("button", { name: "Make it a task" }).first().click();
    await panel.getByText("Task added").waitFor();
    await panel.getByRole("button", { name: "Dismiss: Book a room" }).click();
    await panel.getByText("Dismissed").waitFor();
    await panel.getByRole("button", { name: "Bring back" }).click();
    await panel.getByRole("button", { name: "Dismiss: Book a room" }).waitFor();
    const row = await databasesOf(app).workspace.row("select title, contact_id from tasks where title like 'Send the revised%'");
    expect(row).toEqual({ title: "Send the revised quote today", contact_id: contactId });
    expect(await violations(page)).toEqual([]);
  });

  test("since I last looked: what a colleague added stands on top of the record", async () => {
    const { app } = journey;
    const contactId = await firstId(app, "contacts");
    const { body: me } = await app.owner.get<{ member: { id: string } }>("me");
    const { workspace } = databasesOf(app);
    await workspace.run("insert or replace into record_looks values (?, ?, ?, null)", me.member.id, contactId, Date.now() - 7_200_000);
    await workspace.run(
      `insert into activities (id, kind, direction, subject, body, occurred_at, meta, links, created_at, updated_at)
        values ('act_01ZZZZZZZZZZZZZZZZZZZZZZZZ', 'chat', 'in', '', 'Could you deliver forty more boxes by Friday?', ?, '{}', json_array(?), ?, ?)`,
      ...[Date.now(), contactId, Date.now(), Date.now()],
    );
    await workspace.run("insert into activity_links values (?, ?, 'act_01ZZZZZZZZZZZZZZZZZZZZZZZZ')", contactId, Date.now());
    const page = await journey.visit({ path: `/contacts/${contactId}` });
    await page
      .getByRole("region", { name: /^New since/ })
      .getByText("forty more boxes")
      .waitFor();
    await page.getByRole("link", { name: "Brief before you talk" }).waitFor();
  });

  test("what a section of the day does not list opens where it is counted", async () => {
    const { owner } = journey.app;
    const contactId = await firstId(journey.app, "contacts");
    const dueAt = Date.now() - 2 * 86_400_000;
    for (let n = 1; n <= 14; n += 1) await owner.post("tasks", { title: `Parcel: number ${n}`, contactId, dueAt });
    const page = await journey.visit({ path: "/briefing" });
    const tasks = page.getByRole("region", { name: "Tasks due" });
    const more = tasks.getByRole("button", { name: /^Show \d+ more$/ });
    await more.click();
    await more.waitFor({ state: "detached" });
    for (const n of [1, 14]) await tasks.getByText(`Parcel: number ${n} –`).waitFor();
    expect(await tasks.getByRole("link", { name: /^Parcel/ }).count()).toBe(0);
  });

  test("digests by mail are off until a time is chosen", async () => {
    const page = await journey.visit({ path: "/settings/profile" });
    const daily = page.getByLabel("My day, every day");
    expect(await daily.inputValue()).toBe("");
    await daily.selectOption("07:00");
    await page.getByText("Saved").waitFor();
    const { body } = await journey.app.owner.get<{ dailyAt: number }>("me/digest");
    expect(body.dailyAt).toBe(420);
  });
});

const model = await ModelServer.start();
afterAll(() => model.close());

journeys("a summary by a model", { empty: true, env: model.env }, (journey) => {
  test("an older one is shown at once, labelled, and the fresh one follows by itself", async () => {
    const { contactId } = await addCustomer(journey.app);
    const say = (text: string, cites: string[]): void =>
      model.answer({ kind: "text", text: JSON.stringify({ claims: [{ text, cites, kind: "point" }] }) });
    say("48 of 50 drivers finished the training.", ["a1"]);
    await journey.app.owner.get(`assistant/summary?recordId=${contactId}&language=en`);
    await journey.app.owner.post("activities", { kind: "note", body: "The pilot ends with 12 units returned.", links: [contactId] });
    say("The pilot ends with 12 units returned.", ["a1"]);
    const page = await journey.visit({ path: `/contacts/${contactId}` });
    const gate = Promise.withResolvers<void>();
    await page.route(/assistant\/summary\?.*refresh=true/, (route) => gate.promise.then(() => route.continue()));
    const summary = page.getByRole("region", { name: "What happened here" });
    await summary.getByRole("button", { name: "Summarise the history" }).click();
    await summary.getByText("48 of 50 drivers finished the training.").waitFor();
    await summary.getByText("Something has changed since this was written.").waitFor();
    gate.resolve();
    await summary.getByText("The pilot ends with 12 units returned.").waitFor();
    expect(await summary.getByText("Something has changed since this was written.").count()).toBe(0);
    await summary.getByText("Model test-model").waitFor();
  });

  test("where the model fails, a brief, the day and an answer say why the built-in engine wrote them", async () => {
    const { contactId } = await addCustomer(journey.app);
    await journey.app.owner.post("tasks", { title: "Send the offer", dueAt: Date.now() - 86_400_000, contactId });
    model.answer({ kind: "error", status: 500 });
    const page = await journey.visit({ path: `/briefing/${contactId}` });
    const why = "The model’s server reported an error, so the built-in engine wrote this.";
    await page.getByText(why).waitFor();
    await page.goto(`${journey.app.url}/briefing`);
    await page.getByText(why).waitFor();
    await page.goto(`${journey.app.url}/ask?q=overdue tasks by assignee`);
    await page.getByText(/The model’s server reported an error, so the built-in grammar read this\./).waitFor();
  });
});
