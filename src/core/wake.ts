import type { Context } from "./context.ts";

/** Changes that come within so short a time share one message. */
const GAP_MS = 100;
/** The alarm goes off ten to forty seconds after a change, so that its audit is sealed within a minute; changes of half a minute share it. */
const ALARM_GRID_MS = 30_000;
const ALARM_AFTER_MS = 10_000;

/** By workspace, as far as this isolate has asked: when the newest message leaves, and the newest alarm that is set. */
const messageTimes = new Map<string, number>();
const alarmTimes = new Map<string, number>();

/**
 * Has the outbox swept: soon, by a message to the queue, and later by an alarm of the workspace's Durable Object, should the queue have lost
 * the message. To be called after the commit: a message that another change asked for is relied on only while it has still to leave.
 */
export function wakeConsumers(ctx: Context): void {
  const now = Date.now();
  sendMessage(ctx, now);
  setAlarm(ctx, now);
}

/** Has the audit sealed by the next alarm. To be called after the commit. */
export const wakeSealer = (ctx: Context): void => setAlarm(ctx, Date.now());

function sendMessage(ctx: Context, now: number): void {
  const { id } = ctx.workspace;
  const newest = messageTimes.get(id) ?? 0;
  if (newest > now) return;
  const at = Math.max(now, newest + GAP_MS);
  messageTimes.set(id, at);
  ctx.defer(waitFor(at - now).then(() => ctx.ports.queue.send({ kind: "outbox", workspaceId: id })));
}

function setAlarm(ctx: Context, now: number): void {
  const { id } = ctx.workspace;
  const at = Math.ceil((now + ALARM_AFTER_MS) / ALARM_GRID_MS) * ALARM_GRID_MS;
  if (alarmTimes.get(id) === at) return;
  ctx.defer(ctx.ports.hub.wakeAt(at).then(() => alarmTimes.set(id, at)));
}

async function waitFor(ms: number): Promise<void> {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}
