import { and, desc, eq } from "drizzle-orm";
import { accountEvent, BY_OPERATOR } from "../audit/account-events.ts";
import { type Context, type Origin, require, requireSession } from "../core/context.ts";
import type { Database } from "../core/database.ts";
import { notFound } from "../core/get.ts";
import { newId } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { insertRows } from "../core/rows.ts";
import { randomToken, sha256 } from "../core/secrets.ts";
import { cutOff } from "../links/cut-off.ts";
import type { ApiKey, KeyInput, NewKey } from "./identity.schema.ts";
import { apiKeys } from "./identity.table.ts";
import { forgetIdentities, KEY_PREFIX } from "./sessions.ts";

/** Keys of the workspace, newest first; never the keys themselves. */
export async function listKeys(ctx: Context): Promise<ApiKey[]> {
  require(ctx, "keys:manage");
  const rows = await ctx.directory.orm
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.workspaceId, ctx.workspace.id))
    .orderBy(desc(apiKeys.createdAt));
  return rows.map(presentKey);
}

/** A bearer key that acts as the asker. No key makes another: it could have more scopes, and outlive it. */
export async function createKey(ctx: Context, input: KeyInput): Promise<NewKey> {
  requireSession(ctx);
  require(ctx, "keys:manage");
  const { row, key } = newKey({ ...input, userId: ctx.member.id, workspaceId: ctx.workspace.id }, ctx.now);
  await ctx.directory.write([insertRows(apiKeys, [row]), keyEvent(row, "key.created", ctx.member.id, ctx.origin, ctx.now)]);
  return { ...presentKey(row), key };
}

/** What was done to a key, for the batch that does it. */
const keyEvent = ({ id, name, workspaceId }: KeyRow, action: string, userId: string, origin: Origin | undefined, now: number) =>
  accountEvent({ workspaceId, userId, action, target: id, detail: { name }, origin }, now);

type KeyHolder = { userId: string; workspaceId: string };

/** The same for the operator's own tools, which name the member. */
export async function createKeyFor(directory: Database, input: KeyInput & KeyHolder, now: number): Promise<NewKey> {
  const { row, key } = newKey(input, now);
  await directory.write([insertRows(apiKeys, [row]), operatorsEvent(row, "key.created", now)]);
  return { ...presentKey(row), key };
}

/** Takes back a key that one of those tools had made for as long as it ran: nothing of it stays in the list. */
export async function takeBackKey(directory: Database, id: string, now: number): Promise<ApiKey> {
  const [row] = await directory.orm.select().from(apiKeys).where(eq(apiKeys.id, id));
  if (!row) throw notFound("key");
  await directory.write([{ sql: "delete from api_keys where id = ?", args: [id] }, operatorsEvent(row, "key.revoked", now)]);
  forgetIdentities();
  return { ...presentKey(row), revokedAt: now };
}

const operatorsEvent = ({ id, name, workspaceId }: KeyRow, action: string, now: number) =>
  accountEvent({ workspaceId, userId: null, action, target: id, detail: { ...BY_OPERATOR, name } }, now);

function newKey({ name, expiresAt, scopes, userId, workspaceId }: KeyInput & KeyHolder, now: number): { row: KeyRow; key: string } {
  if (expiresAt !== null && expiresAt <= now)
    throw new Refusal("invalid", "This key would have expired already", { expiresAt: "a moment in the future" });
  const key = `${KEY_PREFIX}${randomToken()}`;
  const row = {
    ...{ id: newId("key", now), keyHash: sha256(key), hint: key.slice(-4), name, userId, workspaceId, scopes },
    ...{ createdAt: now, expiresAt, lastUsedAt: null, revokedAt: null },
  };
  return { row, key };
}

export async function revokeKey(ctx: Context, id: string): Promise<ApiKey> {
  require(ctx, "keys:manage");
  const mine = and(eq(apiKeys.id, id), eq(apiKeys.workspaceId, ctx.workspace.id));
  const [before] = await ctx.directory.orm.select().from(apiKeys).where(mine);
  if (!before) throw notFound("key");
  const row = { ...before, revokedAt: before.revokedAt ?? ctx.now };
  await ctx.directory.write([
    { sql: "update api_keys set revoked_at = coalesce(revoked_at, ?) where id = ?", args: [ctx.now, id] },
    keyEvent(row, "key.revoked", ctx.member.id, ctx.origin, ctx.now),
  ]);
  forgetIdentities();
  await ctx.ports.hub.closeSocketsOf(row.keyHash);
  await cutOff(ctx, [id]);
  return presentKey(row);
}

type KeyRow = typeof apiKeys.$inferSelect;

function presentKey(row: KeyRow): ApiKey {
  const { keyHash, userId, workspaceId, ...key } = row;
  return { ...key, memberId: userId };
}
