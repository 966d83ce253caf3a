import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { addPerson } from "../support/people.ts";
import { awaitingGoodbye, knock, Listener } from "../support/socket.ts";

/** What one changes every open page hears of: outbox → queue → hub → socket. */

const app = await startApp({ empty: true });
const { workspace } = databasesOf(app);
const { owner } = app;
const asPage = (client: Client) => ({ cookie: client.cookie, origin: app.url });
let company: Shown;
afterAll(() => app.close());
beforeAll(async () => {
  company = (await owner.post<Shown>("companies", { name: "Tai" })).body;
});

const signedIn = async () => {
  const { email, password } = await addPerson(app, "rep");
  return Client.signedIn(app.url, email, password);
};
const log = async (client: Client) => (await client.post<Shown>("activities", { kind: "note", links: [company.id] })).body;

describe("an open page", () => {
  test("hears which record changed and whose page shows it, never what it says", async () => {
    const { client } = await addPerson(app, "rep");
    const [mine, theirs] = await Promise.all([Listener.open(app.url, asPage(owner)), Listener.open(app.url, asPage(owner))]);
    const contact = await client.post<Shown>("contacts", {
      givenName: "Bí mật",
      companyId: company.id,
      emails: [{ address: "bimat@example.com" }],
    });
    const activity = await client.post<Shown>("activities", { kind: "call", subject: "Bí mật", links: [contact.body.id] });
    for (const listener of [mine, theirs]) {
      expect(await listener.heard("activity.created", activity.body.id)).toEqual({
        ...{ event: "activity.created", kind: "activity", id: activity.body.id, version: 1 },
        records: [contact.body.id, company.id],
      });
      expect((await listener.heard("contact.created", contact.body.id)).records).toEqual([company.id]);
      expect(listener.texts.join()).not.toMatch(/Bí mật|bimat/);
      listener.close();
    }
  });

  test("hears in the order in which things happened, each once", async () => {
    const listener = await Listener.open(app.url, asPage(owner));
    const { body } = await owner.post<Shown>("tasks", { title: "0" });
    for (let version = 1; version < 8; version += 1) await owner.patch(`tasks/${body.id}`, { title: `${version}` }, { version });
    await listener.heard("task.updated", body.id);
    await eventually("the last one", () => listener.frames.find(({ id, version }) => id === body.id && version === 8));
    expect(listener.frames.filter(({ id }) => id === body.id).map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    listener.close();
  });

  test("is answered when it asks whether anybody is there", async () => {
    const listener = await Listener.open(app.url, asPage(owner));
    listener.say("ping");
    await eventually("pong", () => listener.texts.find((text) => text === "pong"));
    listener.close();
  });

  test("that went away keeps nothing from the others", async () => {
    const [gone, here] = await Promise.all([Listener.open(app.url, asPage(owner)), Listener.open(app.url, asPage(owner))]);
    gone.close();
    const { id } = await log(owner);
    await here.heard("activity.created", id);
    here.close();
  });
});

describe("an event", () => {
  test("is done once it was handed on", async () => {
    const { id } = await log(owner);
    const done = () =>
      workspace.row<{ done_at: number | null }>("select done_at from outbox where record_id = ? and event = 'activity.created'", id);
    await eventually("the event to be done", async () => ((await done()).done_at === null ? undefined : true));
  });

  test("whose queue message was lost is swept up by cron", async () => {
    const listener = await Listener.open(app.url, asPage(owner));
    await workspace.run(
      "insert into outbox (id, event, record_kind, record_id, version, data, at) values ('evt_lost', 'company.updated', 'company', ?, 9, ?, 1)",
      ...[company.id, JSON.stringify({ records: [] })],
    );
    await app.runtime.runScheduled();
    expect(await listener.heard("company.updated", company.id)).toMatchObject({ version: 9 });
    await eventually("the event to be done", async () =>
      (await workspace.count("outbox", "id = 'evt_lost' and done_at is null")) === 0 ? true : undefined,
    );
    listener.close();
  });

  test("of which there are very many all come", async () => {
    const listener = await Listener.open(app.url, asPage(owner));
    await workspace.run(
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 450)
       insert into outbox (id, event, record_kind, record_id, version, at) select printf('evt_%026d', i), 'x.many', 'x', 'x_' || i, i, i from n`,
    );
    await log(owner);
    await eventually("all of them", () => (listener.frames.filter(({ event }) => event === "x.many").length >= 450 ? true : undefined));
    listener.close();
  });
});

describe("a socket ends", () => {
  test("with the session that it was opened with, and only with that", async () => {
    const { email, password } = await addPerson(app, "rep");
    const [one, two] = [await Client.signedIn(app.url, email, password), await Client.signedIn(app.url, email, password)];
    const [ofOne, ofTwo] = [await Listener.open(app.url, asPage(one)), await Listener.open(app.url, asPage(two))];
    await one.post("auth/sign-out");
    await ofOne.ended();
    const { id } = await log(owner);
    await ofTwo.heard("activity.created", id);
    expect(ofOne.frames.map((frame) => frame.id)).not.toContain(id);
    ofTwo.close();
  });

  test("with the password", async () => {
    const { email, password } = await addPerson(app, "rep");
    const page = await Client.signedIn(app.url, email, password);
    const listener = await Listener.open(app.url, asPage(page));
    await page.post("me/password", { current: password, next: "vẹt đen trên mái tôn" });
    await listener.ended();
  });

  test("with the key", async () => {
    const { key, id } = (await owner.post<{ key: string; id: string }>("api-keys", { name: "Tai" })).body;
    const goodbye = await awaitingGoodbye(app.url, { authorization: `Bearer ${key}` });
    await owner.delete(`api-keys/${id}`);
    expect(await goodbye(), "the code that tells a page not to come back").toBe(4001);
  });
});

describe("who may not listen", () => {
  const status = async (headers: Record<string, string>) => {
    const { status, connection } = await knock(app.url, headers);
    connection?.destroy();
    return status;
  };

  test("somebody unknown, and a page of another origin", async () => {
    const { cookie } = await signedIn();
    expect(await status({ cookie, origin: app.url })).toBe(101);
    expect(await status({})).toBe(401);
    expect(await status({ authorization: "Bearer rel_wrong" })).toBe(401);
    expect(await status({ cookie: "relata=wrong", origin: app.url })).toBe(401);
    expect(await status({ cookie, origin: "http://localhost:1" })).toBe(403);
    expect(await status({ cookie, origin: "null" })).toBe(403);
    expect(await status({ cookie })).toBe(403);
  });

  test("whoever does not speak WebSocket", async () => {
    expect(await owner.get("realtime")).toMatchObject({ status: 400, body: { code: "bad_request" } });
  });
});
