import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Webhook as Verifier } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { audienceOf } from "../../src/access/audience.ts";
import { unlimited } from "../../src/access/policy.rules.ts";
import type { Contact } from "../../src/contacts/contacts.schema.ts";
import { createContact } from "../../src/contacts/contacts.ts";
import type { Context, MailMessage } from "../../src/core/context.ts";
import { Database } from "../../src/core/database.ts";
import { migrate } from "../../src/core/migrate.ts";
import { sweepOutbox } from "../../src/core/outbox.ts";
import { carryFromEdge, safeFetchThrough } from "../../src/core/safe-fetch.ts";
import { open, seal } from "../../src/core/sealed.ts";
import { signerFrom } from "../../src/core/secrets.ts";
import { DAY, HOUR, MINUTE } from "../../src/core/time.ts";
import { ROOT } from "../../src/local/paths.ts";
import { queueDeliveries } from "../../src/webhooks/queueing.ts";
import { sendDueDeliveries } from "../../src/webhooks/sending.ts";
import { FAILING_AT_MOST_MS, RETRY_DELAYS } from "../../src/webhooks/webhooks.rules.ts";
import { createWebhook, rotateSecret } from "../../src/webhooks/webhooks.ts";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import { DatabaseView, databasesOf } from "../support/databases.ts";
import { addPerson } from "../support/people.ts";
import { WebhookReceiver } from "../support/webhook-receiver.ts";

/** Days of failing and trying again, on the real database and over real HTTP, with a clock that is set forward. */

const app = await startApp({ empty: true });
const { url, token } = app.runtime.libsql;
/** A workspace's database of which the Worker knows nothing: only this test moves things in it. */
const DATABASE = "webhooks-by-the-clock";
const workspace = new DatabaseView(`${url}/${DATABASE}/`, token);
const limits = { allowsLoopback: true };
const KEY = "00".repeat(32);
const mails: MailMessage[] = [];
const woken: number[] = [];
let now = Date.now();
let receiver: WebhookReceiver;

beforeAll(async () => {
  receiver = await WebhookReceiver.start();
  await app.runtime.libsql.createDatabase(DATABASE);
  const folder = join(ROOT, "migrations/workspace");
  const files = readdirSync(folder).toSorted();
  const migrations = files.map((file) => ({ name: file.replace(".sql", ""), sql: readFileSync(join(folder, file), "utf8") }));
  await migrate(new Database(`${url}/${DATABASE}/`, token), "workspace_migrations", migrations, now);
  await workspace.run(
    "insert into members (id, name, sort_name, role, created_at, updated_at) values (?, 'Chủ', 'chu', 'owner', 1, 1)",
    ownerId,
  );
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const table of ["webhook_attempts", "webhook_deliveries", "webhooks"]) await workspace.run(`delete from ${table}`);
  receiver.received.length = 0;
  receiver.behave = () => ({ kind: "answer" });
  mails.length = 0;
  woken.length = 0;
});
afterAll(async () => {
  await receiver.close();
  await app.close();
});

/** The owner's context, without a Worker around it. */
function contextAt(at: number): Context {
  const owner = app.setUp.signIn.find(({ role }) => role === "owner");
  return {
    now: at,
    member: { id: ownerId, name: owner?.name ?? "", email: owner?.email ?? "", role: "owner" },
    workspace: app.setUp.workspace,
    db: new Database(`${url}/${DATABASE}/`, token),
    directory: new Database(`${url}/directory/`, token),
    ports: {
      queue: { send: async () => undefined },
      hub: { wakeAt: async (time: number) => void woken.push(time), announce: async () => undefined },
      sendMail: async (mail: MailMessage) => void mails.push(mail),
      safeFetch: safeFetchThrough(carryFromEdge, limits),
      outboundLimits: limits,
      outboundAtOnce: 6,
      signer: signerFrom(KEY),
      vault: {
        seal: (purpose: string, text: string) => seal(KEY, purpose, text),
        open: (purpose: string, text: string) => open(KEY, purpose, text),
      },
      publicUrl: "https://crm.example.vn",
      mailFrom: "relata@example.vn",
    },
    log: () => undefined,
    access: unlimited(ownerId),
    may: () => true,
    defer: () => undefined,
    origin: {},
    ...{ requestId: "test", locale: "vi", via: "system" },
  } as unknown as Context;
}
const ownerId = (await app.owner.get<{ member: Shown }>("me")).body.member.id;

