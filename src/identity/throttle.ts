import type { Database, Statement } from "../core/database.ts";
import { Refusal } from "../core/refusal.ts";
import { sha256 } from "../core/secrets.ts";
import { DAY, MINUTE, SECOND } from "../core/time.ts";

/** One counter of tries: so many are free, then each makes the next wait twice as long, up to the longest. */
export interface Counter {
  subject: string;
  /** Others count on it too. */
  isShared: boolean;
  free: number;
  longestMs: number;
}

const FREE_TRIES = 5;
const LONGEST_MS = 15 * MINUTE;

/** The counter of one subject alone: five free tries, then 2 s, 4 s … up to 15 minutes. */
export const counterOf = (what: string): Counter => ({
  ...{ subject: sha256(what), isShared: false, free: FREE_TRIES, longestMs: LONGEST_MS },
});

export interface Guesser {
  /** What is tried: the password of an address, the code of a user. */
  what: string;
  /** The hash of a cookie that this very account has been opened with before. */
  knownDevice: string | undefined;
  /** The address on the network; undefined where nobody says it truly. */
  ip: string | undefined;
}

/**
 * A device that the person has signed in from before has a counter that is its own and no other: whatever happens elsewhere does not
 * make its owner wait. Everybody else counts per place, and besides, more leniently, per account over all places and per place over all
 * accounts, so that neither many networks nor many addresses make guessing cheap.
 */
export function countersOf({ what, knownDevice, ip }: Guesser): Counter[] {
  if (knownDevice) return [counterOf(`${what}\ndevice ${knownDevice}`)];
  const here = counterOf(`${what}\n${ip ?? "anywhere"}`);
  if (!ip) return [here];
  return [here, { subject: sha256(what), isShared: true, free: 20, longestMs: MINUTE }, ...crowdOf(ip)];
}

/** The counter of a place on the network over all accounts; none where the place is not known. */
export const crowdOf = (ip: string | undefined): Counter[] =>
  ip ? [{ subject: sha256(`from ${ip}`), isShared: true, free: 50, longestMs: LONGEST_MS }] : [];

const IN_QUESTION = `given as (select value ->> 'subject' as subject, value ->> 'free' as free, value ->> 'longestMs' as longest from json_each(?))`;
/** What was counted longer ago than a day is forgotten. */
const COUNT = `with ${IN_QUESTION},
  tried as (select given.*, case when old.updated_at > ? then old.failures else 0 end + 1 as failures
    from given left join sign_in_throttle as old on old.subject = given.subject)
  insert into sign_in_throttle (subject, failures, retry_at, updated_at)
  select subject, failures, case when failures < free then 0 else ? + min(longest, 1000 * (1 << min(failures - free + 1, 20))) end, ? from tried
  where not exists (select 1 from sign_in_throttle as waiting join given on given.subject = waiting.subject where waiting.retry_at > ?)
  on conflict (subject) do update set failures = excluded.failures, retry_at = excluded.retry_at, updated_at = excluded.updated_at
  returning failures`;

/**
 * Counts a try with all its counters before any password is hashed, so that many at once count as well, and refuses while one of them
 * has to wait; a refused try is not counted.
 */
export async function countTry(directory: Database, counters: Counter[], now: number): Promise<void> {
  if (counters.length === 0) return;
  const given = JSON.stringify(counters);
  const counted = await directory.rows({ sql: COUNT, args: [given, now - DAY, now, now, now] });
  if (counted.length > 0) return;
  const [row] = await directory.rows<{ retryAt: number | null }>({
    sql: `with ${IN_QUESTION} select max(retry_at) as retryAt from sign_in_throttle join given using (subject)`,
    args: [given],
  });
  const seconds = Math.max(1, Math.ceil(((row?.retryAt ?? now) - now) / SECOND));
  throw new Refusal("too_many", `Too many tries. Wait ${seconds} s and try again.`, undefined, seconds);
}

/** A right one clears the counter that is its own, and takes itself back from those that it shares. */
export const forgiveTry = (counters: Counter[]): Statement[] =>
  counters.map(({ subject, isShared }) => ({
    sql: isShared
      ? "update sign_in_throttle set failures = max(0, failures - 1), retry_at = 0 where subject = ?"
      : "delete from sign_in_throttle where subject = ?",
    args: [subject],
  }));
