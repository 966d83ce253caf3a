import { type Context, require, requireSession } from "../core/context.ts";
import { notFound } from "../core/get.ts";
import { kindOfId } from "../core/ids.ts";
import { forgetIdentities } from "../identity/sessions.ts";
import { cutOff } from "../links/cut-off.ts";
import { allowancesOf, setAllowances } from "../proposals/allowances.ts";
import { LIVE, liveSince, revocation } from "./grants.ts";
import type { ConnectedApp, WorkspaceApp } from "./oauth.schema.ts";
import { hostOfRedirect } from "./redirects.rules.ts";

interface GrantRow {
  grantId: string;
  clientId: string;
  name: string;
  redirectUris: string;
  userId: string;
  audience: "mcp" | "api";
  scopes: string;
  createdAt: number;
  lastUsedAt: number;
}

interface KeyRow {
  id: string;
  name: string;
  hint: string;
  scopes: string | null;
  createdAt: number;
  lastUsedAt: number | null;
}

async function liveGrants(ctx: Context, where: string, ...args: string[]): Promise<GrantRow[]> {
  return ctx.directory.rows<GrantRow>({
    sql: `select g.id as grantId, g.client_id as clientId, c.name, c.redirect_uris as redirectUris, g.user_id as userId, g.audience, g.scopes,
        g.created_at as createdAt, g.last_used_at as lastUsedAt
      from oauth_grants g join oauth_clients c on c.id = g.client_id where ${LIVE} and g.workspace_id = ? ${where}
      order by g.created_at desc, g.id desc`,
    args: [liveSince(ctx.now), ctx.workspace.id, ...args],
  });
}

const byApp = (rows: GrantRow[]): GrantRow[][] => [...Map.groupBy(rows, ({ clientId }) => clientId).values()];

function presentApp(rows: GrantRow[]) {
  const [row] = rows as [GrantRow];
  const [first = ""] = JSON.parse(row.redirectUris) as string[];
  return {
    ...{ id: row.clientId, name: row.name, host: hostOfRedirect(first) },
    connectedAt: Math.min(...rows.map(({ createdAt }) => createdAt)),
    lastUsedAt: Math.max(...rows.map(({ lastUsedAt }) => lastUsedAt)),
  };
}

/** Apps that act in the asker's name in this workspace, and the asker's own keys, which may do the same over MCP. */
export async function listConnectedApps(ctx: Context): Promise<ConnectedApp[]> {
  const [rows, keys, allowed] = await Promise.all([liveGrants(ctx, "and g.user_id = ?", ctx.member.id), myKeys(ctx), allowancesOf(ctx)]);
  const apps = byApp(rows).map((of): ConnectedApp => {
    const scopes = [...new Set(of.flatMap((row) => JSON.parse(row.scopes) as string[]))];
    const audience = of.some((row) => row.audience === "api") ? "api" : "mcp";
    return { ...presentApp(of), kind: "app", scopes, audience, allowed: allowed.get(of[0]?.clientId ?? "") ?? [] };
  });
  return [...apps, ...keys.map((key) => ({ ...key, allowed: allowed.get(key.id) ?? [] }))];
}

async function myKeys(ctx: Context): Promise<Omit<ConnectedApp, "allowed">[]> {
  const rows = await ctx.directory.rows<KeyRow>({
    sql: `select id, name, hint, scopes, created_at as createdAt, last_used_at as lastUsedAt from api_keys
      where user_id = ? and workspace_id = ? and revoked_at is null and (expires_at is null or expires_at > ?) order by created_at desc`,
    args: [ctx.member.id, ctx.workspace.id, ctx.now],
  });
  return rows.map(({ id, name, hint, scopes, createdAt, lastUsedAt }) => ({
    ...{ id, name, host: `…${hint}`, kind: "key" as const, audience: null, connectedAt: createdAt, lastUsedAt },
    scopes: scopes === null ? null : (JSON.parse(scopes) as string[]),
  }));
}

/** What one of them may do without asking. The person says so, never the app. */
export async function allowApp(ctx: Context, id: string, allowed: string[]): Promise<ConnectedApp> {
  requireSession(ctx);
  const app = (await listConnectedApps(ctx)).find((each) => each.id === id);
  if (!app) throw notFound("connected app");
  return { ...app, allowed: await setAllowances(ctx, id, allowed) };
}

/** Ends an app's access to this workspace in the asker's name; its tokens are worth nothing at once. */
export async function disconnectApp(ctx: Context, id: string): Promise<ConnectedApp> {
  requireSession(ctx);
  const app = (await listConnectedApps(ctx)).find((each) => each.id === id && each.kind === "app");
  if (!app) throw notFound("connected app");
  await revoke(ctx, await liveGrants(ctx, "and g.user_id = ? and g.client_id = ?", ctx.member.id, id));
  await setAllowances(ctx, id, []);
  return { ...app, allowed: [] };
}

/** Apps that act for anybody in this workspace, for who may manage them. */
export async function listWorkspaceApps(ctx: Context): Promise<WorkspaceApp[]> {
  require(ctx, "apps:manage");
  return byApp(await liveGrants(ctx, "")).map((rows) => ({ ...presentApp(rows), members: new Set(rows.map(({ userId }) => userId)).size }));
}

/** Ends an app's access to this workspace, whoever connected it. */
export async function removeWorkspaceApp(ctx: Context, id: string): Promise<WorkspaceApp> {
  require(ctx, "apps:manage");
  const rows = kindOfId(id) === "app" ? await liveGrants(ctx, "and g.client_id = ?", id) : [];
  if (rows.length === 0) throw notFound("connected app");
  await revoke(ctx, rows);
  return { ...presentApp(rows), members: 0 };
}

async function revoke(ctx: Context, rows: GrantRow[]): Promise<void> {
  const grants = rows.map(({ grantId, clientId }) => ({ id: grantId, clientId, workspaceId: ctx.workspace.id }));
  const tokens = await ctx.directory.rows<{ hash: string }>({
    sql: `select token_hash as hash from oauth_tokens where kind = 'access' and expires_at > ?
      and grant_id in (select value from json_each(?))`,
    args: [ctx.now, JSON.stringify(grants.map(({ id }) => id))],
  });
  await ctx.directory.write(revocation(grants, ctx.member.id, "app.disconnected", ctx.now, ctx.origin));
  forgetIdentities();
  for (const { hash } of tokens) await ctx.ports.hub.closeSocketsOf(hash);
  await cutOff(
    ctx,
    grants.map(({ id }) => id),
  );
}