const clock = () => now;
const run = () => sendDueDeliveries(contextAt(now), clock);
const hook = (more: object = {}) => createWebhook(contextAt(now), { url: receiver.url("/hook"), events: ["*"], ...more });

/** An event as a change would leave it in the outbox, given to the webhooks. */
async function happen(event: string, record: { id: string; version: number }, id = `evt_${now}_${Math.random()}`): Promise<string> {
  const kind = event.split(".")[0] ?? "";
  await workspace.run(
    "insert into outbox (id, event, record_kind, record_id, version, at) values (?, ?, ?, ?, ?, ?)",
    ...[id, event, kind, record.id, record.version, now],
  );
  await sweepOutbox(contextAt(now), audienceOf, [queueDeliveries]);
  return id;
}

/** A contact of whom the webhooks have not heard. */
async function contact(name = "Khách"): Promise<Contact> {
  const made = await createContact(contextAt(now), { givenName: name });
  await workspace.run("update outbox set done_at = 1 where done_at is null");
  return made;
}
const deliveries = () => workspace.rows<Record<string, unknown>>("select * from webhook_deliveries order by id");
const onlyDelivery = async () => (await deliveries())[0] as Record<string, number | string | null>;
const state = async () => (await workspace.row<{ state: string }>("select state from webhooks")).state;

/** Sets the clock to when the next try is due, and tries. */
async function nextTry(): Promise<number> {
  const { next_at } = await onlyDelivery();
  const waited = Number(next_at) - now;
  now = Number(next_at);
  await run();
  return waited;
}

test("an event arrives once, signed so that the standard's own library is satisfied", async () => {
  const { secret } = await hook({ events: ["contact.*"] });
  const person = await contact();
  const id = await happen("contact.created", person);
  await happen("company.created", person);
  await run();
  await run();
  expect(receiver.received).toHaveLength(1);
  const [{ headers, body }] = receiver.received as unknown as [{ headers: Record<string, string>; body: string }];
  expect(headers["webhook-id"]).toBe(id);
  expect(new Verifier(secret).verify(body, headers)).toEqual({
    type: "contact.created",
    timestamp: new Date(now).toISOString(),
    data: { id: person.id, kind: "contact", version: 1, record: expect.objectContaining({ id: person.id, name: "Khách" }) },
  });
  expect(() => new Verifier(secret).verify(`${body} `, headers)).toThrow();
  expect(await onlyDelivery()).toMatchObject({ state: "delivered", attempts: 1, last_status: 200 });
});

test("a thin webhook is told what changed, not what it says", async () => {
  await hook({ includesRecord: false });
  const person = await contact();
  await happen("contact.updated", person);
  await run();
  expect(JSON.parse(receiver.received[0]?.body ?? "").data).toEqual({ id: person.id, kind: "contact", version: 1 });
});

