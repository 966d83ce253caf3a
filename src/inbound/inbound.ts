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
import { randomToken } from "../core/secrets.ts";
import { plain, select } from "../core/select.ts";
import { newSecret } from "../core/standard-webhooks.ts";
import { makerOf } from "../identity/member-context.ts";
import { linkStatement, unlinkStatement } from "../links/links.ts";
import type { DryRun, InboundHook, InboundInput, InboundPatch, Receipt } from "./inbound.schema.ts";
import { type InboundHookRow, inboundHooks } from "./inbound.table.ts";
import { keepRecord } from "./keep-record.ts";
import { type Mapping, mapped } from "./mapping.rules.ts";

const MOST_HOOKS = 50;
const TOKEN = "inbound token";
export const SECRET = "inbound secret";

/** Addresses at which other programs' data becomes records, oldest first. */
export async function listInboundHooks(ctx: Context): Promise<InboundHook[]> {
  require(ctx, "forms:manage");
  return (await ctx.db.all(select(inboundHooks, sql`order by created_at, id`))).map((row) => present(ctx, row));
}

export async function getInboundHook(ctx: Context, id: string): Promise<InboundHook> {
  return present(ctx, await getHookRow(ctx, { id }));
}

/** An address of its own; what is sent there is kept to map from, until something is mapped. */
export async function createInboundHook(ctx: Context, input: InboundInput): Promise<InboundHook> {
  require(ctx, "forms:manage");
  const [{ n } = { n: 0 }] = await ctx.db.rows<{ n: number }>({ sql: "select count(*) as n from inbound_hooks", args: [] });
  if (n >= MOST_HOOKS) throw new Refusal("conflict", `A workspace has at most ${MOST_HOOKS} inbound hooks`);
  const token = randomToken();
  const row: InboundHookRow = {
    ...{ id: newId("inbound_hook", ctx.now), name: input.name, token: ctx.ports.vault.seal(TOKEN, token), secret: null },
    ...{ mapping: { target: "contact", fields: [] }, isOn: true, sample: null, sampleAt: null },
    ...{ ...makerOf(ctx), reason: null, noticeDue: 0 },
    ...{ version: 1, createdAt: ctx.now, updatedAt: ctx.now },
  };
  const link = { workspaceId: ctx.workspace.id, targetId: row.id };
  await ctx.directory.write([linkStatement("hook", token, link, ctx.now), note(ctx, "inbound_hook.created", row)]);
  return new Change(ctx).also(insertRows(inboundHooks, [row])).commit(present(ctx, row));
}

/** Whoever changes it becomes the one in whose name records are made. */
export async function editInboundHook(ctx: Context, ref: Ref, patch: InboundPatch): Promise<InboundHook> {
  const before = await getHookRow(ctx, ref);
  const after = {
    ...before,
    ...given(patch),
    ...makerOf(ctx),
    ...(patch.isOn ? { reason: null, noticeDue: 0 } : {}),
    version: before.version + 1,
    updatedAt: ctx.now,
  };
  await ctx.directory.write([note(ctx, "inbound_hook.updated", after)]);
  await new Change(ctx).also(...replaceRow(before, after)).commit(undefined);
  return present(ctx, after);
}

export async function deleteInboundHook(ctx: Context, ref: Ref): Promise<InboundHook> {
  const row = await getHookRow(ctx, ref);
  await ctx.directory.write([unlinkStatement({ workspaceId: ctx.workspace.id, targetId: row.id }), note(ctx, "inbound_hook.deleted", row)]);
  const change = new Change(ctx).also(
    { sql: "delete from inbound_receipts where hook_id = ?", args: [row.id] },
    { sql: "delete from inbound_hooks where id = ? and version = ?", args: [row.id, row.version] },
    guard(1),
  );
  return change.commit(present(ctx, row));
}

/** From now on only what is signed is taken, with a secret that is answered this once; or everything again. */
export async function setSigning(ctx: Context, id: string, isSigned: boolean): Promise<{ secret: string | null; version: number }> {
  const before = await getHookRow(ctx, { id });
  const secret = isSigned ? newSecret() : null;
  const sealed = secret && ctx.ports.vault.seal(SECRET, secret);
  const after = { ...before, secret: sealed, ...makerOf(ctx), version: before.version + 1, updatedAt: ctx.now };
  await ctx.directory.write([note(ctx, isSigned ? "inbound_hook.secret_made" : "inbound_hook.secret_removed", after)]);
  await new Change(ctx).also(...replaceRow(before, after)).commit({ secret: null, version: after.version });
  return { secret, version: after.version };
}

/** The last fifty things that were sent there, newest first, and what became of them. */
export async function listReceipts(ctx: Context, id: string): Promise<Receipt[]> {
  await getHookRow(ctx, { id });
  return ctx.db.all(
    plain<Receipt>(
      sql`select id, at, outcome, record_id as recordId, detail from inbound_receipts where hook_id = ${id} order by id desc limit 50`,
    ),
  );
}

/** What a mapping would make of the last sample, without making it. */
export async function dryRun(ctx: Context, id: string, mapping: Mapping): Promise<DryRun> {
  const { sample } = await getHookRow(ctx, { id });
  if (sample === null) throw new Refusal("conflict", "Nothing has been sent here yet: send a sample first");
  const values = mapped(mapping, JSON.parse(sample));
  try {
    const kept = await keepRecord(ctx, new Change(ctx), mapping.target, values);
    return { outcome: kept.outcome, values, detail: detailOf(kept.left), recordId: kept.outcome === "created" ? null : kept.recordId };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return { outcome: "refused", values, detail: thrown.message, recordId: null };
  }
}

/** What could not be used, for the log. */
export const detailOf = (left: string[]): string => (left.length > 0 ? `could not be used: ${left.join(", ")}` : "");

function replaceRow(before: InboundHookRow, after: InboundHookRow): Statement[] {
  const { name, secret, mapping, isOn, memberId, credentialId, scopes, reason, noticeDue, updatedAt } = after;
  return [
    {
      sql: `update inbound_hooks set name = ?, secret = ?, mapping = ?, is_on = ?, member_id = ?, credential_id = ?, scopes = ?,
        reason = ?, notice_due = ?, version = version + 1, updated_at = ?
        where id = ? and version = ?`,
      args: [
        ...[name, secret, JSON.stringify(mapping), isOn ? 1 : 0, memberId, credentialId, scopes && JSON.stringify(scopes)],
        ...[reason, noticeDue, updatedAt, before.id, before.version],
      ],
    },
    guard(1),
  ];
}

async function getHookRow(ctx: Context, { id, version }: Ref): Promise<InboundHookRow> {
  require(ctx, "forms:manage");
  const [row] = await ctx.db.all(select(inboundHooks, sql`where id = ${id}`));
  if (!row) throw notFound("inbound hook");
  requireSeen(row, version);
  return row;
}

const note = (ctx: Context, action: string, { id, name }: InboundHookRow): Statement =>
  askersEvent(ctx, { action, target: id, detail: { name } });

/** A hook as callers see it, who may see its address. */
function present(ctx: Context, { token, secret, sample, noticeDue, ...row }: InboundHookRow): InboundHook {
  const url = `${ctx.ports.publicUrl}/in/hooks/${ctx.ports.vault.open(TOKEN, token)}`;
  return { ...row, url, isSigned: secret !== null, sample: sample === null ? null : (JSON.parse(sample) as unknown) };
}
