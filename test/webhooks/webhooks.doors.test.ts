import { Webhook as Verifier } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, postForm } from "../oauth/flow.ts";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { addPerson } from "../support/people.ts";
import { WebhookReceiver } from "../support/webhook-receiver.ts";

/** Webhooks as an admin meets them: made, told, looked at, replayed, turned off; on the real Worker, over real HTTP. */

const app = await startApp({ empty: true, env: { ALLOW_LOCAL_WEBHOOKS: "true" } });
const { workspace, directory } = databasesOf(app);
const { owner } = app;
let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await WebhookReceiver.start();
});
afterAll(async () => {
  await receiver.close();
  await app.close();
});

interface Hook extends Shown {
  secret: string;
  state: string;
  url: string;
  memberId: string;
  reason: string | null;
}
interface Delivery extends Shown {
  state: string;
  event: string;
  eventId: string;
  attempts: number;
  body: string | null;
  tries: { status: number | null; answer: string; error: string | null; attempt: number }[];
}

let paths = 0;
async function makeHook(more: Record<string, unknown> = {}): Promise<Hook & { path: string }> {
  paths += 1;
  const path = `/${paths}`;
  const answer = await owner.post<Hook>("webhooks", { url: receiver.url(path), events: ["contact.*"], ...more });
  expect([answer.status, answer.body]).toEqual([201, expect.objectContaining({ state: "on" })]);
  return { ...answer.body, path };
}
const makeContact = async (givenName: string) => (await owner.post<Shown>("contacts", { givenName })).body;
const arrives = (path: string, count = 1) =>
  eventually(`${count} at ${path}`, () => (receiver.at(path).length >= count ? receiver.at(path) : undefined));
const log = async (id: string, query = "") => (await owner.get<{ items: Delivery[] }>(`webhooks/${id}/deliveries${query}`)).body.items;
const drop = async ({ id }: Shown) => {
  const { body } = await owner.get<Hook>(`webhooks/${id}`);
  await owner.delete(`webhooks/${id}`, { version: body.version });
};

test("a change arrives at its receiver within moments, signed with the secret that was shown once", async () => {
  const hook = await makeHook();
  const person = await makeContact("Ánh");
  const [message] = await arrives(hook.path);
  const headers = message?.headers as Record<string, string>;
  expect(new Verifier(hook.secret).verify(message?.body ?? "", headers)).toMatchObject({
    type: "contact.created",
    data: { id: person.id, kind: "contact", version: 1, record: { givenName: "Ánh" } },
  });
  const { secrets } = await workspace.row<{ secrets: string }>("select secrets from webhooks where id = ?", hook.id);
  expect(secrets).not.toContain(hook.secret.slice(6, 20));
  expect((await owner.get<Hook>(`webhooks/${hook.id}`)).body).not.toHaveProperty("secret");
  expect(JSON.stringify(await directory.rows("select * from account_events"))).not.toContain(hook.secret);
  await drop(hook);
});

test("who hangs holds up nobody else", async () => {
  receiver.behave = ({ path }) => (path.startsWith("/slow") ? { kind: "hang" } : { kind: "answer" });
  const slow = await Promise.all([1, 2, 3].map((n) => makeHook({ url: receiver.url(`/slow${n}`) })));
  const quick = await makeHook();
  for (let n = 0; n < 4; n += 1) await makeContact(`Đầu ${n}`);
  const startedAt = Date.now();
  await arrives(quick.path, 4);
  for (let n = 0; n < 4; n += 1) {
    await makeContact(`Sau ${n}`);
    await arrives(quick.path, 5 + n);
  }
  expect(Date.now() - startedAt).toBeLessThan(10_000);
  for (const hook of [...slow, quick]) await drop(hook);
  receiver.behave = () => ({ kind: "answer" });
});

