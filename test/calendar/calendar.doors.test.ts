import ICAL from "ical.js";
import { afterAll, expect, test } from "vitest";
import { DAY, HOUR } from "../../src/core/time.ts";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { addPerson, pageOf } from "../support/people.ts";

/** A member's calendar, subscribed to by a secret address: their tasks and meetings, as long as they are a member. */

const app = await startApp({ empty: true });
const { workspace, directory } = databasesOf(app);
const stranger = Client.anonymous(app.url);
const { owner } = app;
const me = (await owner.get<{ member: Shown }>("me")).body.member;
afterAll(() => app.close());

const subscribe = async (client: Client) => {
  const { status, body } = await client.post<{ url: string }>("me/calendar-feed");
  expect([status, body.url]).toEqual([200, expect.stringMatching(/\/in\/calendar\/[\w-]{43}\.ics$/)]);
  return new URL(body.url).pathname;
};

async function read(path: string) {
  const { status, body, headers } = await stranger.get<string>(path);
  expect([status, headers.get("content-type")]).toEqual([200, "text/calendar; charset=utf-8"]);
  const events = new ICAL.Component(ICAL.parse(body)).getAllSubcomponents("vevent").map((component) => {
    const { uid, summary, description, startDate, endDate, sequence } = new ICAL.Event(component);
    const state = component.getFirstPropertyValue("status");
    const startsAt = startDate.toJSDate().getTime();
    return {
      uid,
      summary,
      description,
      startsAt,
      minutes: (endDate.toJSDate().getTime() - startsAt) / 60_000,
      sequence: Number(sequence),
      state,
    };
  });
  return { events, etag: headers.get("etag") ?? "", body };
}
const soon = Math.floor((Date.now() + DAY) / 1000) * 1000;

test("it holds the member's tasks that are due and the meetings they noted; each change has a higher number; what is gone is cancelled", async () => {
  const path = await subscribe(owner);
  const contact = (await owner.post<Shown>("contacts", { familyName: "Đỗ", givenName: "Ánh" })).body;
  const task = (
    await owner.post<Shown>("tasks", { title: "Gửi báo giá; gấp, nhé", note: "Dòng một\nDòng hai", dueAt: soon, contactId: contact.id })
  ).body;
  await owner.post("tasks", { title: "Không hạn" });
  await owner.post("tasks", { title: "Xưa rồi", dueAt: soon - 100 * DAY });
  const meeting = (
    await owner.post<Shown>("activities", {
      kind: "meeting",
      subject: "Họp chốt giá",
      occurredAt: soon + HOUR,
      durationMin: 45,
      links: [contact.id],
    })
  ).body;
  await owner.post("activities", { kind: "call", subject: "Gọi", occurredAt: soon, links: [contact.id] });
  const first = await read(path);
  expect(first.events).toEqual(
    [
      {
        ...{ uid: `${task.id}@relata`, summary: "Gửi báo giá; gấp, nhé – Đỗ Ánh", description: "Dòng một\nDòng hai", startsAt: soon },
        ...{ minutes: 30, sequence: 1, state: "CONFIRMED" },
      },
      {
        ...{ uid: `${meeting.id}@relata`, summary: "Họp chốt giá", description: undefined, startsAt: soon + HOUR },
        ...{ minutes: 45, sequence: 1, state: "CONFIRMED" },
      },
    ].map((event) => ({ ...event, description: event.description ?? null })),
  );
  const unchanged = await stranger.fetch(path, { headers: { "if-none-match": `W/"x", ${first.etag}` } });
  expect([unchanged.status, await unchanged.text()]).toEqual([304, ""]);
  await owner.patch(`tasks/${task.id}`, { done: true, dueAt: soon + DAY }, { version: 1 });
  await owner.delete(`activities/${meeting.id}`, { version: 1 });
  const second = await read(path);
  expect(second.etag).not.toBe(first.etag);
  expect(second.events).toEqual([
    expect.objectContaining({ uid: `${task.id}@relata`, summary: "✓ Gửi báo giá; gấp, nhé – Đỗ Ánh", sequence: 2, startsAt: soon + DAY }),
    expect.objectContaining({ uid: `${meeting.id}@relata`, sequence: 2, state: "CANCELLED" }),
  ]);
});

