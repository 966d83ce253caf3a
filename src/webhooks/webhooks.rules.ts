import { DAY, HOUR, MINUTE, SECOND } from "../core/time.ts";

/** What a webhook may ask for, and when a delivery that failed is tried again. Pure; the page uses it too. */

/** The events of each kind of record. `contact.*` takes all of a kind, `*` all there are. */
export const WEBHOOK_EVENTS: Record<string, readonly string[]> = {
  contact: ["created", "updated", "deleted", "restored"],
  company: ["created", "updated", "deleted", "restored"],
  deal: ["created", "updated", "deleted", "restored"],
  order: ["created", "updated", "deleted", "restored"],
  activity: ["created", "updated", "deleted", "restored"],
  task: ["created", "updated", "completed", "deleted", "restored"],
  product: ["created", "updated", "deleted", "restored"],
  mail: ["sent", "failed"],
  form: ["submitted"],
  import: ["finished"],
};

/** What the test button sends; goes to a webhook whatever it asked for. */
export const PING = "webhook.ping";

/** Whether somebody may ask for events by this name. */
export function isEventPattern(pattern: string): boolean {
  const [kind = "", name = ""] = pattern.split(".");
  const known = Object.hasOwn(WEBHOOK_EVENTS, kind) ? WEBHOOK_EVENTS[kind] : undefined;
  return pattern === "*" || (known !== undefined && pattern === `${kind}.${name}` && (name === "*" || known.includes(name)));
}

/** Whether an event was asked for. */
export function matchesEvent(patterns: readonly string[], event: string): boolean {
  const kind = event.slice(0, event.indexOf("."));
  return Object.hasOwn(WEBHOOK_EVENTS, kind) && patterns.some((pattern) => pattern === "*" || pattern === event || pattern === `${kind}.*`);
}

/** Waits before the second to the tenth try, ms: 75 h 35 min in all. */
export const RETRY_DELAYS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR] as const;
export const MOST_TRIES = RETRY_DELAYS.length + 1;
/** So long may nothing have arrived before a webhook is turned off. */
export const FAILING_AT_MOST_MS = 5 * DAY;
/** A tenth more or less, so that what failed together does not come back together. */
const JITTER = 0.1;
/** A receiver's Retry-After is followed up to here. */
const LONGEST_ASKED_MS = DAY;

/**
 * When the next try after `tries` failed ones is due (ms UTC), or undefined after the last. `retryAfter` is the receiver's header, in seconds
 * or as a date; it may only make the wait longer. `random` lies in [0, 1).
 */
export function nextTryAt(tries: number, now: number, retryAfter: string | undefined, random: number): number | undefined {
  const delay = RETRY_DELAYS[tries - 1];
  if (delay === undefined) return undefined;
  const jittered = Math.round(delay * (1 + JITTER * (2 * random - 1)));
  return now + Math.max(jittered, Math.min(askedMs(retryAfter, now), LONGEST_ASKED_MS));
}

function askedMs(retryAfter: string | undefined, now: number): number {
  if (!retryAfter) return 0;
  const ms = /^\s*\d{1,9}\s*$/.test(retryAfter) ? Number(retryAfter) * SECOND : Date.parse(retryAfter) - now;
  return Number.isFinite(ms) && ms > 0 ? ms : 0;
}

interface Health {
  failingSince: number | null;
}

/**
 * Why a webhook is turned off after a failed try, if it is: the receiver is gone (410); a whole schedule failed and nothing else arrived
 * meanwhile; or nothing has arrived for five days.
 */
export function reasonToStop(
  { failingSince }: Health,
  failed: { status: number | null; isLastTry: boolean; firstTriedAt: number },
  now: number,
): "gone" | "failing" | undefined {
  if (failed.status === 410) return "gone";
  const since = failingSince ?? now;
  const isExhausted = failed.isLastTry && since <= failed.firstTriedAt;
  return isExhausted || now - since >= FAILING_AT_MOST_MS ? "failing" : undefined;
}
