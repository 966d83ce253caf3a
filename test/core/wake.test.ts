import { expect, test } from "vitest";
import type { Context } from "../../src/core/context.ts";
import { wakeConsumers } from "../../src/core/wake.ts";

/** A workspace whose messages and alarms are only written down. */
function workspace(id: string) {
  const sent: number[] = [];
  const alarms: number[] = [];
  const deferred: Promise<unknown>[] = [];
  const ctx = {
    workspace: { id, name: id },
    ports: { queue: { send: async () => void sent.push(Date.now()) }, hub: { wakeAt: async (at: number) => void alarms.push(at) } },
    defer: (work: Promise<unknown>) => void deferred.push(work),
  } as unknown as Context;
  return { ctx, sent, alarms, settle: () => Promise.all(deferred) };
}

test("a single change sends its message at once", async () => {
  const { ctx, sent, alarms, settle } = workspace("one");
  wakeConsumers(ctx);
  await settle();
  expect(sent).toHaveLength(1);
  expect(alarms).toHaveLength(1);
});

test("of changes close together the last is always followed by a message", async () => {
  const { ctx, sent, alarms, settle } = workspace("many");
  let lastChange = 0;
  for (let change = 0; change < 30; change += 1) {
    lastChange = Date.now();
    wakeConsumers(ctx);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await settle();
  expect(sent.at(-1)).toBeGreaterThanOrEqual(lastChange);
  expect(sent.length).toBeLessThan(10);
  expect(alarms.length).toBeLessThanOrEqual(2);
});

test("the alarm goes off ten to forty seconds after the change, and a failed wish is made again", async () => {
  const { ctx, alarms, settle } = workspace("failing");
  const { hub } = ctx.ports;
  const works = hub.wakeAt;
  hub.wakeAt = () => Promise.reject(new Error("out of reach"));
  wakeConsumers(ctx);
  await settle().catch(() => undefined);
  hub.wakeAt = works;
  wakeConsumers(ctx);
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(alarms).toHaveLength(1);
  expect(alarms[0]).toBeGreaterThanOrEqual(Date.now() - 200 + 10_000);
  expect(alarms[0]).toBeLessThanOrEqual(Date.now() + 40_000);
});

test("workspaces do not wait for each other", async () => {
  const [one, other] = [workspace("left"), workspace("right")];
  wakeConsumers(one.ctx);
  wakeConsumers(other.ctx);
  await Promise.all([one.settle(), other.settle()]);
  expect([one.sent.length, other.sent.length]).toEqual([1, 1]);
});
