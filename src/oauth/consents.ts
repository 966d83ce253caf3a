import { accountEvent } from "../audit/account-events.ts";
import { type Context, requireSession } from "../core/context.ts";
import { newId } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { randomToken, sha256 } from "../core/secrets.ts";
import { MINUTE } from "../core/time.ts";
import { findClient, type OAuthClient, redirectOf } from "./clients.ts";
import { LIVE, liveSince } from "./grants.ts";
import type { AuthorizationRequest, ConsentAnswer, ConsentInput, ConsentPage } from "./oauth.schema.ts";
import { letsIn, policyOf } from "./policies.ts";
import { hostOfRedirect, kindOfRedirect, withParameters } from "./redirects.rules.ts";
import { type Audience, audienceOf, errorOf, scopesOf } from "./requests.rules.ts";

export const CODE_MS = MINUTE;

interface Asked {
  client: OAuthClient;
  redirectUri: string;
  host: string;
  audience: Audience;
  scopes: string[];
  /** The way back with these parameters, `state` and `iss` (RFC 9207) among them. */
  answer(parameters: Record<string, string>): string;
  /** Why the app's request cannot be granted, as the way back. */
  refusedTo: string | undefined;
}

/** What an unknown app or address asks for is shown to the person and never answered: it could be anybody's address. */
async function readRequest(ctx: Context, request: AuthorizationRequest): Promise<Asked> {
  const client = await findClient(ctx.directory, request.client_id);
  if (!client) throw new Refusal("invalid", "This app is not known here. Let it register again.", { client_id: "a registered app" });
  const redirectUri = redirectOf(client, request.redirect_uri);
  if (!redirectUri)
    throw new Refusal("invalid", "This app did not register the address it wants to be answered at", {
      redirect_uri: "one that the app registered, to the letter",
    });
  const { publicUrl } = ctx.ports;
  const answer: Asked["answer"] = (parameters) => withParameters(redirectUri, { ...parameters, state: request.state, iss: publicUrl });
  const wrong = errorOf(request, publicUrl);
  return {
    ...{ client, redirectUri, host: hostOfRedirect(redirectUri), answer },
    audience: audienceOf(request.resource, publicUrl) ?? "api",
    scopes: scopesOf(request.scope) ?? [],
    refusedTo: wrong && answer({ ...wrong }),
  };
}

interface WorkspaceRow {
  id: string;
  name: string;
  mode: "open" | "listed" | "off" | null;
  hosts: string | null;
  scopes: string | null;
}

/** The person's workspaces, with what each says of apps and what was granted this app before. */
async function workspacesOf(ctx: Context, { client, audience }: Asked): Promise<WorkspaceRow[]> {
  return ctx.directory.rows<WorkspaceRow>({
    sql: `select w.id, w.name, p.mode, p.hosts, (select json_group_array(s.value) from oauth_grants g, json_each(g.scopes) s
        where ${LIVE} and g.user_id = m.user_id and g.workspace_id = w.id and g.client_id = ? and g.audience = ?) as scopes
      from memberships m join workspaces w on w.id = m.workspace_id and w.state = 'ready' left join oauth_policies p on p.workspace_id = w.id
      where m.user_id = ? order by w.name, w.id`,
    args: [liveSince(ctx.now), client.id, audience, ctx.member.id],
  });
}

const isOpenTo = (host: string, { mode, hosts }: WorkspaceRow): boolean =>
  letsIn(policyOf(mode ? { mode, hosts: hosts ?? "[]" } : undefined), host);

/** What the consent page shows of an app's request. Refuses requests that must not be answered. */
export async function describeConsent(ctx: Context, request: AuthorizationRequest): Promise<ConsentPage> {
  requireSession(ctx);
  const asked = await readRequest(ctx, request);
  const rows = await workspacesOf(ctx, asked);
  const here = rows.find(({ id }) => id === ctx.workspace.id);
  const before = JSON.parse(here?.scopes ?? "[]") as string[];
  // Anybody on a machine can listen on its loopback or claim a scheme, so there the person is asked each time (RFC 8252 8.6).
  const isSafe = kindOfRedirect(asked.redirectUri) === "https" && rows.length === 1 && request.prompt !== "consent";
  return {
    app: { id: asked.client.id, name: asked.client.name, host: asked.host },
    audience: asked.audience,
    scopes: asked.scopes,
    workspaces: rows.map((row) => ({ id: row.id, name: row.name, isOpen: isOpenTo(asked.host, row) })),
    workspaceId: ctx.workspace.id,
    isRemembered: isSafe && here !== undefined && isOpenTo(asked.host, here) && asked.scopes.every((scope) => before.includes(scope)),
    redirectTo: asked.refusedTo ?? null,
  };
}

/** The person's answer: where to send the browser, with a code or with the refusal. */
export async function decideConsent(ctx: Context, input: ConsentInput): Promise<ConsentAnswer> {
  requireSession(ctx);
  const { isAllowed, workspaceId, scopes, ...request } = input;
  const asked = await readRequest(ctx, request);
  if (asked.refusedTo) return { redirectTo: asked.refusedTo };
  if (!isAllowed) return { redirectTo: asked.answer({ error: "access_denied", error_description: "The person said no" }) };
  await requireOpen(ctx, asked, workspaceId);
  const granted = [...new Set(scopes)];
  if (granted.length === 0 || granted.some((scope) => !asked.scopes.includes(scope)))
    throw new Refusal("invalid", "Grant some of what the app asked for", { scopes: asked.scopes.join(", ") });
  const code = await grant(ctx, asked, { workspaceId, scopes: granted, challenge: request.code_challenge ?? "" });
  // What is kept for a repeat of the request has no code in it: it is shown this once.
  return { redirectTo: asked.answer({ code }) };
}

async function requireOpen(ctx: Context, asked: Asked, workspaceId: string): Promise<void> {
  const chosen = (await workspacesOf(ctx, asked)).find(({ id }) => id === workspaceId);
  if (!chosen) throw new Refusal("invalid", "Choose one of your workspaces", { workspaceId: "the id of one of your workspaces" });
  if (!isOpenTo(asked.host, chosen))
    throw new Refusal("forbidden", `The administrators of ${chosen.name} do not let this app in (${asked.host})`);
}

async function grant(
  ctx: Context,
  { client, redirectUri, host, audience }: Asked,
  { workspaceId, scopes, challenge }: { workspaceId: string; scopes: string[]; challenge: string },
): Promise<string> {
  const { now, member } = ctx;
  const id = newId("grant", now);
  const code = randomToken();
  await ctx.directory.write([
    {
      sql: `insert into oauth_grants (id, client_id, user_id, workspace_id, audience, scopes, created_at, last_used_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)`,
      args: [id, client.id, member.id, workspaceId, audience, JSON.stringify(scopes), now, now],
    },
    {
      sql: "insert into oauth_codes (code_hash, grant_id, redirect_uri, challenge, expires_at) values (?, ?, ?, ?, ?)",
      args: [sha256(code), id, redirectUri, challenge, now + CODE_MS],
    },
    accountEvent(
      {
        workspaceId,
        userId: member.id,
        action: "app.connected",
        origin: ctx.origin,
        target: client.id,
        detail: { name: client.name, host, audience, scopes: scopes.join(" ") },
      },
      now,
    ),
  ]);
  return code;
}
