import { expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "../../src/core/time.ts";
import { sendDueDeliveries } from "../../src/webhooks/sending.ts";
import { FAILING_AT_MOST_MS, RETRY_DELAYS } from "../../src/webhooks/webhooks.rules.ts";
import { webhooksByTheClock } from "./by-the-clock.ts";

/** What comes of a delivery that fails: days of trying again, and the end of it. */

const { app, workspace, clock, receiver, mails, woken, contextAt, run, hook, happen, contact, deliveries, onlyDelivery, state, nextTry } =
  await webhooksByTheClock();

test("ten tries over about 75 hours, under one id and with a fresh time and signature each; then it is off, and people are told", async () => {
  receiver.behave = () => ({ kind: "answer", status: 500, body: "ối" });
  const startedAt = clock.now;
  const { id: webhookId } = await hook();
  const person = await contact();
  const eventId = await happen("contact.created", person);
  await run();
  for (const delay of RETRY_DELAYS) {
    expect(await state()).toBe("on");
    expect(await nextTry()).toSatisfy((waited) => Number(waited) >= delay * 0.9 && Number(waited) <= delay * 1.1);
  }
  expect((clock.now - startedAt) / HOUR).toSatisfy((hours) => Number(hours) > 67 && Number(hours) < 84);
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
  const startedAt = clock.now;
  await run();
  const waits = [];
  while ((await state()) === "on") waits.push(await nextTry());
  expect(clock.now - startedAt).toBeGreaterThanOrEqual(FAILING_AT_MOST_MS);
  expect(waits.every((ms) => ms === DAY)).toBe(true);
  expect(await onlyDelivery()).toMatchObject({ state: "failed" });
});

test("Retry-After is followed, as seconds and as a date, and never makes a try come sooner", async () => {
  await hook();
  const person = await contact();
  const headers = [String(20 * 60), new Date(clock.now + 40 * MINUTE + 5_000).toUTCString(), "1", "-5", "x"];
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
  await workspace.run("update webhooks set state = 'paused', stopped_at = ? where id = ?", clock.now, id);
  const person = await contact();
  await happen("contact.created", person);
  clock.now += 8 * DAY;
  await happen("contact.updated", person);
  await run();
  expect((await deliveries()).map((each) => [each.event, each.state])).toEqual([["contact.created", "missed"]]);
  expect(receiver.received).toEqual([]);
});

test("notices that cannot be mailed are tried with the next runs, and given up", async () => {
  await hook();
  await workspace.run("update webhooks set state = 'disabled', notice_due = 1");
  const failing = contextAt(clock.now);
  failing.ports.sendMail = () => Promise.reject(new Error("no way to send mail"));
  for (const expected of [2, 3, 4, 5, 0]) {
    await sendDueDeliveries(failing, () => clock.now);
    expect(await workspace.row("select notice_due as due from webhooks")).toEqual({ due: expected });
  }
});