test("another's tasks and meetings are not in it", async () => {
  const rep = await addPerson(app, "rep");
  await owner.post("tasks", { title: "Việc của chủ", dueAt: soon });
  await rep.client.post("tasks", { title: "Việc của tôi", dueAt: soon });
  const { events } = await read(await subscribe(await pageOf(app, rep)));
  expect(events.map(({ summary }) => summary)).toEqual(["Việc của tôi"]);
});

test("a new address ends the one before; ended, it is gone; and with the membership it dies", async () => {
  const viewer = await addPerson(app, "viewer");
  const page = await pageOf(app, viewer);
  const first = await subscribe(page);
  expect((await page.get("me/calendar-feed")).body).toEqual({ isOn: true, madeAt: expect.any(Number) });
  const second = await subscribe(page);
  expect([(await stranger.get(first)).status, (await stranger.get(second)).status]).toEqual([404, 200]);
  expect((await page.delete("me/calendar-feed")).body).toEqual({ isOn: false, madeAt: null });
  expect((await stranger.get(second)).status).toBe(404);
  const third = await subscribe(page);
  await directory.run("delete from memberships where user_id = ?", viewer.id);
  expect((await stranger.get(third)).status).toBe(404);
});

test("a customer whom the member may not see is not named", async () => {
  const rep = await addPerson(app, "rep");
  const policy = { allows: { "tasks:read": "own", "contacts:read": "own", "companies:read": "own" }, hides: {}, locks: {} };
  await directory.run(
    "insert into roles (id, workspace_id, name, policy, version, created_at, updated_at) values ('rol_cal', ?, 'Riêng', ?, 1, 1, 1)",
    ...[app.setUp.workspace.id, JSON.stringify(policy)],
  );
  await directory.run("update memberships set role = 'rol_cal' where user_id = ?", rep.id);
  const secret = (await owner.post<Shown>("contacts", { givenName: "Bí Mật" })).body;
  await owner.post("tasks", { title: "Gọi", dueAt: soon, assigneeId: rep.id, contactId: secret.id });
  expect((await read(await subscribe(await pageOf(app, rep)))).events.map(({ summary }) => summary)).toEqual(["Gọi"]);
});

test("the address is kept nowhere, shown to a repeat of the request as little, and read so often only", async () => {
  const once = await owner.post<{ url: string }>("me/calendar-feed", undefined, { idempotencyKey: "feed" });
  const again = await owner.post<{ url: string }>("me/calendar-feed", undefined, { idempotencyKey: "feed" });
  expect([again.body.url, again.headers.get("idempotency-replayed")]).toEqual(["", "true"]);
  const path = new URL(once.body.url).pathname;
  const token = path.split("/").at(-1)?.replace(".ics", "") ?? "x";
  const kept = JSON.stringify([
    await workspace.rows("select * from idempotency"),
    await directory.rows("select * from public_links"),
    app.logged(),
  ]);
  expect(kept).not.toContain(token);
  const answers = await Promise.all(Array.from({ length: 125 }, () => stranger.get(path)));
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(5);
  for (const wrong of ["/in/calendar/x.ics", `/in/calendar/${token}`, `/in/calendar/${"A".repeat(43)}.ics`, "/in/calendar/"])
    expect([wrong, (await stranger.get(wrong)).status]).toEqual([wrong, 404]);
  const acts = await directory.rows<{ action: string }>(
    "select distinct action from account_events where user_id = ? and action like 'calendar%'",
    me.id,
  );
  expect(acts.map(({ action }) => action)).toEqual(["calendar_feed.created"]);
});

test("nothing failed inside", () => expect(app.logged().filter(({ level }) => level === "error")).toEqual([]));