describe("the log", () => {
  test("says what was told, what was answered, and what failed", async () => {
    const hook = await makeHook();
    receiver.behave = () => ({ kind: "answer", status: 500, body: "<b>máy chủ lỗi</b>" });
    await makeContact("Bình");
    await arrives(hook.path);
    const [first] = await eventually("a noted try", async () => {
      const items = await log(hook.id);
      return items[0]?.state === "waiting" && items[0].attempts === 1 ? items : undefined;
    });
    const detail = (await owner.get<Delivery>(`webhook-deliveries/${first?.id}`)).body;
    expect(detail).toMatchObject({
      event: "contact.created",
      tries: [{ attempt: 1, status: 500, answer: "<b>máy chủ lỗi</b>", error: "HTTP 500" }],
    });
    expect(JSON.parse(detail.body ?? "")).toMatchObject({ type: "contact.created", data: { record: { givenName: "Bình" } } });
    expect(await log(hook.id, "?failed=true")).toEqual([]);
    await workspace.run("update webhook_deliveries set state = 'failed' where id = ?", first?.id ?? "");
    expect((await log(hook.id, "?failed=true")).map(({ id }) => id)).toEqual([first?.id]);
    await drop(hook);
    receiver.behave = () => ({ kind: "answer" });
  });

  test("goes page by page, newest first", async () => {
    const hook = await makeHook();
    for (const name of ["Một", "Hai", "Ba"]) await makeContact(name);
    await arrives(hook.path, 3);
    const page = (await owner.get<{ items: Delivery[]; nextCursor: string }>(`webhooks/${hook.id}/deliveries?limit=2`)).body;
    const next = (await owner.get<{ items: Delivery[] }>(`webhooks/${hook.id}/deliveries?limit=2&cursor=${page.nextCursor}`)).body;
    expect([page.items.length, next.items.length]).toEqual([2, 1]);
    expect([...page.items, ...next.items].map(({ id }) => id)).toEqual((await log(hook.id)).map(({ id }) => id));
    await drop(hook);
  });

  test("forgets after thirty days", async () => {
    const hook = await makeHook();
    await makeContact("Cũ");
    await arrives(hook.path);
    await eventually("a delivered one", async () => ((await log(hook.id))[0]?.state === "delivered" ? true : undefined));
    await workspace.run("update webhook_deliveries set created_at = created_at - ? where webhook_id = ?", 31 * 86_400_000, hook.id);
    await app.runtime.runScheduled();
    expect(await log(hook.id)).toEqual([]);
    expect(await workspace.count("webhook_attempts", "delivery_id not in (select id from webhook_deliveries)")).toBe(0);
    await drop(hook);
  });
});

