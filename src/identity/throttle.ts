import type { Database, Statement } from "../core/database.ts";
import { Refusal } from "../core/refusal.ts";
import { MINUTE, SECOND } from "../core/time.ts";

const FREE_TRIES = 5;
const LONGEST_MS = 15 * MINUTE;

/**
 * Counts a try before any password is hashed, so that many at once count as well, and refuses while the subject (an address from one
 * network origin) has to wait. The wait doubles with each try after the fifth: 2 s, 4 s … up to 15 minutes. A right one clears it.
 */
export async function countTry(directory: Database, subject: string, now: number): Promise<void> {
  const [counted] = await directory.rows<{ failures: number }>({
    sql: `insert into sign_in_throttle (subject, failures, retry_at, updated_at) values (?, 1, 0, ?)
      on conflict (subject) do update set failures = failures + 1, updated_at = excluded.updated_at,
        retry_at = case when failures + 1 < ? then 0 else excluded.updated_at + min(?, 1000 * (1 << min(failures + 2 - ?, 20))) end
      where retry_at <= excluded.updated_at
      returning failures`,
    args: [subject, now, FREE_TRIES, LONGEST_MS, FREE_TRIES],
  });
  if (counted) return;
  const [row] = await directory.rows<{ retry_at: number }>({
    sql: "select retry_at from sign_in_throttle where subject = ?",
    args: [subject],
  });
  const seconds = Math.max(1, Math.ceil(((row?.retry_at ?? now) - now) / SECOND));
  throw new Refusal("too_many", `Too many tries. Wait ${seconds} s and try again.`, undefined, seconds);
}

export const clearFailures = (subject: string): Statement => ({ sql: "delete from sign_in_throttle where subject = ?", args: [subject] });
