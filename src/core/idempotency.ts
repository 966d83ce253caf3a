import type { Context as HonoContext } from "hono";
import type { Context } from "./context.ts";
import type { Statement } from "./database.ts";
import type { AppEnv } from "./http.ts";
import { Refusal } from "./refusal.ts";
import { sha256 } from "./secrets.ts";

const BEGUN = "A request with this Idempotency-Key is under way, or broke off: look whether it was carried out";

/** What a request with an Idempotency-Key was answered; without `answer` it was carried out, but what it answered is not known. */
export interface Kept {
  status: number;
  changeId: string | null;
  answer?: unknown;
}

/**
 * Notes the request's Idempotency-Key for the change to come, or takes it at once; finds what the same request was answered before, if it was.
 */
export async function withIdempotency(
  c: HonoContext<AppEnv>,
  ctx: Context,
  { status, isTakenFirst }: { status: number; isTakenFirst: boolean },
): Promise<Kept | undefined> {
  const key = c.req.header("idempotency-key");
  if (!key) return undefined;
  if (key.length > 200) throw new Refusal("bad_request", "An Idempotency-Key has at most 200 characters");
  const { pathname, search } = new URL(c.req.url);
  ctx.idempotency = { key, requestHash: sha256(`${pathname}${search}\n${await c.req.text()}`), status, state: "open" };
  return isTakenFirst && (await holdKey(ctx)) ? undefined : findKept(ctx);
}

/** Takes the key before anything is done, where no batch could take it together with what is done. False where another request has it. */
async function holdKey(ctx: Context): Promise<boolean> {
  const [claim] = claimKey(ctx, null, undefined);
  if (!claim || !ctx.idempotency) return false;
  const won = await ctx.db.rows({ sql: `${claim.sql} on conflict do nothing returning 1`, args: claim.args });
  if (won.length > 0) ctx.idempotency.state = "held";
  return won.length > 0;
}

/** Gives a key back that was taken first: what was refused may be tried again. What broke off inside keeps it, as nobody knows how far it came. */
export async function releaseKey(ctx: Context): Promise<void> {
  if (ctx.idempotency?.state !== "held") return;
  const args = [ctx.idempotency.key, ctx.member.id];
  await ctx.db.write([{ sql: "delete from idempotency where key = ? and member_id = ?", args }]);
  ctx.idempotency.state = "open";
}

/** The kept answer under the request's key, if there is one. */
export async function findKept(ctx: Context): Promise<Kept | undefined> {
  if (!ctx.idempotency) return undefined;
  const { key, requestHash } = ctx.idempotency;
  const [row] = await ctx.db.rows<{ request_hash: string; status: number; body: string }>({
    sql: "select request_hash, status, body from idempotency where key = ? and member_id = ?",
    args: [key, ctx.member.id],
  });
  if (!row) return undefined;
  if (row.request_hash !== requestHash) throw new Refusal("idempotency_mismatch", "This Idempotency-Key was used for another request");
  const kept = { status: row.status, ...(JSON.parse(row.body) as Omit<Kept, "status">) };
  if (!("answer" in kept)) throw new Refusal("conflict", BEGUN);
  return kept;
}

/** Takes the key, first in the batch of a change, so that of the same request twice one is carried out. */
export function claimKey(ctx: Context, changeId: string | null, answer: unknown): Statement[] {
  if (ctx.idempotency?.state !== "open") return [];
  const { key, requestHash, status } = ctx.idempotency;
  return [
    {
      sql: "insert into idempotency (key, member_id, request_hash, status, body, at) values (?, ?, ?, ?, ?, ?)",
      args: [key, ctx.member.id, requestHash, status, JSON.stringify({ changeId, answer }), ctx.now],
    },
  ];
}

/** Fills in the answer to a request whose change did not know it yet. */
export async function fillInAnswer(ctx: Context, answer: unknown): Promise<void> {
  const { idempotency, lastChangeId: changeId = null } = ctx;
  if (!idempotency) return;
  const args = [JSON.stringify({ changeId, answer }), idempotency.key, ctx.member.id];
  await ctx.db.write([{ sql: "update idempotency set body = ? where key = ? and member_id = ?", args }]);
}
