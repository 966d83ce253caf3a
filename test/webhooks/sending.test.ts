import { Webhook as Verifier } from "standardwebhooks";
import { expect, test, vi } from "vitest";
import { audienceOf } from "../../src/access/audience.ts";
import { sweepOutbox } from "../../src/core/outbox.ts";
import { DAY, MINUTE } from "../../src/core/time.ts";
import { queueDeliveries } from "../../src/webhooks/queueing.ts";
import { rotateSecret } from "../../src/webhooks/webhooks.ts";
import { databasesOf } from "../support/databases.ts";
import { addPerson } from "../support/people.ts";
import { webhooksByTheClock } from "./by-the-clock.ts";

/** What a webhook is sent: once, signed, and no more than its maker may see. */

const { app, workspace, clock, receiver, contextAt, run, hook, happen, contact, deliveries, onlyDelivery } = await webhooksByTheClock();

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
    timestamp: new Date(clock.now).toISOString(),
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

test("a redirect, even to the cloud's own metadata, is a failure that nobody follows", async () => {
  receiver.behave = ({ path }) =>
    path === "/hook" ? { kind: "answer", status: 307, headers: { location: receiver.url("/inside") } } : { kind: "answer" };
  await hook();
  await happen("contact.created", await contact());
  await run();
  expect(receiver.received.map(({ path }) => path)).toEqual(["/hook"]);
  expect(await onlyDelivery()).toMatchObject({ state: "waiting", last_status: 307, last_error: "HTTP 307: redirects are not followed" });
});

test("a new secret and the one before both sign for a day, then the new one alone", async () => {
  const old = await hook();
  clock.now += MINUTE;
  const fresh = await rotateSecret(contextAt(clock.now), old.id);
  expect(fresh.secret).not.toBe(old.secret);
  const person = await contact();
  const signed = async () => {
    const at = receiver.received.length;
    vi.useFakeTimers({ now: clock.now, toFake: ["Date"] });
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
  clock.now += DAY - 1;
  expect(await signed()).toEqual([true, true, 2]);
  clock.now += 1;
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
  await Promise.all(Array.from({ length: 5 }, () => sweepOutbox(contextAt(clock.now), audienceOf, [queueDeliveries])));
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
  await workspace.run("update webhook_deliveries set state = 'sending', attempts = 1, tries = 1, next_at = ?", clock.now + MINUTE);
  await run();
  expect(receiver.received).toHaveLength(0);
  clock.now += MINUTE;
  await run();
  expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual([id]);
  expect(await onlyDelivery()).toMatchObject({ state: "delivered", attempts: 2 });
});