test("ten tries over about 75 hours, under one id and with a fresh time and signature each; then it is off, and people are told", async () => {
  receiver.behave = () => ({ kind: "answer", status: 500, body: "ối" });
  const startedAt = now;
  const { id: webhookId } = await hook();
  const person = await contact();
  const eventId = await happen("contact.created", person);
  await run();
  for (const delay of RETRY_DELAYS) {
    expect(await state()).toBe("on");
    expect(await nextTry()).toSatisfy((waited) => Number(waited) >= delay * 0.9 && Number(waited) <= delay * 1.1);
  }
  expect((now - startedAt) / HOUR).toSatisfy((hours) => Number(hours) > 67 && Number(hours) < 84);
  expect(receiver.received).toHaveLength(10);
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"]))).toEqual(new Set([eventId]));
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-timestamp"])).size).toBe(10);
  expect(new Set(receiver.received.map(({ headers }) => headers["webhook-signature"])).size).toBe(10);
  expect(await onlyDelivery()).toMatchObject({ state: "failed", attempts: 10, last_status: 500 });
  expect(await workspace.rows("select attempt, status, answer from webhook_attempts where attempt in (1, 10) order by attempt")).toEqual([
    { attempt: 1, status: 500, answer: "ối" },
    { attempt: 10, status: 500, answer: "ối" },
  ]);
  expect(await workspace.row("select state, reason from webhooks where id = ?", webhookId)).toEqual({
    state: "disabled",
    reason: "failing",
  });
  expect(mails.map(({ to }) => to)).toEqual([[app.setUp.signIn[0]?.email]]);
  expect(Buffer.from(mails[0]?.raw.split("\r\n\r\n")[1] ?? "", "base64").toString()).toContain("https://crm.example.vn/settings/webhooks");
  await run();
  expect(mails).toHaveLength(1);
});

test("while others arrive, one event that nobody wants turns nothing off", async () => {
  receiver.behave = ({ body }) => ({ kind: "answer", status: body.includes("Khó") ? 422 : 200 });
  await hook();
  const [difficult, easy] = [await contact("Khó"), await contact("Dễ")];
  await happen("contact.created", difficult);
  await run();
  for (const [index] of RETRY_DELAYS.entries()) {
    if (index === 4) {
      await happen("contact.created", easy);
      await run();
    }
    await nextTry();
  }
  expect((await deliveries()).map((each) => each.state)).toEqual(["failed", "delivered"]);
  expect([await state(), mails]).toEqual(["on", []]);
});

test("five days of nothing but failure are enough, whatever the schedule says", async () => {
  receiver.behave = () => ({ kind: "answer", status: 503, headers: { "retry-after": "999999999" } });
  await hook();
  const person = await contact();
  await happen("contact.created", person);
  const startedAt = now;
  await run();
  const waits = [];
  while ((await state()) === "on") waits.push(await nextTry());
  expect(now - startedAt).toBeGreaterThanOrEqual(FAILING_AT_MOST_MS);
  expect(waits.every((ms) => ms === DAY)).toBe(true);
  expect(await onlyDelivery()).toMatchObject({ state: "failed" });
});

test("Retry-After is followed, as seconds and as a date, and never makes a try come sooner", async () => {
  await hook();
  const person = await contact();
  const headers = [String(20 * 60), new Date(now + 40 * MINUTE + 5_000).toUTCString(), "1", "-5", "x"];
  receiver.behave = () => ({ kind: "answer", status: 429, headers: { "retry-after": headers.shift() ?? "" } });
  await happen("contact.created", person);
  await run();
  const waits = [];
  for (let tries = 0; tries < 5; tries += 1) waits.push((await nextTry()) / MINUTE);
  expect(waits[0]).toBe(20);
  expect(waits[1]).toBeCloseTo(20, 0);
  expect(waits[2]).toSatisfy((minutes) => Number(minutes) >= 27);
  expect(waits[3]).toSatisfy((minutes) => Number(minutes) >= 108);
});

test("410 says that it is over at once", async () => {
  receiver.behave = () => ({ kind: "answer", status: 410 });
  await hook();
  const person = await contact();
  await happen("contact.created", person);
  await happen("contact.updated", person);
  await workspace.run("update webhook_deliveries set next_at = next_at + 60000 where event = 'contact.updated'");
  await run();
  expect(await workspace.row("select state, reason from webhooks")).toEqual({ state: "disabled", reason: "gone" });
  expect((await deliveries()).map((each) => each.state)).toEqual(["failed", "missed"]);
  expect(mails).toHaveLength(1);
});

test("a redirect, even to the cloud's own metadata, is a failure that nobody follows", async () => {
  receiver.behave = ({ path }) =>
    path === "/hook" ? { kind: "answer", status: 307, headers: { location: receiver.url("/inside") } } : { kind: "answer" };
  await hook();
  await happen("contact.created", await contact());
  await run();
  expect(receiver.received.map(({ path }) => path)).toEqual(["/hook"]);
  expect(await onlyDelivery()).toMatchObject({ state: "waiting", last_status: 307, last_error: "HTTP 307: redirects are not followed" });
});