describe("replay", () => {
  test("sends one message again under its own id", async () => {
    const hook = await makeHook();
    await makeContact("Lại");
    await arrives(hook.path);
    const delivered = await eventually("a delivered one", async () => (await log(hook.id)).find(({ state }) => state === "delivered"));
    expect(await owner.post(`webhook-deliveries/${delivered.id}/replay`)).toMatchObject({ status: 202, body: { state: "waiting" } });
    const messages = await arrives(hook.path, 2);
    expect(new Set(messages.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    await drop(hook);
  });

  test("sends all again that failed or was missed since then, when it is on again", async () => {
    const hook = await makeHook();
    await workspace.run("update webhooks set state = 'disabled', reason = 'failing', stopped_at = ? where id = ?", Date.now(), hook.id);
    const since = Date.now();
    for (const name of ["Lỡ một", "Lỡ hai"]) await makeContact(name);
    await eventually("two missed", async () => ((await log(hook.id, "?failed=true")).length === 2 ? true : undefined));
    expect(await owner.post(`webhooks/${hook.id}/replay`, { since })).toMatchObject({ status: 409 });
    expect(await owner.post(`webhooks/${hook.id}/test`)).toMatchObject({ status: 409 });
    const on = await owner.patch<Hook>(`webhooks/${hook.id}`, { state: "on" }, { version: hook.version });
    expect(on.body).toMatchObject({ state: "on", reason: null, stoppedAt: null });
    expect(await owner.post(`webhooks/${hook.id}/replay`, { since: since + 3_600_000 })).toMatchObject({ body: { replayed: 0 } });
    expect(await owner.post(`webhooks/${hook.id}/replay`, { since })).toMatchObject({ status: 202, body: { replayed: 2 } });
    await arrives(hook.path, 2);
    await drop(hook);
  });

  test("the test button sends a message that says nothing", async () => {
    const hook = await makeHook({ events: ["deal.*"] });
    expect(await owner.post(`webhooks/${hook.id}/test`)).toMatchObject({ status: 202, body: { event: "webhook.ping" } });
    const [message] = await arrives(hook.path);
    expect(JSON.parse(message?.body ?? "")).toMatchObject({ type: "webhook.ping", data: { id: hook.id, kind: "webhook" } });
    await drop(hook);
  });
});

test("the same POST twice makes one, and the repeat does not know the secret", async () => {
  const input = { url: receiver.url("/twice"), events: ["contact.*"] };
  const first = await owner.post<Hook>("webhooks", input, { idempotencyKey: "one-hook" });
  const again = await owner.post<Hook>("webhooks", input, { idempotencyKey: "one-hook" });
  expect([again.body.id, again.body.secret, again.headers.get("idempotency-replayed")]).toEqual([first.body.id, "", "true"]);
  await drop(first.body);
});

test.each([
  ["url", "http://example.com/hook"],
  ["url", "https://169.254.169.254/latest/meta-data/"],
  ["url", "https://167772161/"],
  ["url", "https://[::ffff:10.0.0.1]/"],
  ["url", "https://user:pw@example.com/"],
  ["url", "https://metadata.google.internal/"],
  ["url", "x"],
  ["events", []],
  ["events", ["contact"]],
  ["events", ["contact.exploded"]],
  ["events", ["__proto__.*"]],
  ["secret", "mine"],
])("%s: %j is refused when it is made, and when it is changed", async (field, value) => {
  const made = await owner.post<{ fields: object }>("webhooks", { url: receiver.url("/bad"), events: ["*"], [field]: value });
  expect([made.status, Object.keys(made.body.fields)[0]?.split(".")[0]]).toEqual([422, field]);
  const hook = await makeHook();
  expect((await owner.patch(`webhooks/${hook.id}`, { [field]: value }, { version: hook.version })).status).toBe(422);
  await drop(hook);
});

test("whoever changes it becomes its maker; a stale change is refused; acts are on record", async () => {
  const admin = await addPerson(app, "admin");
  const hook = await makeHook();
  expect((await admin.client.patch(`webhooks/${hook.id}`, {}, {})).status).toBe(428);
  const edited = await admin.client.patch<Hook>(`webhooks/${hook.id}`, { description: "Kế toán" }, { version: 1 });
  expect(edited.body).toMatchObject({ memberId: admin.id, version: 2, description: "Kế toán" });
  expect((await owner.patch(`webhooks/${hook.id}`, { description: "Khác" }, { version: 1 })).status).toBe(412);
  expect((await owner.post(`webhooks/${hook.id}/rotate`)).status).toBe(200);
  await drop(hook);
  const acts = await directory.rows<{ action: string }>("select action from account_events where target = ? order by id", hook.id);
  expect(acts.map(({ action }) => action)).toEqual(["webhook.created", "webhook.updated", "webhook.secret_rotated", "webhook.deleted"]);
  expect(await workspace.count("webhook_deliveries", "webhook_id = ?", hook.id)).toBe(0);
});

test("of twenty changes at once one wins", async () => {
  const hook = await makeHook();
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => owner.patch(`webhooks/${hook.id}`, { description: `Lần ${n}` }, { version: 1 })),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(19).fill(412)]);
  await drop(hook);
});

test("managers and below may not so much as look", async () => {
  const manager = await addPerson(app, "manager");
  for (const path of ["webhooks", "webhooks/whk_01H0000000000000000000000X", "webhook-deliveries/dlv_01H0000000000000000000000X"])
    expect([path, (await manager.client.get(path)).status]).toEqual([path, 403]);
});

