import type { FailureReason } from "./model-failure.ts";

/** Keeps people from waiting for a model that is down: after two failures in a row it rests, then one question at a time tries it again. */

const FAILURES_BEFORE_REST = 2;
const REST_MS = 30_000;
const LONGEST_REST_MS = 5 * 60_000;
const MOST_SERVERS = 500;
/** What speaks of the server, not of one answer. */
const OF_THE_SERVER: ReadonlySet<FailureReason> = new Set([
  "unauthorized",
  "rate_limited",
  "timeout",
  "server_error",
  "unreachable",
  "cut",
]);

interface Health {
  failures: number;
  restsUntil: number;
}
const health = new Map<string, Health>();

/** Whether a server may be asked now. Who is let through after a rest is the trial: until it is over the others go on resting. */
export function mayAsk(server: string, now: number, trialMs: number): boolean {
  const known = health.get(server);
  if (!known || known.failures < FAILURES_BEFORE_REST) return true;
  if (now < known.restsUntil) return false;
  known.restsUntil = now + trialMs;
  return true;
}

/** How a call ended: undefined when the server answered. Each trial that fails doubles the rest. */
export function noteEnd(server: string, reason: FailureReason | undefined, now: number, restMs = REST_MS): void {
  if (reason === undefined) {
    health.delete(server);
    return;
  }
  if (!OF_THE_SERVER.has(reason) || restMs === 0) return;
  const failures = (health.get(server)?.failures ?? 0) + 1;
  const doublings = Math.max(0, failures - FAILURES_BEFORE_REST);
  if (health.size >= MOST_SERVERS) health.clear();
  health.set(server, { failures, restsUntil: now + Math.min(LONGEST_REST_MS, restMs * 2 ** doublings) });
}

/** When the server is asked again, if it rests now. */
export const restsUntil = (server: string, now: number): number | null => {
  const known = health.get(server);
  return known && known.failures >= FAILURES_BEFORE_REST && now < known.restsUntil ? known.restsUntil : null;
};
