import { afterAll, afterEach, expect, test, vi } from "vitest";
import type { Env, QueueMessage } from "../../src/core/env.ts";
import { startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";

/** What the queue's consumer does with each message of a batch, with a hub that fails when it is told to. */

const { queue } = await import("../../functions/queue.ts");

const app = await startApp({ empty: true });
const { workspace } = databasesOf(app);
const { url, token } = app.runtime.libsql;
const workspaceId = app.setUp.workspace.id;
const announced: unknown[] = [];
let hubFails = false;
afterAll(() => app.close());
afterEach(() => {
  hubFails = false;
  announced.length = 0;
});

const hub = {
  announce: async (frames: unknown[]) => {
    if (hubFails) throw new Error("the hub is away");
    announced.push(...frames);
  },
};
const env = {
  ...{ DIRECTORY_URL: `${url}/directory/`, DIRECTORY_TOKEN: token, DATABASE_TOKEN: token, MASTER_KEY: "00", PUBLIC_URL: app.url },
  HUB: { idFromName: (name: string) => name, get: () => hub },
} as unknown as Env;

const OUTBOX: QueueMessage = { kind: "outbox", workspaceId };

async function consume(bodies: QueueMessage[], { name = "relata-events", attempts = 1 } = {}) {
  const outcomes: unknown[] = [];
  const messages = bodies.map((body, index) => ({
    ...{ id: `${index}`, timestamp: new Date(), body, attempts },
    ack: () => outcomes.push("ack"),
    retry: (options?: { delaySeconds: number }) => outcomes.push(options?.delaySeconds),
  }));
  const batch = { queue: name, messages, ackAll: () => undefined, retryAll: () => undefined } as unknown as MessageBatch<QueueMessage>;
  await queue(batch, env, {
    waitUntil: () => undefined,
    passThroughOnException: () => undefined,
    props: {},
  } as unknown as ExecutionContext);
  return outcomes;
}

const addEvent = (id: string) =>
  workspace.run("insert into outbox (id, event, record_kind, record_id, version, at) values (?, 'x.happened', 'x', 'x', 1, 1)", id);
const isDone = async (id: string) =>
  (await workspace.row<{ done_at: number | null }>("select done_at from outbox where id = ?", id)).done_at !== null;

test("a message is acknowledged when its work is done", async () => {
  await addEvent("evt_1");
  expect(await consume([OUTBOX])).toEqual(["ack"]);
  const frame = { event: "x.happened", kind: "x", id: "x", version: 1, records: [] };
  expect([announced, await isDone("evt_1")]).toEqual([[{ frame, noun: undefined, audience: { own: [], team: [], only: [] } }], true]);
});

test("the same message many times in a batch is done once", async () => {
  await addEvent("evt_2");
  expect(await consume([OUTBOX, OUTBOX, OUTBOX])).toEqual(["ack", "ack", "ack"]);
  expect(announced).toHaveLength(1);
});

test("what fails is tried again, later each time, and its events stay undone", async () => {
  await addEvent("evt_3");
  hubFails = true;
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  const delays = [];
  for (const attempts of [1, 2, 3, 5, 9]) delays.push(...(await consume([OUTBOX], { attempts })));
  expect([delays, await isDone("evt_3")]).toEqual([[2, 4, 8, 32, 60], false]);
  hubFails = false;
  await consume([OUTBOX]);
  expect(await isDone("evt_3")).toBe(true);
});

test("one that fails takes no other with it", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  hubFails = true;
  await addEvent("evt_4");
  expect(await consume([OUTBOX, { kind: "mail", workspaceId }])).toEqual([2, "ack"]);
});

test("a message of a workspace that is no more is dropped", async () => {
  expect(await consume([{ kind: "outbox", workspaceId: "wsp_gone" }])).toEqual(["ack"]);
});

test("what came to the dead letter queue is written down, each", async () => {
  expect(await consume([OUTBOX, OUTBOX], { name: "relata-dead" })).toEqual(["ack", "ack"]);
  const letters = await workspace.rows<{ body: string }>("select body from dead_letters");
  expect(letters.map(({ body }) => JSON.parse(body))).toEqual([OUTBOX, OUTBOX]);
});
