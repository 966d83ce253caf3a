import type { Database, Statement } from "../core/database.ts";
import { Refusal } from "../core/refusal.ts";
import { sha256 } from "../core/secrets.ts";
import { SECOND } from "../core/time.ts";

/** Public addresses: an unguessable token leads through the directory to a form, an inbound hook or a member's calendar. */
export type LinkKind = "form" | "hook" | "calendar";

export interface Link {
  workspaceId: string;
  targetId: string;
}

/** For the directory's batch in which the address comes into being. */
export const linkStatement = (kind: LinkKind, token: string, { workspaceId, targetId }: Link, now: number): Statement => ({
  sql: "insert into public_links (token_hash, kind, workspace_id, target_id, created_at) values (?, ?, ?, ?, ?)",
  args: [sha256(token), kind, workspaceId, targetId, now],
});

/** Ends every address that leads there. */
export const unlinkStatement = ({ workspaceId, targetId }: Link): Statement => ({
  sql: "delete from public_links where workspace_id = ? and target_id = ?",
  args: [workspaceId, targetId],
});

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Where an address leads; a token that is none of ours costs no look-up. */
export async function findLink(directory: Database, kind: LinkKind, token: string): Promise<Link | undefined> {
  if (!TOKEN.test(token)) return undefined;
  const [link] = await directory.rows<Link>({
    sql: "select workspace_id as workspaceId, target_id as targetId from public_links where token_hash = ? and kind = ?",
    args: [sha256(token), kind],
  });
  return link;
}

/** Counts a use of a public address by somebody and refuses more than `most` in `perMs`. What is kept of them is a hash. */
export async function countHit(
  directory: Database,
  who: string,
  { most, perMs }: { most: number; perMs: number },
  now: number,
): Promise<void> {
  const [{ hits, startedAt } = { hits: 1, startedAt: now }] = await directory.rows<{ hits: number; startedAt: number }>({
    sql: `insert into public_hits (subject, hits, started_at) values (?, 1, ?)
      on conflict (subject) do update set hits = case when started_at <= ? then 1 else hits + 1 end,
        started_at = case when started_at <= ? then excluded.started_at else started_at end
      returning hits, started_at as startedAt`,
    args: [sha256(who), now, now - perMs, now - perMs],
  });
  if (hits <= most) return;
  const seconds = Math.max(1, Math.ceil((startedAt + perMs - now) / SECOND));
  throw new Refusal("too_many", `Too often. Wait ${seconds} s and try again.`, undefined, seconds);
}

export const forgetHitsBefore = (at: number): Statement => ({ sql: "delete from public_hits where started_at < ?", args: [at] });