test.each(["short", "close", "garbage"] as const)("an answer that is none (%s) is tried again", async (kind) => {
  receiver.behave = () => ({ kind });
  await hook();
  await happen("contact.created", await contact());
  await run();
  expect(await onlyDelivery()).toMatchObject({ state: "waiting", tries: 1, last_status: null });
  receiver.behave = () => ({ kind: "answer", status: 204 });
  await nextTry();
  expect(await onlyDelivery()).toMatchObject({ state: "delivered", attempts: 2, last_status: 204, last_error: null });
});

test("a new secret and the one before both sign for a day, then the new one alone", async () => {
  const old = await hook();
  now += MINUTE;
  const fresh = await rotateSecret(contextAt(now), old.id);
  expect(fresh.secret).not.toBe(old.secret);
  const person = await contact();
  const signed = async () => {
    const at = receiver.received.length;
    vi.useFakeTimers({ now, toFake: ["Date"] });
    await happen("contact.updated", person);
    await run();
    const { headers, body } = receiver.received[at] as unknown as { headers: Record<string, string>; body: string };
    const holds = (secret: string) => {
      try {
        return Boolean(new Verifier(secret).verify(body, headers));
      } catch {
        return false;
      }
    };
    const result = [holds(old.secret), holds(fresh.secret), headers["webhook-signature"]?.split(" ").length];
    vi.useRealTimers();
    return result;
  };
  expect(await signed()).toEqual([true, true, 2]);
  now += DAY - 1;
  expect(await signed()).toEqual([true, true, 2]);
  now += 1;
  expect(await signed()).toEqual([false, true, 1]);
});

test("it sees with its maker's eyes: what they may not see is not sent, and when they leave it ends", async () => {
  const maker = await addPerson(app, "admin");
  const { id } = await hook();
  await workspace.run("update webhooks set member_id = ? where id = ?", maker.id, id);
  await happen("contact.created", { id: "con_01H0000000000000000000000X", version: 1 });
  await run();
  expect(await onlyDelivery()).toMatchObject({ state: "skipped", attempts: 0 });
  await databasesOf(app).directory.run("delete from memberships where user_id = ?", maker.id);
  await happen("contact.created", await contact());
  await run();
  expect(receiver.received).toEqual([]);
  expect(await workspace.row("select state, reason from webhooks")).toEqual({ state: "disabled", reason: "maker_left" });
  expect((await deliveries()).map((each) => each.state)).toEqual(["skipped", "missed"]);
});

test("of a record it tells as much as its maker may see, however far their right reaches", async () => {
  const { directory } = databasesOf(app);
  const maker = await addPerson(app, "admin");
  await workspace.run(
    "insert into members (id, name, sort_name, role, created_at, updated_at) values (?, 'M', 'm', 'rep', 1, 1)",
    maker.id,
  );
  const policy = { allows: { "contacts:read": "own" }, hides: { contacts: ["phones", "description"] }, locks: {} };
  await directory.run(
    "insert into roles (id, workspace_id, name, policy, version, created_at, updated_at) values ('rol_own', ?, 'Chỉ của mình', ?, 1, 1, 1)",
    ...[app.setUp.workspace.id, JSON.stringify(policy)],
  );
  await directory.run("update memberships set role = 'rol_own' where user_id = ?", maker.id);
  const { id } = await hook();
  await workspace.run("update webhooks set member_id = ? where id = ?", maker.id, id);
  const [own, other] = [await contact("Của mình"), await contact("Của người khác")];
  await workspace.run("update contacts set owner_id = ?, description = 'kín' where id = ?", maker.id, own.id);
  for (const each of [own, other]) await happen("contact.updated", each);
  await run();
  expect(receiver.received.map(({ body }) => JSON.parse(body).data)).toEqual([
    expect.objectContaining({ id: own.id, record: expect.objectContaining({ name: "Của mình", description: null, phones: [] }) }),
  ]);
  expect((await deliveries()).map((each) => each.state)).toEqual(["delivered", "skipped"]);
});

