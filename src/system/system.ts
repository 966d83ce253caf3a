import { eq } from "drizzle-orm";
import { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import type { QueueMessage } from "../core/env.ts";
import { notFound } from "../core/get.ts";
import { inboundAddresses } from "../identity/identity.table.ts";
import type { DeadLetter } from "./system.schema.ts";

interface Row {
  id: string;
  body: string;
  reason: string | null;
  at: number;
}

/** Work that failed every time it was tried, newest first. */
export async function listDeadLetters(ctx: Context): Promise<DeadLetter[]> {
  require(ctx, "system:manage");
  const rows = await ctx.db.rows<Row>({
    sql: "select id, body, reason, at from dead_letters where seen_at is null order by at desc limit 200",
    args: [],
  });
  return rows.map(present);
}

/** Gives the work back to the queue. */
export async function retryDeadLetter(ctx: Context, id: string): Promise<DeadLetter> {
  const row = await getRow(ctx, id);
  await ctx.ports.queue.send(JSON.parse(row.body) as QueueMessage);
  return setAside(ctx, row, "dead_letter.retried");
}

export async function dropDeadLetter(ctx: Context, id: string): Promise<DeadLetter> {
  const row = await getRow(ctx, id);
  return setAside(ctx, row, "dead_letter.dropped");
}

/** Where mail for this workspace may be sent or copied to, if the deployment receives mail. */
export async function getInboundAddress(ctx: Context): Promise<string | null> {
  require(ctx, "mail:send");
  if (!ctx.ports.inboundDomain) return null;
  const [row] = await ctx.directory.orm.select().from(inboundAddresses).where(eq(inboundAddresses.workspaceId, ctx.workspace.id)).limit(1);
  return row ? `${row.token}@${ctx.ports.inboundDomain}` : null;
}

async function getRow(ctx: Context, id: string): Promise<Row> {
  require(ctx, "system:manage");
  const [row] = await ctx.db.rows<Row>({ sql: "select id, body, reason, at from dead_letters where id = ?", args: [id] });
  if (!row) throw notFound("dead letter");
  return row;
}

async function setAside(ctx: Context, row: Row, action: string): Promise<DeadLetter> {
  const change = new Change(ctx);
  change.also({ sql: "update dead_letters set seen_at = ? where id = ?", args: [ctx.now, row.id] });
  change.called({ action, target: row.id });
  return change.commit(present(row));
}

const present = (row: Row): DeadLetter => ({ id: row.id, body: JSON.parse(row.body) as unknown, reason: row.reason, at: row.at });
