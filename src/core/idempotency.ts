import type { Context as HonoContext } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Context } from "./context.ts";
import type { AppEnv } from "./http.ts";
import { Refusal } from "./refusal.ts";
import { sha256 } from "./secrets.ts";

interface Kept {
  request_hash: string;
  status: number;
  body: string;
}

/** Notes the request's Idempotency-Key for the change to come; answers at once when the same request was carried out before. */
export async function withIdempotency(c: HonoContext<AppEnv>, ctx: Context, status: number): Promise<Response | undefined> {
  const key = c.req.header("idempotency-key");
  if (!key || !ctx) return undefined;
  if (key.length > 200) throw new Refusal("bad_request", "An Idempotency-Key has at most 200 characters");
  ctx.idempotency = { key, requestHash: sha256(`${c.req.path}\n${await c.req.text()}`), status };
  return replayOf(c, ctx);
}

/** The kept answer under the request's key, if there is one. */
export async function replayOf(c: HonoContext<AppEnv>, ctx: Context): Promise<Response | undefined> {
  if (!ctx.idempotency) return undefined;
  const { key, requestHash } = ctx.idempotency;
  const [kept] = await ctx.db.rows<Kept>({
    sql: "select request_hash, status, body from idempotency where key = ? and member_id = ?",
    args: [key, ctx.member.id],
  });
  if (!kept) return undefined;
  if (kept.request_hash !== requestHash) throw new Refusal("idempotency_mismatch", "This Idempotency-Key was used for another request");
  c.header("Idempotency-Replayed", "true");
  return c.body(kept.body, kept.status as ContentfulStatusCode, { "content-type": "application/json" });
}
