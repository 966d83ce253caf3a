import { sql } from "drizzle-orm";
import type { FailureReason } from "../../assistant/model-failure.ts";
import type { Context } from "../../core/context.ts";
import { guard, type Statement, stoppedByGuard } from "../../core/database.ts";
import { eventStatement } from "../../core/outbox.ts";
import { insertRows } from "../../core/rows.ts";
import { plain, select } from "../../core/select.ts";
import { HOUR, MINUTE } from "../../core/time.ts";
import { wakeConsumers } from "../../core/wake.ts";
import { NIGHT_MS, scoreAnew } from "../runs.ts";
import { lastWholeDay } from "../workspace-orders.queries.ts";
import type { Pair } from "./blend.ts";
import { candidatesFor } from "./candidates.queries.ts";
import { asEverybody } from "./evidence.queries.ts";
import type { Looked, Looking } from "./look.ts";
import { readCustomer } from "./read-customer.ts";
import { MODEL_SUBJECT, READ_AT_MOST, saidBy } from "./reading.rules.ts";
import { modelNights, type NightRow } from "./reading.table.ts";
import { readerFor, type Standing, standingOf } from "./standing.queries.ts";
import { readingsWithoutHistory, waitingCustomers } from "./waiting.queries.ts";

/**
 * The nightly reading of customers by a language model, a slice a turn of the queue. It is no step of a statistical run: whatever a model
 * does, it neither delays one nor fails it; its answers wait for the next.
 */

/** A turn: so few that a slow model holds a message no longer than a few minutes. */
const AT_ONCE = 8;
const LEASE_MS = 5 * MINUTE;
const STALLED_MS = 2 * MINUTE;
const GIVEN_UP_MS = 6 * HOUR;
/** A server that failed so often in a row is left alone for tonight, and a model none of whose first answers stood. */
const FAILURES_IN_A_ROW = 2;
const DROPPED_AT_FIRST = 10;
/** No use in asking once more. */
const FOR_TONIGHT: ReadonlySet<FailureReason> = new Set(["budget_spent", "price_unknown", "unauthorized", "resting", "rate_limited"]);
const LEARNED_FROM = 20_000;
const NIGHTS_KEPT = 400;

const runningNight = select(modelNights, sql`where state = 'running' order by as_of desc limit 1`);
const askOn = (ctx: Context): Promise<unknown> => ctx.ports.queue.send({ kind: "model_readings", workspaceId: ctx.workspace.id });

/** By the clock, after the statistics: hands on a night that stands still, begins tonight's, and has numbers moved anew where what is known of the model has changed. */
export async function keepModelReadings(ctx: Context): Promise<void> {
  const standing = await standingOf(ctx);
  const { night, published, isRunning } = standing;
  if (night?.state === "running") return tend(ctx, night);
  if (!published || isRunning) return;
  if (await isToBeMovedAnew(ctx, standing)) return scoreAnew(ctx);
  const { asOf, end } = lastWholeDay(ctx.now, await ctx.timeZone());
  const isTime = !night || (ctx.now >= end + NIGHT_MS && night.asOf < asOf);
  if (standing.state === "ready" && isTime) await beginNight(ctx, asOf, saidBy(standing.model ?? ""));
}

async function tend(ctx: Context, night: NightRow): Promise<void> {
  if (ctx.now - night.startedAt > GIVEN_UP_MS) return endNight(ctx, night, "interrupted");
  if (ctx.now - night.updatedAt > STALLED_MS && night.leasedUntil <= ctx.now) await askOn(ctx);
}

/** What the numbers were moved by is out of date: the model counts otherwise now, or has said more. */
async function isToBeMovedAnew(ctx: Context, { blend, published }: Standing): Promise<boolean> {
  if (JSON.stringify(blend) !== JSON.stringify(published?.blend ?? null)) return true;
  if (!blend) return false;
  const [newer] = await ctx.db.all(
    plain<{ n: number }>(
      sql`select count(*) as n from model_readings where said_by = ${blend.saidBy} and read_at > ${published?.startedAt ?? 0}`,
    ),
  );
  return (newer?.n ?? 0) > 0;
}

async function beginNight(ctx: Context, asOf: number, by: string): Promise<void> {
  const counts = { read: 0, unchanged: 0, dropped: 0, failed: 0 };
  const row: NightRow = {
    ...{ asOf, saidBy: by, state: "running", ...counts, stopped: null, blend: null, verdict: null, figures: null },
    ...{ leasedUntil: 0, startedAt: ctx.now, updatedAt: ctx.now, finishedAt: null, version: 1 },
  };
  await ctx.db.write([insertRows(modelNights, [row], "on conflict do nothing")]);
  await askOn(ctx);
}

