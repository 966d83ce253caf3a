import type { Context as HonoContext } from "hono";
import type { Context } from "../src/core/context.ts";
import type { App, AppEnv } from "../src/core/http.ts";
import { Refusal } from "../src/core/refusal.ts";
import { sha256 } from "../src/core/secrets.ts";
import { type Identity, identify, KEY_PREFIX } from "../src/identity/sessions.ts";
import { answerRequest, isSlow, logFailure } from "../src/mcp/mcp.ts";
import { errorOf, INTERNAL_ERROR, INVALID_REQUEST, type Message, RpcError, readMessage, resultOf } from "../src/mcp/rpc.rules.ts";
import { ScopeError } from "../src/mcp/scope.ts";
import type { Asker, OnProgress } from "../src/mcp/tool.ts";
import { versionOf } from "../src/mcp/versions.rules.ts";
import { ACCESS_PREFIX } from "../src/oauth/tokens.ts";
import { directoryOf, enterAs, publicUrlOf } from "./context.ts";
import { originOf } from "./origin.ts";
import { countRequest } from "./rate-limit.ts";

const MAX_BYTES = 256 * 1024;
const SCOPES_TO_BEGIN_WITH = "read write";

/** The Model Context Protocol over streamable HTTP: each message a POST of its own, with a key or a token of this very door. No session. */
export function mcpDoor(app: App): void {
  app.all("/mcp", async (c) => {
    requireOrigin(c);
    const identity = await whoAsks(c);
    if (!identity)
      return challenge(c, 401, `scope="${SCOPES_TO_BEGIN_WITH}"${c.req.header("authorization") ? ', error="invalid_token"' : ""}`);
    if (c.req.method !== "POST") {
      c.header("allow", "POST");
      throw new Refusal("method_not_allowed", "Here one may POST: there is no stream to listen to");
    }
    const asker = await askerOf(c, identity);
    c.set("ctx", asker.ctx);
    return answer(c, asker);
  });
}

/** A page from elsewhere in a browser has no business here, also not by way of a name that points at this machine. */
function requireOrigin(c: HonoContext<AppEnv>): void {
  const origin = c.req.header("origin");
  if (origin !== undefined && origin !== new URL(c.env.PUBLIC_URL).origin)
    throw new Refusal("forbidden", "Requests from this Origin are not taken");
}

