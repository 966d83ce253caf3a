import { sql } from "drizzle-orm";
import { auditSign } from "../core/audit.ts";
import type { AuditHead, Context } from "../core/context.ts";
import { constraintOf, guard, stoppedByGuard } from "../core/database.ts";
import { select } from "../core/select.ts";
import { audit, type SealedRow } from "./audit.table.ts";
import { beginAudit } from "./beginning.ts";
import { chained, EMPTY_CHAIN } from "./chain.rules.ts";
import { collectAccountEvents } from "./collecting.ts";

const AT_ONCE = 500;
/** Another sealer was there first; then what it left is looked at again. */
const TRIES = 5;

/**
 * Gives every row that waits its place in the chain, and tells the workspace's Durable Object how far the chain goes. Safe to run twice at
 * once, and to be cut off anywhere: a place is taken once (unique index), and the next pass goes on from what is written. Answers how many
 * rows it sealed.
 */
export async function sealAudit(ctx: Context): Promise<number> {
  await collectAccountEvents(ctx);
  await beginAudit(ctx);
  let total = 0;
  for (let lost = 0; ; ) {
    const sealed = await sealSome(ctx);
    if (sealed === undefined) lost += 1;
    else total += sealed;
    if (lost >= TRIES) throw new Error("Others were always faster at sealing the audit");
    if (sealed !== undefined && sealed < AT_ONCE) break;
  }
  await moveHead(ctx);
  return total;
}

/** Undefined when another sealer took the places. */
async function sealSome(ctx: Context): Promise<number | undefined> {
  const [[last], waiting] = await ctx.db.read(
    select(audit, sql`where seq is not null order by seq desc limit 1`),
    select(audit, sql`where seq is null order by id limit ${AT_ONCE}`),
  );
  if (waiting.length === 0) return 0;
  const places = chained(auditSign(ctx), headOf(last as SealedRow | undefined), waiting);
  try {
    await ctx.db.write([
      {
        sql: `update audit set seq = given.value ->> 1, seal = given.value ->> 2 from json_each(?) as given
          where audit.id = given.value ->> 0 and audit.seq is null`,
        args: [JSON.stringify(places.map(({ id, seq, seal }) => [id, seq, seal]))],
      },
      guard(places.length),
    ]);
    return places.length;
  } catch (thrown) {
    if (stoppedByGuard(thrown) || constraintOf(thrown)?.includes("audit.seq")) return undefined;
    throw thrown;
  }
}

const headOf = (last: SealedRow | undefined): AuditHead => (last ? { seq: last.seq, seal: last.seal } : EMPTY_CHAIN);

/**
 * The head that is kept apart from the database only ever moves along the chain that it stands on: if its row is no longer there, or has
 * another seal, it stays where it is and goes on telling so.
 */
async function moveHead(ctx: Context): Promise<void> {
  const seen = await ctx.ports.hub.auditHead();
  const [[last], [at]] = await ctx.db.read(
    select(audit, sql`where seq is not null order by seq desc limit 1`),
    select(audit, sql`where seq = ${seen?.seq ?? 0}`),
  );
  if (!last || (seen && seen.seq === last.seq && seen.seal === last.seal)) return;
  if (seen && at?.seal !== seen.seal) return ctx.log("error", "the audit does not go on from its head", { count: seen.seq });
  await ctx.ports.hub.moveAuditHead(seen, headOf(last as SealedRow));
}
