import { sql } from "drizzle-orm";
import { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import { guard, type Statement } from "../core/database.ts";
import type { Page } from "../core/fields.schema.ts";
import { notFound } from "../core/get.ts";
import { newId } from "../core/ids.ts";
import { pageSql, type Sort, toPage } from "../core/pages.ts";
import { Refusal } from "../core/refusal.ts";
import { plain, select } from "../core/select.ts";
import { contextOfMaker } from "../identity/member-context.ts";
import { payloadFor } from "./payload.ts";
import { deliveryTuple, insertDeliveries } from "./queueing.ts";
import { PING } from "./webhooks.rules.ts";
import type { Delivery, DeliveryDetail, DeliveryQuery } from "./webhooks.schema.ts";
import { type DeliveryRow, type WebhookRow, webhookDeliveries, webhooks } from "./webhooks.table.ts";
import { getWebhookRow } from "./webhooks.ts";

const NEWEST: Sort<DeliveryRow> = { by: sql`webhook_deliveries.id`, descending: true, valueOf: ({ id }) => id };
/** What a webhook may be told again in one go. */
const MOST_REPLAYED = 10_000;

/** What a webhook was told, newest first. */
export async function listDeliveries(ctx: Context, webhookId: string, query: DeliveryQuery): Promise<Page<Delivery>> {
  await getWebhookRow(ctx, { id: webhookId });
  const name = `deliveries of ${webhookId}${query.failed ? ", failed" : ""}`;
  const { after, order } = pageSql(ctx, name, NEWEST, sql`webhook_deliveries.id`, query.cursor);
  const asked = query.failed ? sql`webhook_id = ${webhookId} and state in ('failed', 'missed')` : sql`webhook_id = ${webhookId}`;
  const where = after ? sql`${asked} and ${after}` : asked;
  const rows = await ctx.db.all(select(webhookDeliveries, sql`where ${where} order by ${order} limit ${query.limit + 1}`));
  const page = toPage(ctx, name, NEWEST, rows, query.limit);
  return { ...page, items: page.items.map(presentDelivery) };
}

/** A delivery with its tries, and the body as its maker would send it now, where the asker may read all of that themselves. */
export async function getDelivery(ctx: Context, id: string): Promise<DeliveryDetail> {
  const { delivery, webhook } = await getPair(ctx, id);
  const tries = await ctx.db.all(
    plain<DeliveryDetail["tries"][number]>(
      sql`select attempt, at, status, ms, error, answer from webhook_attempts where delivery_id = ${id} order by attempt desc limit 50`,
    ),
  );
  const maker = await contextOfMaker(ctx, webhook, "system");
  const body = typeof maker === "string" ? undefined : await payloadFor(maker, webhook, delivery);
  const isTheirs = body !== undefined && body === (await payloadFor(ctx, webhook, delivery));
  return { ...presentDelivery(delivery), tries, body: isTheirs ? body : null };
}

/** Sends a message again, from the first try on, under the same id. */
export async function replayDelivery(ctx: Context, id: string): Promise<Delivery> {
  const { delivery, webhook } = await getPair(ctx, id);
  requireOn(webhook);
  if (delivery.state === "waiting" || delivery.state === "sending") throw new Refusal("conflict", "This message is on its way already");
  const change = new Change(ctx);
  change.also(
    {
      sql: "update webhook_deliveries set state = 'waiting', tries = 0, next_at = ? where id = ? and state = ?",
      args: [ctx.now, id, delivery.state],
    },
    guard(1),
  );
  change.called({ action: "webhook.replayed", target: webhook.id, detail: { deliveries: 1 } });
  const replayed = await change.commit(presentDelivery({ ...delivery, state: "waiting", nextAt: ctx.now }));
  await sendSoon(ctx);
  return replayed;
}

/** Everything that failed or was missed since then (ms UTC), again. Answers how many. */
export async function replayFailed(ctx: Context, webhookId: string, since: number): Promise<number> {
  requireOn(await getWebhookRow(ctx, { id: webhookId }));
  const rows = await ctx.db.rows<{ id: string }>({
    sql: `select id from webhook_deliveries where webhook_id = ? and state in ('failed', 'missed') and event_at >= ? order by id desc limit ?`,
    args: [webhookId, since, MOST_REPLAYED],
  });
  const change = new Change(ctx);
  change.also({
    sql: `update webhook_deliveries set state = 'waiting', tries = 0, next_at = ?
      where id in (select value from json_each(?)) and state in ('failed', 'missed')`,
    args: [ctx.now, JSON.stringify(rows.map(({ id }) => id))],
  });
  change.called({ action: "webhook.replayed", target: webhookId, detail: { deliveries: rows.length } });
  await change.commit(undefined);
  await sendSoon(ctx);
  return rows.length;
}

/** A message that says nothing, to see whether it arrives. */
export async function testWebhook(ctx: Context, webhookId: string): Promise<Delivery> {
  const { id, version, ...webhook } = await getWebhookRow(ctx, { id: webhookId });
  requireOn(webhook);
  const event = { id: newId("event", ctx.now), event: PING, record_kind: "webhook", record_id: id, version, data: "{}", at: ctx.now };
  const change = new Change(ctx).also(insertDeliveries([deliveryTuple(ctx, id, event, "waiting")]));
  change.called({ action: "webhook.tested", target: id });
  await change.commit(undefined);
  await sendSoon(ctx);
  const [row] = await ctx.db.all(select(webhookDeliveries, sql`where webhook_id = ${id} and event_id = ${event.id}`));
  return presentDelivery(row as DeliveryRow);
}

/** The log goes back thirty days. */
export const forgetDeliveriesBefore = (at: number): Statement[] => [
  { sql: "delete from webhook_attempts where delivery_id in (select id from webhook_deliveries where created_at < ?)", args: [at] },
  { sql: "delete from webhook_deliveries where created_at < ?", args: [at] },
];

const sendSoon = (ctx: Context): Promise<unknown> => ctx.ports.queue.send({ kind: "webhooks", workspaceId: ctx.workspace.id });

function requireOn({ state }: Pick<WebhookRow, "state">): void {
  if (state !== "on") throw new Refusal("conflict", "This webhook is off: turn it on first");
}

async function getPair(ctx: Context, id: string): Promise<{ delivery: DeliveryRow; webhook: WebhookRow }> {
  require(ctx, "webhooks:manage");
  const [[delivery], [webhook]] = await ctx.db.read(
    select(webhookDeliveries, sql`where id = ${id}`),
    select(webhooks, sql`where id = (select webhook_id from webhook_deliveries where id = ${id})`),
  );
  if (!delivery || !webhook) throw notFound("delivery");
  return { delivery, webhook };
}

/** A delivery as callers see it. */
function presentDelivery({ tries, firstTriedAt, nextAt, ...row }: DeliveryRow): Delivery {
  return { ...row, nextAt: row.state === "waiting" ? nextAt : null };
}
