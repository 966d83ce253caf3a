import type { Context } from "hono";
import type { Origin } from "../src/core/context.ts";
import type { AppEnv } from "../src/core/http.ts";

/** Where a request comes from. Embedded, nobody stands in front who would say so truly. */
export function originOf(c: Context<AppEnv>): Origin {
  const userAgent = c.req.header("user-agent");
  if (c.env.HOST) return { userAgent };
  const { city, country } = (c.req.raw.cf ?? {}) as { city?: string; country?: string };
  const place = [city, country].filter(Boolean).join(", ");
  return { userAgent, ip: c.req.header("cf-connecting-ip"), place: place || undefined };
}
