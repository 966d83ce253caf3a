import { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { guard, type Statement, stoppedByGuard } from "../core/database.ts";
import type { OutboundOutcome } from "../core/safe-fetch.ts";
import { signedHeaders } from "../core/standard-webhooks.ts";
import { MINUTE, SECOND } from "../core/time.ts";
import { contextOfMaker } from "../identity/member-context.ts";
import { payloadFor } from "./payload.ts";
import { MOST_TRIES, nextTryAt, reasonToStop } from "./webhooks.rules.ts";
import type { Webhook } from "./webhooks.schema.ts";
import type { DeliveryRow, WebhookRow } from "./webhooks.table.ts";
import { secretsOf } from "./webhooks.ts";

/** A delivery that was claimed and not concluded in this time is tried again: whoever had it is gone. */
const LEASE_MS = MINUTE;
const EXCERPT = 1_000;

export interface Due {
  delivery: DeliveryRow;
  webhook: WebhookRow;
}

/** One try of one delivery, from the claim to what is noted of it. Another that has claimed it first goes on alone. */
export async function attempt(ctx: Context, due: Due, clock: () => number): Promise<void> {
  const claimed = await claim(ctx, due, clock());
  if (!claimed) return;
  const maker = await contextOfMaker({ ...ctx, now: clock() }, claimed.webhook, "system");
  if (typeof maker === "string") return stop(ctx, claimed, maker, [concluded(claimed, "missed")]);
  const body = await payloadFor(maker, claimed.webhook, claimed.delivery);
  if (body === undefined) return void (await write(ctx, [concluded(claimed, "skipped")]));
  const startedAt = clock();
  const { webhook, delivery } = claimed;
  const outcome = await ctx.ports.safeFetch({
    url: webhook.url,
    method: "POST",
    headers: {
      "content-type": "application/json",
      "accept-encoding": "identity",
      "user-agent": "Relata-Webhooks/1",
      ...signedHeaders(secretsOf(ctx, webhook, startedAt), delivery.eventId, startedAt, body),
    },
    body,
  });
  await conclude(ctx, claimed, outcome, { startedAt, endedAt: clock() });
}

async function claim(ctx: Context, { delivery, webhook }: Due, now: number): Promise<Due | undefined> {
  const statement = {
    sql: `update webhook_deliveries set state = 'sending', attempts = attempts + 1, tries = tries + 1, next_at = ?, last_tried_at = ?,
      first_tried_at = case when tries = 0 then ? else first_tried_at end where id = ? and attempts = ? and state = ? and next_at = ?`,
    args: [now + LEASE_MS, now, now, delivery.id, delivery.attempts, delivery.state, delivery.nextAt],
  };
  if (!(await write(ctx, [statement, guard(1)]))) return undefined;
  const firstTriedAt = delivery.tries === 0 ? now : delivery.firstTriedAt;
  return { webhook, delivery: { ...delivery, attempts: delivery.attempts + 1, tries: delivery.tries + 1, firstTriedAt, lastTriedAt: now } };
}

async function conclude(ctx: Context, due: Due, outcome: OutboundOutcome, times: { startedAt: number; endedAt: number }): Promise<void> {
  const { delivery, webhook } = due;
  const now = times.endedAt;
  const answer = "failure" in outcome ? undefined : outcome;
  const error = errorOf(outcome);
  const noted: Statement = {
    sql: "insert into webhook_attempts (delivery_id, attempt, at, status, ms, error, answer) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
    args: [
      ...[delivery.id, delivery.attempts, times.startedAt, answer?.status ?? null, now - times.startedAt, error],
      answer?.body.slice(0, EXCERPT).replaceAll("\u0000", "").toWellFormed() ?? "",
    ],
  };
  if (error === null) {
    const well = "update webhooks set failing_since = null, last_success_at = ? where id = ?";
    await write(ctx, [...end(due, "delivered", answer?.status, null), noted, { sql: well, args: [now, webhook.id] }]);
    return;
  }
  const nextAt = nextTryAt(delivery.tries, now, answer?.headers["retry-after"], Math.random());
  const isLastTry = delivery.tries >= MOST_TRIES;
  const failed = { status: answer?.status ?? null, isLastTry, firstTriedAt: delivery.firstTriedAt ?? now };
  const failing = await failingSince(ctx, webhook.id);
  const reason = reasonToStop({ failingSince: failing ?? times.startedAt }, failed, now);
  const again = nextAt === undefined || reason ? end(due, "failed", answer?.status, error) : retry(due, nextAt, answer?.status, error);
  const ill = "update webhooks set failing_since = coalesce(failing_since, ?) where id = ?";
  const statements = [...again, noted, { sql: ill, args: [delivery.lastTriedAt, webhook.id] }];
  if (reason) return stop(ctx, due, reason, statements);
  if ((await write(ctx, statements)) && nextAt !== undefined) await ctx.ports.hub.wakeAt(onGrid(nextAt, now));
}

async function failingSince(ctx: Context, id: string): Promise<number | null> {
  const [row] = await ctx.db.rows<{ at: number | null }>({ sql: "select failing_since as at from webhooks where id = ?", args: [id] });
  return row?.at ?? null;
}

/** Wishes of a minute share one alarm, but those for the next few seconds. */
const onGrid = (at: number, now: number): number => {
  const grid = at - now < MINUTE ? SECOND : MINUTE;
  return Math.ceil(at / grid) * grid;
};

function errorOf(outcome: OutboundOutcome): string | null {
  if ("failure" in outcome) return `${outcome.failure}: ${outcome.detail}`.slice(0, 300);
  if (outcome.status >= 200 && outcome.status < 300) return null;
  return outcome.status >= 300 && outcome.status < 400 ? `HTTP ${outcome.status}: redirects are not followed` : `HTTP ${outcome.status}`;
}

/** Only who has claimed the delivery may say what became of it. */
const held = "where id = ? and state = 'sending' and attempts = ?";

const end = ({ delivery }: Due, state: "delivered" | "failed", status: number | undefined, error: string | null): Statement[] => [
  {
    sql: `update webhook_deliveries set state = ?, last_status = ?, last_error = ? ${held}`,
    args: [state, status ?? null, error, delivery.id, delivery.attempts],
  },
  guard(1),
];

const retry = ({ delivery }: Due, nextAt: number, status: number | undefined, error: string): Statement[] => [
  {
    sql: `update webhook_deliveries set state = 'waiting', next_at = ?, last_status = ?, last_error = ? ${held}`,
    args: [nextAt, status ?? null, error, delivery.id, delivery.attempts],
  },
  guard(1),
];

/** Nothing was sent, so it does not count as a try. */
const concluded = ({ delivery }: Due, state: "missed" | "skipped"): Statement => ({
  sql: `update webhook_deliveries set state = ?, attempts = attempts - 1 ${held}`,
  args: [state, delivery.id, delivery.attempts],
});

/** Turns the webhook off and has its maker and the admins told; what was still waiting is missed, and can be replayed. */
async function stop(ctx: Context, { webhook }: Due, reason: NonNullable<Webhook["reason"]>, statements: Statement[]): Promise<void> {
  const change = new Change(ctx);
  change.also(
    ...statements,
    {
      sql: `update webhooks set state = 'disabled', reason = ?, stopped_at = ?, notice_due = 1, version = version + 1, updated_at = ?
        where id = ? and state = 'on'`,
      args: [reason, ctx.now, ctx.now, webhook.id],
    },
    { sql: "update webhook_deliveries set state = 'missed' where webhook_id = ? and state = 'waiting'", args: [webhook.id] },
  );
  change.announce("webhook.disabled", "webhook", webhook.id, webhook.version + 1);
  await change.commit(undefined);
  ctx.log("warn", "a webhook was turned off", { recordId: webhook.id, reason });
}

/** False when another was first. */
async function write(ctx: Context, statements: Statement[]): Promise<boolean> {
  try {
    await ctx.db.write(statements);
    return true;
  } catch (thrown) {
    if (stoppedByGuard(thrown)) return false;
    throw thrown;
  }
}