test("mail and imports are told by id, to who may hear of them", async () => {
  const maker = await addPerson(app, "admin");
  const { id } = await hook();
  await workspace.run("update webhooks set member_id = ? where id = ?", maker.id, id);
  await happen("mail.sent", { id: "mai_1", version: 3 });
  await run();
  expect(JSON.parse(receiver.received[0]?.body ?? "").data).toEqual({ id: "mai_1", kind: "mail", version: 3 });
  await databasesOf(app).directory.run("update memberships set role = 'viewer' where user_id = ?", maker.id);
  await happen("mail.sent", { id: "mai_2", version: 3 });
  await run();
  expect((await deliveries()).map((each) => each.state)).toEqual(["delivered", "skipped"]);
});

test("the same event swept again makes no second delivery", async () => {
  await hook();
  await hook({ url: receiver.url("/other"), events: ["contact.created"] });
  const person = await contact();
  const id = await happen("contact.created", person);
  await workspace.run("update outbox set done_at = null where id = ?", id);
  await Promise.all(Array.from({ length: 5 }, () => sweepOutbox(contextAt(now), audienceOf, [queueDeliveries])));
  await Promise.all(Array.from({ length: 5 }, run));
  expect((await deliveries()).map((each) => [each.event_id, each.state])).toEqual([
    [id, "delivered"],
    [id, "delivered"],
  ]);
  expect(receiver.received).toHaveLength(2);
});

test("twenty runs at once send a message once", async () => {
  await hook();
  await happen("contact.created", await contact());
  await Promise.all(Array.from({ length: 20 }, run));
  expect(receiver.received).toHaveLength(1);
  expect(await workspace.count("webhook_attempts")).toBe(1);
});

test("a try that died half-way is taken over by another, under the same id", async () => {
  await hook();
  const id = await happen("contact.created", await contact());
  await workspace.run("update webhook_deliveries set state = 'sending', attempts = 1, tries = 1, next_at = ?", now + MINUTE);
  await run();
  expect(receiver.received).toHaveLength(0);
  now += MINUTE;
  await run();
  expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual([id]);
  expect(await onlyDelivery()).toMatchObject({ state: "delivered", attempts: 2 });
});

test("the alarm is set for the next try", async () => {
  receiver.behave = () => ({ kind: "answer", status: 500 });
  await hook();
  await happen("contact.created", await contact());
  await run();
  const { next_at } = await onlyDelivery();
  expect(woken.at(-1)).toSatisfy((at) => Number(at) >= Number(next_at) && Number(at) < Number(next_at) + 1_000);
  await nextTry();
  const later = await onlyDelivery();
  expect(woken.at(-1)).toSatisfy((at) => Number(at) >= Number(later.next_at) && Number(at) < Number(later.next_at) + MINUTE);
});

test("while it is off nothing is sent, and what it misses is noted for a week", async () => {
  const { id } = await hook();
  await workspace.run("update webhooks set state = 'paused', stopped_at = ? where id = ?", now, id);
  const person = await contact();
  await happen("contact.created", person);
  now += 8 * DAY;
  await happen("contact.updated", person);
  await run();
  expect((await deliveries()).map((each) => [each.event, each.state])).toEqual([["contact.created", "missed"]]);
  expect(receiver.received).toEqual([]);
});

test("notices that cannot be mailed are tried with the next runs, and given up", async () => {
  await hook();
  await workspace.run("update webhooks set state = 'disabled', notice_due = 1");
  const failing = contextAt(now);
  failing.ports.sendMail = () => Promise.reject(new Error("no way to send mail"));
  for (const expected of [2, 3, 4, 5, 0]) {
    await sendDueDeliveries(failing, clock);
    expect(await workspace.row("select notice_due as due from webhooks")).toEqual({ due: expected });
  }
});
