import type { Context as HonoContext, MiddlewareHandler } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { viewAs } from "../src/access/view-as.ts";
import { type App, type AppEnv, accessOf, readJson } from "../src/core/http.ts";
import { type RouteDescription, routeOf } from "../src/core/openapi.ts";
import { Refusal } from "../src/core/refusal.ts";
import { sha256 } from "../src/core/secrets.ts";
import { signedIn, signInInput } from "../src/identity/identity.schema.ts";
import { type Identity, identify, SESSION_MS, signIn, signOut } from "../src/identity/sessions.ts";
import { contextFor, directoryOf, hubOf } from "./context.ts";

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;
const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** On plain http (loopback only) a browser takes no `__Host-` cookie. */
const cookieName = (c: HonoContext): string => (new URL(c.req.url).protocol === "https:" ? "__Host-relata" : "relata");

/** Who is asking: a bearer key, or the session's cookie with the page's own Origin on everything that changes something. */
export const authenticate: MiddlewareHandler<AppEnv> = async (c, next) => {
  const bearer = /^Bearer (\S+)$/.exec(c.req.header("authorization") ?? "")?.[1];
  const token = bearer ?? getCookie(c, cookieName(c));
  if (!token) throw unauthenticated();
  const isSafe = SAFE_METHODS.has(c.req.method) && c.req.header("upgrade") === undefined;
  if (!bearer && !isSafe) requireOwnOrigin(c);
  const directory = directoryOf(c.env);
  const identity = await identify(directory, token, Date.now(), isSafe);
  if (!identity) throw unauthenticated();
  const locale = c.req.header("accept-language")?.toLowerCase().startsWith("en") ? "en" : "vi";
  const ctx = contextFor(c.env, directory, {
    identity,
    via: bearer ? (c.req.header("user-agent")?.startsWith("relata-cli") ? "cli" : "api") : "page",
    locale,
    requestId: c.get("requestId"),
    defer: (work) => c.executionCtx.waitUntil(work),
    signal: c.req.raw.signal,
  });
  const lookedAs = c.req.header("relata-view-as");
  c.set("ctx", lookedAs ? await viewAs(ctx, lookedAs, isSafe) : ctx);
  c.set("tokenHash", sha256(token));
  await next();
};

export function authRoutes(api: App): void {
  describeDoors(api);
  api.post("/auth/sign-in", async (c) => {
    requireOwnOrigin(c, true);
    const input = signInInput.parse(await readJson(c));
    // Embedded, nobody stands in front who would say truly where a request comes from.
    const origin = (c.env.HOST ? undefined : c.req.header("cf-connecting-ip")) ?? "anywhere";
    const { token, identity } = await signIn(directoryOf(c.env), { ...input, origin, userAgent: c.req.header("user-agent") }, Date.now());
    const isSecure = cookieName(c).startsWith("__Host-");
    setCookie(c, cookieName(c), token, { httpOnly: true, sameSite: "Lax", path: "/", secure: isSecure, maxAge: SESSION_MS / 1000 });
    return c.json(present(identity));
  });
  api.post("/auth/sign-out", async (c) => {
    requireOwnOrigin(c);
    const token = getCookie(c, cookieName(c));
    const left = token ? await signOut(directoryOf(c.env), token) : undefined;
    if (left) await hubOf(c.env, left.workspaceId).closeSocketsOf(left.tokenHash);
    deleteCookie(c, cookieName(c), { path: "/", secure: cookieName(c).startsWith("__Host-") });
    return c.body(null, 204);
  });
}

/** Written without `endpoint`: they are open to who is nobody yet. */
function describeDoors({ openAPIRegistry: registry }: App): void {
  const doors: RouteDescription[] = [
    {
      ...{ method: "post", path: "/auth/sign-in", access: "public", operationId: "signIn", status: 200 },
      summary: "Sign in; the answer sets the session's cookie",
      body: { "application/json": signInInput },
      answer: { "application/json": signedIn },
      alsoRefuses: [401, 403, 429],
    },
    {
      ...{ method: "post", path: "/auth/sign-out", access: "public", operationId: "signOut", status: 204 },
      summary: "End the session of the cookie",
      answerDescription: "Signed out",
      alsoRefuses: [403],
    },
    {
      ...{ method: "get", path: "/realtime", access: "member", operationId: "openRealtime", status: 101 },
      summary: "Hear of changes, over a WebSocket",
      description:
        'Each message is a JSON object such as {"event":"activity.created","kind":"activity","id":"act_…","version":1,"records":["con_…"]}: what changed, and the records whose pages show it. Read them again for the content.',
    },
  ];
  for (const door of doors) {
    accessOf.set(`${door.method.toUpperCase()} ${door.path}`, door.access);
    registry.registerPath(routeOf(door));
  }
}

const present = ({ member, workspace }: Identity) => ({ member, workspace: { id: workspace.id, name: workspace.name } });

/** A request with a cookie must come from our own page. Programs without a browser send no Origin and, signing in, no cookie either. */
function requireOwnOrigin(c: HonoContext<AppEnv>, mayBeMissing = false): void {
  const origin = c.req.header("origin");
  if (!origin && mayBeMissing) return;
  if (!origin || !isOwn(origin, c)) throw new Refusal("forbidden", "This request does not come from Relata's own page");
}

function isOwn(origin: string, c: HonoContext<AppEnv>): boolean {
  if (origin === new URL(c.env.PUBLIC_URL).origin) return true;
  const [from, to] = [URL.parse(origin), new URL(c.req.url)];
  return from !== null && LOOPBACK.test(from.hostname) && LOOPBACK.test(to.hostname) && from.port === to.port;
}

const unauthenticated = () => new Refusal("unauthenticated", "Sign in first, or send a valid API key");
