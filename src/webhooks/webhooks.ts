import { sql } from "drizzle-orm";
import { askersEvent } from "../audit/account-events.ts";
import { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import { guard, type Statement } from "../core/database.ts";
import { given } from "../core/defaults.ts";
import { notFound, type Ref, requireSeen } from "../core/get.ts";
import { newId } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { insertRows } from "../core/rows.ts";
import { requireOutbound } from "../core/safe-fetch.ts";
import { select } from "../core/select.ts";
import { newSecret } from "../core/standard-webhooks.ts";
import { DAY } from "../core/time.ts";
import { makerOf } from "../identity/member-context.ts";
import type { NewWebhook, Webhook, WebhookInput, WebhookPatch } from "./webhooks.schema.ts";
import { type SealedSecret, type WebhookRow, webhooks } from "./webhooks.table.ts";

const MOST_WEBHOOKS = 20;
/** So long the secret before signs along, so that a receiver can change over without losing anything. */
const OLD_SECRET_MS = DAY;
const PURPOSE = "webhook secret";

/** Webhooks of the workspace, oldest first; never their secrets. */
export async function listWebhooks(ctx: Context): Promise<Webhook[]> {
  require(ctx, "webhooks:manage");
  return (await ctx.db.all(select(webhooks, sql`order by created_at, id`))).map((row) => presentWebhook(row, ctx.now));
}

export async function getWebhook(ctx: Context, id: string): Promise<Webhook> {
  return presentWebhook(await getWebhookRow(ctx, { id }), ctx.now);
}

/** A receiver that hears of events with the rights of who made it. Its secret is answered this once. */
export async function createWebhook(ctx: Context, input: WebhookInput): Promise<NewWebhook> {
  require(ctx, "webhooks:manage");
  requireOutbound(input.url, "url", ctx.ports.outboundLimits);
  const [{ n } = { n: 0 }] = await ctx.db.rows<{ n: number }>({ sql: "select count(*) as n from webhooks", args: [] });
  if (n >= MOST_WEBHOOKS) throw new Refusal("conflict", `A workspace has at most ${MOST_WEBHOOKS} webhooks`);
  const secret = newSecret();
  const row: WebhookRow = {
    ...{ id: newId("webhook", ctx.now), url: input.url, description: input.description ?? "", events: input.events },
    ...{ includesRecord: input.includesRecord ?? true, secrets: [sealed(ctx, secret)], state: "on", reason: null },
    ...{ failingSince: null, lastSuccessAt: null, stoppedAt: null, noticeDue: 0, ...makerOf(ctx) },
    ...{ version: 1, createdAt: ctx.now, updatedAt: ctx.now },
  };
  await note(ctx, "webhook.created", row);
  return commitWithSecret(ctx, [insertRows(webhooks, [row])], row, secret);
}

/** Whoever changes where it goes or what it is told of becomes its maker: nobody sends off what only another may see. */
export async function editWebhook(ctx: Context, ref: Ref, patch: WebhookPatch): Promise<Webhook> {
  const before = await getWebhookRow(ctx, ref);
  if (patch.url !== undefined) requireOutbound(patch.url, "url", ctx.ports.outboundLimits);
  const isTurnedOn = patch.state === "on" && before.state !== "on";
  const isTurnedOff = patch.state === "paused" && before.state === "on";
  const after: WebhookRow = {
    ...{ ...before, ...given(patch), ...makerOf(ctx), version: before.version + 1, updatedAt: ctx.now },
    ...(isTurnedOn ? { reason: null, failingSince: null, noticeDue: 0, stoppedAt: null } : {}),
    ...(isTurnedOff ? { stoppedAt: ctx.now } : {}),
  };
  await note(ctx, "webhook.updated", after);
  await new Change(ctx).also(...replaceRow(before, after)).commit(undefined);
  return presentWebhook(after, ctx.now);
}

export async function deleteWebhook(ctx: Context, ref: Ref): Promise<Webhook> {
  const row = await getWebhookRow(ctx, ref);
  await note(ctx, "webhook.deleted", row);
  const change = new Change(ctx);
  change.also(
    { sql: "delete from webhook_attempts where delivery_id in (select id from webhook_deliveries where webhook_id = ?)", args: [row.id] },
    { sql: "delete from webhook_deliveries where webhook_id = ?", args: [row.id] },
    { sql: "delete from webhooks where id = ? and version = ?", args: [row.id, row.version] },
    guard(1),
  );
  return change.commit(presentWebhook(row, ctx.now));
}

/** A new secret, answered this once; the one before signs along for a day. */
export async function rotateSecret(ctx: Context, id: string): Promise<NewWebhook> {
  const before = await getWebhookRow(ctx, { id });
  const secret = newSecret();
  const [current] = before.secrets;
  const secrets = [sealed(ctx, secret), ...(current ? [{ ...current, expiresAt: ctx.now + OLD_SECRET_MS }] : [])];
  const after = { ...before, secrets, version: before.version + 1, updatedAt: ctx.now };
  await note(ctx, "webhook.secret_rotated", after);
  return commitWithSecret(ctx, replaceRow(before, after), after, secret);
}

/** The secrets that a message is signed with at that moment, the newest first. */
export const secretsOf = (ctx: Context, { secrets }: WebhookRow, now: number): string[] =>
  secrets.filter(({ expiresAt }) => expiresAt === null || expiresAt > now).map((each) => ctx.ports.vault.open(PURPOSE, each.sealed));

const sealed = (ctx: Context, secret: string): SealedSecret => ({ sealed: ctx.ports.vault.seal(PURPOSE, secret), expiresAt: null });

/** What is kept for a repeat of the request has no secret in it: it is shown this once. */
async function commitWithSecret(ctx: Context, statements: Statement[], row: WebhookRow, secret: string): Promise<NewWebhook> {
  const shown = presentWebhook(row, ctx.now);
  await new Change(ctx).also(...statements).commit({ ...shown, secret: "" });
  return { ...shown, secret };
}

function replaceRow(before: WebhookRow, after: WebhookRow): Statement[] {
  const { url, description, events, includesRecord, secrets, state, reason, failingSince, stoppedAt, noticeDue, memberId, credentialId } =
    after;
  const args = [url, description, JSON.stringify(events), includesRecord ? 1 : 0, JSON.stringify(secrets), state, reason, failingSince];
  return [
    {
      sql: `update webhooks set url = ?, description = ?, events = ?, includes_record = ?, secrets = ?, state = ?, reason = ?, failing_since = ?,
        stopped_at = ?, notice_due = ?, member_id = ?, credential_id = ?, scopes = ?, version = version + 1, updated_at = ? where id = ? and version = ?`,
      args: [
        ...args,
        stoppedAt,
        noticeDue,
        memberId,
        credentialId,
        after.scopes && JSON.stringify(after.scopes),
        after.updatedAt,
        before.id,
        before.version,
      ],
    },
    guard(1),
  ];
}

export async function getWebhookRow(ctx: Context, { id, version }: Ref): Promise<WebhookRow> {
  require(ctx, "webhooks:manage");
  const [row] = await ctx.db.all(select(webhooks, sql`where id = ${id}`));
  if (!row) throw notFound("webhook");
  requireSeen(row, version);
  return row;
}

const note = (ctx: Context, action: string, { id, url }: WebhookRow): Promise<void> =>
  ctx.directory.write([askersEvent(ctx, { action, target: id, detail: { host: new URL(url).host } })]);

/** A webhook as callers see it. */
export function presentWebhook({ secrets, noticeDue, ...row }: WebhookRow, now: number): Webhook {
  const old = secrets.find(({ expiresAt }) => expiresAt !== null && expiresAt > now);
  return { ...row, oldSecretUntil: old?.expiresAt ?? null };
}
