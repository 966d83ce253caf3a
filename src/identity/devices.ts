import type { Database, Statement } from "../core/database.ts";
import { randomToken, sha256 } from "../core/secrets.ts";
import { DAY } from "../core/time.ts";

/** How long a browser stays known after the last sign-in from it. */
export const DEVICE_MS = 365 * DAY;

/** Of one account; the longest unused are forgotten first. */
const MOST = 50;

const STANDING = "known_devices where token_hash = ? and last_used_at > ?";

/** The hash of this browser's cookie where the account of the address has been opened from it before. */
export async function knownDeviceOf(
  directory: Database,
  token: string | undefined,
  email: string,
  now: number,
): Promise<string | undefined> {
  if (!token) return undefined;
  const hash = sha256(token);
  const found = await directory.rows({
    sql: `select 1 from ${STANDING} and user_id = (select id from users where email = ?)`,
    args: [hash, now - DEVICE_MS, email],
  });
  return found.length > 0 ? hash : undefined;
}

export interface Device {
  token: string;
  /** Somebody has signed in from other browsers, and never from this one. */
  isNew: boolean;
  /** For the batch that opens the session. */
  statements: Statement[];
}

/** The browser that a user signs in from: known from now on. A cookie that no sign-in gave out is not taken over. */
export async function deviceOf(directory: Database, token: string | undefined, userId: string, now: number): Promise<Device> {
  const hash = sha256(token ?? "");
  const [found] = await directory.rows<{ isIssued: number; isMine: number; hasOthers: number }>({
    sql: `select exists (select 1 from ${STANDING}) as isIssued, exists (select 1 from ${STANDING} and user_id = ?) as isMine,
      exists (select 1 from known_devices where user_id = ?) as hasOthers`,
    args: [hash, now - DEVICE_MS, hash, now - DEVICE_MS, userId, userId],
  });
  const kept = token && found?.isIssued ? token : randomToken();
  const known = {
    sql: `insert into known_devices (token_hash, user_id, created_at, last_used_at) values (?, ?, ?, ?)
      on conflict (token_hash, user_id) do update set last_used_at = excluded.last_used_at`,
    args: [sha256(kept), userId, now, now],
  };
  const forgotten = {
    sql: `delete from known_devices where user_id = ? and token_hash not in
      (select token_hash from known_devices where user_id = ? and last_used_at > ? order by last_used_at desc limit ?)`,
    args: [userId, userId, now - DEVICE_MS, MOST],
  };
  return { token: kept, isNew: !found?.isMine && Boolean(found?.hasOthers), statements: [known, forgotten] };
}

/** No browser is known any more: whoever has signed in as this user before starts like everybody else. */
export const forgetDevicesOf = (userId: string): Statement => ({ sql: "delete from known_devices where user_id = ?", args: [userId] });
