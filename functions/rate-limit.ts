import type { Context as HonoContext } from "hono";
import type { Env } from "../src/core/env.ts";
import type { AppEnv } from "../src/core/http.ts";
import { Refusal } from "../src/core/refusal.ts";
import { SECOND } from "../src/core/time.ts";

/** So many requests in so many seconds. */
interface Limit {
  quota: number;
  seconds: number;
}

type Holder = "key" | "page";

const ON_THE_EDGE: Record<Holder, Limit> = { key: { quota: 600, seconds: 60 }, page: { quota: 2_400, seconds: 60 } };
/** On one's own machine nobody else is kept waiting. */
const EMBEDDED: Limit = { quota: 1_000_000, seconds: 60 };
const COUNTED_AT_MOST = 10_000;
/** How long to wait where only the location's own counter said no: it does not say when it begins anew. */
const WAIT_SECONDS = 10;

/** By key or session, as far as this isolate has seen them. */
const counted = new Map<string, { used: number; endsAt: number }>();

/**
 * Counts a request of a key or session and refuses it beyond its quota. Counted in the isolate, which costs no round trip, and where there is
 * one, by the location's own counter (the binding REQUESTS), which all isolates of a location share. See docs/decisions/0017.
 */
export async function countRequest(c: HonoContext<AppEnv>, holder: Holder, tokenHash: string): Promise<void> {
  const limit = limitOf(c.env, holder);
  const now = Date.now();
  const { used, endsAt } = countIn(tokenHash, limit, now);
  const seconds = Math.max(1, Math.ceil((endsAt - now) / SECOND));
  c.set("rateLimit", {
    "ratelimit-policy": `"${holder}";q=${limit.quota};w=${limit.seconds}`,
    ratelimit: `"${holder}";r=${Math.max(0, limit.quota - used)};t=${seconds}`,
  });
  if (used > limit.quota) throw tooMany(seconds);
  if (c.env.REQUESTS && !(await c.env.REQUESTS.limit({ key: tokenHash })).success) throw tooMany(WAIT_SECONDS);
}

function countIn(tokenHash: string, { seconds }: Limit, now: number) {
  const known = counted.get(tokenHash);
  const window = known && known.endsAt > now ? known : { used: 0, endsAt: now + seconds * SECOND };
  window.used += 1;
  if (window !== known) {
    if (counted.size >= COUNTED_AT_MOST) counted.clear();
    counted.set(tokenHash, window);
  }
  return window;
}

function limitOf(env: Env, holder: Holder): Limit {
  const [, quota, seconds] = /^(\d+)\/(\d+)$/.exec((holder === "key" ? env.RATE_LIMIT_KEY : env.RATE_LIMIT_PAGE) ?? "") ?? [];
  if (quota && seconds) return { quota: Number(quota), seconds: Number(seconds) };
  return env.HOST ? EMBEDDED : ON_THE_EDGE[holder];
}

const tooMany = (seconds: number): Refusal =>
  new Refusal("too_many", `Too many requests. Wait ${seconds} s and try again.`, undefined, seconds);
