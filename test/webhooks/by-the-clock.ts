import { afterAll, afterEach, vi } from "vitest";
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
import { queueDeliveries } from "../../src/webhooks/queueing.ts";
import { sendDueDeliveries } from "../../src/webhooks/sending.ts";
import { createWebhook } from "../../src/webhooks/webhooks.ts";
import type { Shown } from "../records/kinds.ts";
import { type App, startApp } from "../support/app.ts";
import { DatabaseView } from "../support/databases.ts";
import { migrationsIn } from "../support/migrations.ts";
import { WebhookReceiver } from "../support/webhook-receiver.ts";

/** Webhooks with a clock that is set forward, on the real database and over real HTTP. */

/** A workspace's database of which the Worker knows nothing: only the test moves things in it. */
const DATABASE = "webhooks-by-the-clock";
const limits = { allowsLoopback: true };
const KEY = "00".repeat(32);

export async function webhooksByTheClock() {
  const app = await startApp({ empty: true });
  const { url, token } = app.runtime.libsql;
  const workspace = new DatabaseView(`${url}/${DATABASE}/`, token);
  const ownerId = (await app.owner.get<{ member: Shown }>("me")).body.member.id;
  const mails: MailMessage[] = [];
  const woken: number[] = [];
  const clock = { now: Date.now() };
  const receiver = await WebhookReceiver.start();
  await openDatabase(app, workspace, ownerId);
  const contextAt = (at: number) => contextOf(app, ownerId, { mails, woken }, at);

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

  const run = () => sendDueDeliveries(contextAt(clock.now), () => clock.now);
  const hook = (more: object = {}) => createWebhook(contextAt(clock.now), { url: receiver.url("/hook"), events: ["*"], ...more });

  /** An event as a change would leave it in the outbox, given to the webhooks. */
  async function happen(event: string, record: { id: string; version: number }, id = `evt_${clock.now}_${Math.random()}`): Promise<string> {
    const kind = event.split(".")[0] ?? "";
    await workspace.run(
      "insert into outbox (id, event, record_kind, record_id, version, at) values (?, ?, ?, ?, ?, ?)",
      ...[id, event, kind, record.id, record.version, clock.now],
    );
    await sweepOutbox(contextAt(clock.now), audienceOf, [queueDeliveries]);
    return id;
  }

  /** A contact of whom the webhooks have not heard. */
  async function contact(name = "Khách"): Promise<Contact> {
    const made = await createContact(contextAt(clock.now), { givenName: name });
    await workspace.run("update outbox set done_at = 1 where done_at is null");
    return made;
  }
  const deliveries = () => workspace.rows<Record<string, unknown>>("select * from webhook_deliveries order by id");
  const onlyDelivery = async () => (await deliveries())[0] as Record<string, number | string | null>;
  const state = async () => (await workspace.row<{ state: string }>("select state from webhooks")).state;

  /** Sets the clock to when the next try is due, and tries. */
  async function nextTry(): Promise<number> {
    const { next_at } = await onlyDelivery();
    const waited = Number(next_at) - clock.now;
    clock.now = Number(next_at);
    await run();
    return waited;
  }
  return { app, workspace, clock, receiver, mails, woken, contextAt, run, hook, happen, contact, deliveries, onlyDelivery, state, nextTry };
}

async function openDatabase(app: App, workspace: DatabaseView, ownerId: string): Promise<void> {
  const { url, token } = app.runtime.libsql;
  await app.runtime.libsql.createDatabase(DATABASE);
  await migrate(new Database(`${url}/${DATABASE}/`, token), "workspace_migrations", migrationsIn("workspace"), Date.now());
  await workspace.run(
    "insert into members (id, name, sort_name, role, created_at, updated_at) values (?, 'Chủ', 'chu', 'owner', 1, 1)",
    ownerId,
  );
}

/** The owner's context, without a Worker around it; what it mails and when it wants to be woken is kept. */
function contextOf(app: App, ownerId: string, { mails, woken }: { mails: MailMessage[]; woken: number[] }, at: number): Context {
  const { url, token } = app.runtime.libsql;
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