describe("a webhook that a key or an app made", () => {
  const made = async (client: Client, path: string) =>
    (await client.post<Hook>("webhooks", { url: receiver.url(path), events: ["contact.*", "company.*"] })).body;
  const newKey = async (scopes: string[]) => {
    const { body } = await owner.post<{ id: string; key: string }>("api-keys", { name: "Tích hợp", scopes });
    return { id: body.id, client: Client.withKey(app.url, body.key) };
  };
  const stopped = (id: string) =>
    eventually("a webhook that is off", async () => {
      const { body } = await owner.get<Hook>(`webhooks/${id}`);
      return body.state === "disabled" ? body : undefined;
    });

  test("hears no more than the key's scopes let it read, and neither does its log", async () => {
    const { client } = await newKey(["webhooks:write", "companies:read"]);
    const hook = await made(client, "/scoped");
    const ofOwner = await makeHook();
    await makeContact("Kín");
    await owner.post("companies", { name: "Hở" });
    const [message] = await arrives("/scoped");
    expect(JSON.parse(message?.body ?? "")).toMatchObject({ type: "company.created", data: { record: { name: "Hở" } } });
    const seen = await eventually("both are done", async () => {
      const items = await log(hook.id);
      return items.length === 2 && items.every(({ state }) => ["delivered", "skipped"].includes(state)) ? items : undefined;
    });
    expect(seen.map(({ event, state }) => [event, state]).toSorted()).toEqual([
      ["company.created", "delivered"],
      ["contact.created", "skipped"],
    ]);
    await arrives(ofOwner.path);
    const [told] = await log(ofOwner.id);
    expect((await client.get<Delivery>(`webhook-deliveries/${told?.id}`)).body).toMatchObject({ event: "contact.created", body: null });
    expect((await owner.get<Delivery>(`webhook-deliveries/${told?.id}`)).body.body).toContain("Kín");
    await drop(hook);
    await drop(ofOwner);
  });

  test("is turned off when the key is revoked, and goes on in the name of who turns it on again", async () => {
    const key = await newKey(["write"]);
    const hook = await made(key.client, "/revoked");
    expect((await owner.delete(`api-keys/${key.id}`)).status).toBe(200);
    const off = (await owner.get<Hook>(`webhooks/${hook.id}`)).body;
    expect(off).toMatchObject({ state: "disabled", reason: "access_ended", credentialId: key.id, scopes: ["write"] });
    await eventually("the notice is sent", async () =>
      (await workspace.count("webhooks", "id = ? and notice_due = 0", hook.id)) === 1 ? true : undefined,
    );
    const on = await owner.patch<Hook>(`webhooks/${hook.id}`, { state: "on" }, { version: off.version });
    expect(on.body).toMatchObject({ state: "on", reason: null, credentialId: null, scopes: null });
    await makeContact("Tiếp");
    await arrives("/revoked");
    await drop(hook);
  });

  test("is turned off when its member, an admin or the app itself disconnects the app", async () => {
    const apiApp = () => connect(app, owner, { resource: app.url });
    const ways: ((app: Awaited<ReturnType<typeof apiApp>>) => Promise<unknown>)[] = [
      ({ clientId }) => owner.delete(`connected-apps/${clientId}`),
      ({ clientId }) => owner.delete(`apps/${clientId}`),
      ({ clientId, refresh_token }) => postForm(app, "/oauth/revoke", { token: refresh_token, client_id: clientId }),
    ];
    for (const [n, disconnect] of ways.entries()) {
      const connected = await apiApp();
      const hook = await made(Client.withKey(app.url, connected.access_token), `/disconnected${n}`);
      expect(hook).toMatchObject({ state: "on", scopes: expect.arrayContaining(["read", "contacts:write"]) });
      await disconnect(connected);
      await makeContact("Sau khi ngắt");
      expect(await stopped(hook.id)).toMatchObject({ reason: "access_ended" });
      expect(receiver.at(`/disconnected${n}`)).toEqual([]);
      await drop(hook);
    }
  });

  test("ends with the key that has run out", async () => {
    const key = await newKey(["write"]);
    const hook = await made(key.client, "/expired");
    await directory.run("update api_keys set expires_at = ? where id = ?", Date.now() - 1, key.id);
    await makeContact("Hết hạn");
    expect(await stopped(hook.id)).toMatchObject({ reason: "access_ended" });
    expect(receiver.at("/expired")).toEqual([]);
    await drop(hook);
  });
});

test("nothing failed inside", () => expect(app.logged().filter(({ level }) => level === "error")).toEqual([]));
