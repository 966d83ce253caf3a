import type { Context } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import { newId } from "../core/ids.ts";
import type { OutboxConsumer, OutboxEvent } from "../core/outbox.ts";
import { insertTuples } from "../core/rows.ts";
import { DAY } from "../core/time.ts";
import { matchesEvent } from "./webhooks.rules.ts";

/** So long what a webhook misses while it is off is noted for it. */
const NOTED_WHILE_OFF_MS = 7 * DAY;

const COLUMNS = [
  ...["id", "webhook_id", "event_id", "event", "record_kind", "record_id", "record_version", "event_at"],
  ...["state", "next_at", "created_at"],
];

interface Listener {
  id: string;
  events: string;
  state: string;
  created_at: number;
}

/** One row for each webhook that asked for the event, written with the event's being done; the same event again makes no second row. */
export const queueDeliveries: OutboxConsumer = async (ctx, events) => {
  const listeners = await ctx.db.rows<Listener>({
    sql: "select id, events, state, created_at from webhooks where state = 'on' or stopped_at > ?",
    args: [ctx.now - NOTED_WHILE_OFF_MS],
  });
  const tuples = listeners.flatMap((listener) => {
    const patterns = JSON.parse(listener.events) as string[];
    const asked = events.filter(({ event, at }) => at >= listener.created_at && matchesEvent(patterns, event));
    return asked.map((event) => deliveryTuple(ctx, listener.id, event, listener.state === "on" ? "waiting" : "missed"));
  });
  return tuples.length > 0 ? [insertDeliveries(tuples)] : [];
};

type DeliveryTuple = (string | number)[];

export const deliveryTuple = (ctx: Context, webhookId: string, event: OutboxEvent, state: "waiting" | "missed"): DeliveryTuple => [
  ...[newId("delivery", ctx.now), webhookId, event.id, event.event, event.record_kind, event.record_id, event.version, event.at],
  ...[state, ctx.now, ctx.now],
];

export const insertDeliveries = (tuples: DeliveryTuple[]): Statement =>
  insertTuples("webhook_deliveries", COLUMNS, tuples, "on conflict (webhook_id, event_id) do nothing");

/** Has what is due sent, if anything is: after each sweep, so the message, the alarm and cron that sweep the outbox serve this too. */
export async function wakeWebhooks(ctx: Context): Promise<void> {
  const [due] = await ctx.db.rows<{ found: number }>({
    sql: `select 1 as found from webhooks w where w.notice_due > 0 or (w.state = 'on' and exists (
      select 1 from webhook_deliveries d where d.webhook_id = w.id and d.state in ('waiting', 'sending') and d.next_at <= ?))
      union all select 1 from inbound_hooks where notice_due > 0 union all select 1 from forms where notice_due > 0 limit 1`,
    args: [Math.max(ctx.now, Date.now())],
  });
  if (due) await ctx.ports.queue.send({ kind: "webhooks", workspaceId: ctx.workspace.id });
}