/** A turn: first what is settled is looked at, then customers are read, a few at once. Safe to repeat: who comes second finds the night taken. */
export async function continueReading(ctx: Context): Promise<void> {
  const [found] = await ctx.db.all(runningNight);
  const night = found && (await claimed(ctx, found));
  if (!night) return;
  try {
    await (night.verdict === null ? look(ctx, night) : readSlice(ctx, night));
  } catch (thrown) {
    if (!stoppedByGuard(thrown)) throw thrown;
  }
}

async function claimed(ctx: Context, { asOf, version }: NightRow): Promise<NightRow | undefined> {
  const now = Date.now();
  const rows = await ctx.db.rows({
    sql: `update model_nights set leased_until = ?, updated_at = ?, version = version + 1
      where as_of = ? and version = ? and state = 'running' and leased_until <= ? returning as_of`,
    args: [now + LEASE_MS, now, asOf, version, now],
  });
  const [night] = rows.length > 0 ? await ctx.db.all(runningNight) : [];
  return night?.version === version + 1 ? night : undefined;
}

type Moved = Partial<Pick<NightRow, "state" | "stopped" | "finishedAt">> & { looked?: Looked };

/** The night one turn further, unless another delivery has taken it over. */
const moved = ({ asOf, version }: NightRow, { state, stopped, finishedAt, looked }: Moved): Statement[] => [
  {
    sql: `update model_nights set state = coalesce(?, state), stopped = ?, finished_at = ?, blend = coalesce(?, blend), verdict = coalesce(?, verdict),
      figures = coalesce(?, figures), leased_until = 0, updated_at = ?, version = version + 1 where as_of = ? and version = ? and state = 'running'`,
    args: [
      ...[state ?? null, stopped ?? null, finishedAt ?? null, looked ? JSON.stringify(looked.blend) : null, looked?.verdict ?? null],
      ...[looked?.figures ? JSON.stringify(looked.figures) : null, Date.now(), asOf, version],
    ],
  },
  guard(1),
];

/** Ends a night, for a reason where it was not the end of the customers, and tells open pages. */
async function endNight(ctx: Context, night: NightRow, stopped: string | null = null): Promise<void> {
  await ctx.db.write([
    ...moved(night, { state: "finished", stopped, finishedAt: ctx.now }),
    readingsWithoutHistory,
    { sql: "delete from model_nights where as_of < ?", args: [night.asOf - NIGHTS_KEPT] },
    eventStatement(ctx, { event: "prediction.progressed", kind: "prediction", id: String(night.asOf), version: night.version + 1 }),
  ]);
  wakeConsumers(ctx);
}

/** What this model has said that is settled, the newest of it: how well it did, and how much it counts from now on. */
async function look(ctx: Context, night: NightRow): Promise<void> {
  const settled = await ctx.db.all(
    plain<Omit<Pair, "statistical"> & { statistical: number | null }>(
      sql`select record_id as customer, made_on as madeOn, due_on as dueOn, beside as statistical, probability as model, outcome from prediction_log
        where subject = ${MODEL_SUBJECT} and said_by = ${night.saidBy} and outcome is not null order by made_on desc, record_id limit ${LEARNED_FROM}`,
    ),
  );
  const looked = (await ctx.ports.workshop("/predictions/model/look", { settled } satisfies Looking)) as Looked;
  await ctx.db.write(moved(night, { looked }));
  await askOn(ctx);
}

async function readSlice(ctx: Context, night: NightRow): Promise<void> {
  const reader = asEverybody(ctx);
  const [standing, model] = [await standingOf(reader), await readerFor(reader, night)];
  if (standing.state !== "ready" || !standing.published) return endNight(ctx, night, standing.state === "ready" ? "off" : standing.state);
  if (typeof model === "string") return endNight(ctx, night, model);
  const { horizonDays } = standing.published;
  const waiting = await waitingCustomers(reader, night.saidBy, night.asOf, horizonDays);
  const room = Math.min(AT_ONCE, READ_AT_MOST - night.read - night.dropped - night.failed);
  const slice = waiting.slice(0, room);
  const candidates = await candidatesFor(
    reader,
    slice.map(({ id }) => id),
  );
  let failures = 0;
  for (const customer of slice) {
    const job = { model, night, horizonDays, candidates: candidates.get(customer.id) ?? [] };
    const reason = await readCustomer(reader, job, customer);
    failures = reason ? failures + 1 : 0;
    if (reason && (FOR_TONIGHT.has(reason) || failures === FAILURES_IN_A_ROW)) return endNight(ctx, night, reason);
  }
  if (slice.length === 0 || waiting.length <= slice.length) return endNight(ctx, night);
  if (await isUseless(ctx, night)) return endNight(ctx, night, "invalid_output");
  await ctx.db.write(moved(night, {}));
  await askOn(ctx);
}

async function isUseless(ctx: Context, { asOf }: NightRow): Promise<boolean> {
  const [now] = await ctx.db.all(select(modelNights, sql`where as_of = ${asOf}`));
  return now !== undefined && now.read === 0 && now.dropped >= DROPPED_AT_FIRST;
}
