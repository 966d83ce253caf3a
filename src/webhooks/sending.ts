import { sql } from "drizzle-orm";
import type { Context } from "../core/context.ts";
import { errorFields } from "../core/log.ts";
import { select } from "../core/select.ts";
import { SECOND } from "../core/time.ts";
import { attempt, type Due } from "./attempt.ts";
import { tellOfStopped } from "./notice.ts";
import { type DeliveryRow, type WebhookRow, webhookDeliveries, webhooks } from "./webhooks.table.ts";

/** Open connections to one receiver that is known to answer, and to one that is not; and what share of all those that fail may take. */
const SLOTS_EACH = 2;
const SLOTS_UNPROVEN = 1;
const SHARE_FAILING = 0.5;
/** A run takes on new work for so long, from receivers that are known to answer as long again, and looks for it so often. */
const RUN_MS = 20 * SECOND;
const LOOK_MS = SECOND;

interface Flight {
  due: Due;
  landed: Promise<unknown>;
}

/**
 * Sends what is due. While one receiver keeps its connection open the others' messages go on leaving, also those that come up meanwhile.
 * `clock` is ms UTC.
 */
export async function sendDueDeliveries(ctx: Context, clock: () => number = Date.now): Promise<void> {
  const until = clock() + RUN_MS;
  const flights = new Map<string, Flight>();
  for (;;) {
    const isTaking = clock() < until + RUN_MS;
    if (isTaking) await takeOff(ctx, flights, clock, clock() < until ? () => true : isProven);
    if (flights.size === 0) break;
    const landings = [...flights.values()].map(({ landed }) => landed);
    await (isTaking ? Promise.race([...landings, later(LOOK_MS)]) : Promise.all(landings));
  }
  await tellOfStopped(ctx);
  if ((await findDue(ctx, clock())).length > 0) await sendSoon(ctx);
}

/** Starts as many of the due as there is room for. Where runs go side by side, another takes what this one has no room for. */
async function takeOff(
  ctx: Context,
  flights: Map<string, Flight>,
  clock: () => number,
  isTaken: (webhook: WebhookRow) => boolean,
): Promise<void> {
  const due = (await findDue(ctx, clock())).filter(({ delivery, webhook }) => !flights.has(delivery.id) && isTaken(webhook));
  for (const each of due) {
    const { id } = each.delivery;
    if (hasSlot(ctx.ports.outboundAtOnce, [...flights.values()], each))
      flights.set(id, { due: each, landed: fly(ctx, each, clock).finally(() => flights.delete(id)) });
  }
  if (flights.size === ctx.ports.outboundAtOnce && due.some(({ delivery }) => !flights.has(delivery.id))) await sendSoon(ctx);
}

/** What went wrong inside is logged, and the delivery tried again when its claim runs out. */
const fly = (ctx: Context, due: Due, clock: () => number): Promise<void> =>
  attempt({ ...ctx, now: clock() }, due, clock).catch((thrown: unknown) =>
    ctx.log("error", "a webhook delivery failed inside", { recordId: due.delivery.id, ...errorFields(thrown) }),
  );

const isProven = ({ failingSince, lastSuccessAt }: WebhookRow): boolean => failingSince === null && lastSuccessAt !== null;

/** Who hangs takes little from the rest. */
function hasSlot(slots: number, flights: Flight[], { webhook }: Due): boolean {
  const isFailing = webhook.failingSince !== null;
  const own = flights.filter(({ due }) => due.webhook.id === webhook.id).length;
  const failing = flights.filter(({ due }) => due.webhook.failingSince !== null).length;
  if (flights.length >= slots || own >= (isProven(webhook) ? SLOTS_EACH : SLOTS_UNPROVEN)) return false;
  return !isFailing || failing < slots * SHARE_FAILING;
}

const sendSoon = (ctx: Context): Promise<unknown> => ctx.ports.queue.send({ kind: "webhooks", workspaceId: ctx.workspace.id });

/** The longest due of each receiver, so that nobody's backlog hides another's message. */
async function findDue(ctx: Context, now: number): Promise<Due[]> {
  const [receivers, deliveries] = await ctx.db.read(
    select(webhooks, sql`where state = 'on'`),
    select(
      webhookDeliveries,
      sql`where id in (select d.id from webhooks w join webhook_deliveries d on d.id in (
        select id from webhook_deliveries where webhook_id = w.id and state in ('waiting', 'sending') and next_at <= ${now} order by next_at limit 6
      ) where w.state = 'on')`,
    ),
  );
  const byId = new Map(receivers.map((webhook) => [webhook.id, webhook]));
  return (deliveries as DeliveryRow[])
    .toSorted((a, b) => a.nextAt - b.nextAt || (a.id < b.id ? -1 : 1))
    .flatMap((delivery) => {
      const webhook = byId.get(delivery.webhookId);
      return webhook ? [{ delivery, webhook }] : [];
    });
}

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