/** A key, or a token that was given for MCP. A session is a person's, and its cookie is not looked at. */
async function whoAsks(c: HonoContext<AppEnv>): Promise<Identity | undefined> {
  const token = /^Bearer (\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  if (!token?.startsWith(KEY_PREFIX) && !token?.startsWith(ACCESS_PREFIX)) return undefined;
  const identity = await identify(directoryOf(c.env), token, Date.now(), false);
  if (identity) await countRequest(c, "key", sha256(token));
  return identity?.app && identity.app.audience !== "mcp" ? undefined : identity;
}

function challenge(c: HonoContext<AppEnv>, status: 401 | 403, parameters: string): Response {
  const where = `${publicUrlOf(c.env)}/.well-known/oauth-protected-resource/mcp`;
  c.header("www-authenticate", `Bearer resource_metadata="${where}", ${parameters}`);
  const code = status === 401 ? "unauthenticated" : "forbidden";
  return c.json(
    {
      ...errorOf(undefined, {
        code: INVALID_REQUEST,
        message: status === 401 ? "Authorization is needed" : "Insufficient scope",
        data: { code },
      }),
    },
    status,
  );
}

async function askerOf(c: HonoContext<AppEnv>, identity: Identity): Promise<Asker> {
  const ctx = await enterAs(c.env, directoryOf(c.env), {
    ...{ identity, via: "assistant", requestId: c.get("requestId"), signal: c.req.raw.signal, origin: originOf(c) },
    locale: c.req.header("accept-language")?.toLowerCase().startsWith("en") ? "en" : "vi",
    defer: (work) => c.executionCtx.waitUntil(work),
  });
  const { app, keyId = "" } = identity;
  return {
    ctx,
    scopes: app ? (identity.scopes ?? []) : null,
    app: async () => app ?? { id: keyId, name: await nameOfKey(ctx, keyId) },
  };
}

async function nameOfKey({ directory }: Context, id: string): Promise<string> {
  const [key] = await directory.rows<{ name: string }>({ sql: "select name from api_keys where id = ?", args: [id] });
  return key?.name ?? "";
}

async function answer(c: HonoContext<AppEnv>, asker: Asker): Promise<Response> {
  let message: Message | undefined;
  try {
    message = readMessage(await bodyOf(c));
    const version = versionOf(message, (name) => c.req.header(name));
    if (message.id === undefined) return take(c, message);
    const token = progressTokenOf(message);
    if (token !== undefined && isSlow(message) && c.req.header("accept")?.includes("text/event-stream"))
      return stream(asker, message, version, token);
    return c.json(resultOf(message.id, await answerRequest(asker, message, version, () => undefined)));
  } catch (thrown) {
    if (thrown instanceof ScopeError)
      return challenge(c, 403, `error="insufficient_scope", scope="${thrown.scope}", error_description="${thrown.message}"`);
    const error = asRpcError(asker, thrown);
    return c.json(errorOf(message?.id, error), error.status as 400);
  }
}

/** A notification asks for no answer: what is none is refused, so that no request is carried out unanswered. */
function take(c: HonoContext<AppEnv>, { method }: Message): Response {
  if (!method.startsWith("notifications/")) throw new RpcError(INVALID_REQUEST, "A request needs an id", { status: 400 });
  return c.body(null, 202);
}

async function bodyOf(c: HonoContext<AppEnv>): Promise<string> {
  if (c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase() !== "application/json")
    throw new RpcError(INVALID_REQUEST, "Send application/json", { status: 415 });
  const text = await c.req.text();
  if (text.length > MAX_BYTES) throw new RpcError(INVALID_REQUEST, "A message has at most 256 KB", { status: 413 });
  return text;
}

function progressTokenOf({ params }: Message): string | number | undefined {
  const token = (params._meta as { progressToken?: unknown } | undefined)?.progressToken;
  return (typeof token === "string" && token.length <= 200) || Number.isSafeInteger(token) ? (token as string | number) : undefined;
}

function asRpcError(asker: Asker, thrown: unknown): RpcError {
  if (thrown instanceof RpcError) return thrown;
  if (thrown instanceof Refusal) return new RpcError(INVALID_REQUEST, thrown.message, { data: { code: thrown.code } });
  logFailure(asker, thrown);
  return new RpcError(INTERNAL_ERROR, "Something went wrong on our side. It has been logged.", {
    status: 500,
    data: { requestId: asker.ctx.requestId },
  });
}

/** The answer as server-sent events, with how it goes on before it. When the reader leaves, the work is told to stop. */
function stream(asker: Asker, message: Message, version: string, progressToken: string | number): Response {
  const encoder = new TextEncoder();
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const left = new AbortController();
  writer.closed.catch(() => left.abort());
  const show = (data: object) =>
    writer.write(encoder.encode(`event: message\ndata: ${JSON.stringify(data)}\n\n`)).catch(() => left.abort());
  const onProgress: OnProgress = (progress, text) =>
    void show({ jsonrpc: "2.0", method: "notifications/progress", params: { progressToken, progress, message: text } });
  const { signal } = asker.ctx;
  const ctx: Context = { ...asker.ctx, signal: signal ? AbortSignal.any([signal, left.signal]) : left.signal };
  const { id } = message;
  const pump = async () => {
    try {
      await show(resultOf(id as string, await answerRequest({ ...asker, ctx }, message, version, onProgress)));
    } catch (thrown) {
      await show(errorOf(id, thrown instanceof ScopeError ? new RpcError(INVALID_REQUEST, thrown.message) : asRpcError(asker, thrown)));
    } finally {
      await writer.close().catch(() => undefined);
    }
  };
  asker.ctx.defer(pump());
  return new Response(readable, {
    headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache, no-transform", "x-accel-buffering": "no" },
  });
}
