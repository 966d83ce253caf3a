import type { Context as HonoContext, MiddlewareHandler } from "hono";
import { viewAs } from "../src/access/view-as.ts";
import type { Locale } from "../src/core/context.ts";
import type { AppEnv } from "../src/core/http.ts";
import { Refusal } from "../src/core/refusal.ts";
import { sha256 } from "../src/core/secrets.ts";
import { identify, rotateSession } from "../src/identity/sessions.ts";
import { directoryOf, enterAs, hubOf } from "./context.ts";
import { keepCookie, readCookie } from "./cookies.ts";
import { originOf } from "./origin.ts";
import { countRequest } from "./rate-limit.ts";

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;
const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** Who is asking: a bearer key, or the session's cookie with the page's own Origin on everything that changes something. */
export const authenticate: MiddlewareHandler<AppEnv> = async (c, next) => {
  const bearer = /^Bearer (\S+)$/.exec(c.req.header("authorization") ?? "")?.[1];
  const token = bearer ?? readCookie(c, "session");
  if (!token) throw unauthenticated();
  const isSocket = c.req.header("upgrade") !== undefined;
  const isSafe = SAFE_METHODS.has(c.req.method) && !isSocket;
  if (!bearer && !isSafe) requireOwnOrigin(c);
  const directory = directoryOf(c.env);
  const now = Date.now();
  const identity = await identify(directory, token, now, isSafe && !c.req.path.endsWith("/export"));
  // A token for MCP opens that door alone: there, changes are proposals.
  if (!identity || identity.app?.audience === "mcp") throw unauthenticated();
  requireMeant(c, identity.workspace.id);
  await countRequest(c, bearer ? "key" : "page", sha256(token));
  const rotated = identity.mustRotate && !bearer && !isSocket ? await rotateSession(directory, token, now) : undefined;
  const tokenHash = sha256(rotated ?? token);
  // Pages that are open under the old token come back under the new one, so that ending the session ends them too.
  if (rotated) c.executionCtx.waitUntil(hubOf(c.env, identity.workspace.id).closeSocketsOf(sha256(token), true));
  const ctx = await enterAs(c.env, directory, {
    identity,
    tokenHash,
    origin: originOf(c),
    via: bearer ? (c.req.header("user-agent")?.startsWith("relata-cli") ? "cli" : "api") : "page",
    locale: localeOf(c),
    requestId: c.get("requestId"),
    defer: (work) => c.executionCtx.waitUntil(work),
    signal: c.req.raw.signal,
  });
  const lookedAs = c.req.header("relata-view-as");
  c.set("ctx", lookedAs ? await viewAs(ctx, lookedAs, isSafe) : ctx);
  c.set("tokenHash", tokenHash);
  await next();
  if (rotated) keepCookie(c, "session", rotated);
};

export const localeOf = (c: HonoContext): Locale => (c.req.header("accept-language")?.toLowerCase().startsWith("en") ? "en" : "vi");

/** A request with a cookie must come from our own page. Programs without a browser send no Origin and, signing in, no cookie either. */
export function requireOwnOrigin(c: HonoContext<AppEnv>, mayBeMissing = false): void {
  const origin = c.req.header("origin");
  if (!origin && mayBeMissing) return;
  if (!origin || !isOwn(origin, c)) throw new Refusal("forbidden", "This request does not come from Relata's own page");
}

function isOwn(origin: string, c: HonoContext<AppEnv>): boolean {
  if (origin === new URL(c.env.PUBLIC_URL).origin) return true;
  const [from, to] = [URL.parse(origin), new URL(c.req.url)];
  return from !== null && LOOPBACK.test(from.hostname) && LOOPBACK.test(to.hostname) && from.port === to.port;
}

/** A page that was opened in another workspace must not act in the one that the session has gone to since. */
function requireMeant(c: HonoContext<AppEnv>, workspaceId: string): void {
  const meant = c.req.header("relata-workspace");
  if (!meant || meant === workspaceId) return;
  const fields = { workspace: workspaceId };
  throw new Refusal("conflict", "Your session has gone to another workspace: open the page anew", fields);
}

const unauthenticated = () => new Refusal("unauthenticated", "Sign in first, or send a valid API key");
