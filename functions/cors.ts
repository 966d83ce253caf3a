import type { Context as HonoContext, MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import type { AppEnv } from "../src/core/http.ts";

const answerTo = cors({
  origin: (origin) => origin,
  allowMethods: ["GET", "POST", "PATCH", "DELETE"],
  allowHeaders: ["authorization", "content-type", "accept-language", "if-match", "idempotency-key"],
  exposeHeaders: [
    ...["etag", "relata-change", "idempotency-replayed", "retry-after", "ratelimit", "ratelimit-policy", "x-request-id", "location"],
  ],
  maxAge: 600,
});

/**
 * Lets pages of the origins that the operator listed (CORS_ORIGINS) read the API's answers. They bring a key: cookies are never allowed, so no
 * other page can act as somebody who is signed in here. Of all other origins nothing is said, and the browser keeps the answer from them.
 */
export const allowListedOrigins: MiddlewareHandler<AppEnv> = (c, next) => (isListed(c) ? answerTo(c, next) : next());

function isListed(c: HonoContext<AppEnv>): boolean {
  const origin = c.req.header("origin");
  return origin !== undefined && (c.env.CORS_ORIGINS ?? "").split(/[\s,]+/).includes(origin) && /^https?:\/\//.test(origin);
}
