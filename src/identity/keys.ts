import { and, desc, eq } from "drizzle-orm";
import { type Context, require } from "../core/context.ts";
import type { Database } from "../core/database.ts";
import { notFound } from "../core/get.ts";
import { newId } from "../core/ids.ts";
import { randomToken, sha256 } from "../core/secrets.ts";
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

/** A bearer key that acts as the asker. */
export async function createKey(ctx: Context, input: KeyInput): Promise<NewKey> {
  require(ctx, "keys:manage");
  return createKeyFor(ctx.directory, { ...input, userId: ctx.member.id, workspaceId: ctx.workspace.id }, ctx.now);
}

/** The same for the operator's own tools, which name the member. */
export async function createKeyFor(
  directory: Database,
  input: KeyInput & { userId: string; workspaceId: string },
  now: number,
): Promise<NewKey> {
  const key = `${KEY_PREFIX}${randomToken()}`;
  const row = {
    id: newId("key", now),
    keyHash: sha256(key),
    hint: key.slice(-4),
    name: input.name,
    userId: input.userId,
    workspaceId: input.workspaceId,
    createdAt: now,
    expiresAt: input.expiresAt,
    lastUsedAt: null,
    revokedAt: null,
  };
  await directory.orm.insert(apiKeys).values(row);
  return { ...presentKey(row), key };
}

export async function revokeKey(ctx: Context, id: string): Promise<ApiKey> {
  require(ctx, "keys:manage");
  const mine = and(eq(apiKeys.id, id), eq(apiKeys.workspaceId, ctx.workspace.id));
  const [row] = await ctx.directory.orm.update(apiKeys).set({ revokedAt: ctx.now }).where(mine).returning();
  if (!row) throw notFound("key");
  forgetIdentities();
  return presentKey(row);
}

function presentKey(row: typeof apiKeys.$inferSelect): ApiKey {
  const { keyHash, userId, workspaceId, ...key } = row;
  return { ...key, memberId: userId };
}
