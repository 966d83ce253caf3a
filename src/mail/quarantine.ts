import { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import { notFound } from "../core/get.ts";
import type { Quarantined } from "./quarantine.schema.ts";
import { admitMail } from "./receive.ts";

interface Row {
  id: string;
  from_address: string;
  subject: string;
  reason: string;
  raw: string;
  at: number;
}

/** Mail that waits for somebody to vouch for its sender, newest first. */
export async function listQuarantined(ctx: Context): Promise<Quarantined[]> {
  require(ctx, "mail:manage");
  const rows = await ctx.db.rows<Row>({
    sql: "select id, from_address, subject, reason, '' as raw, at from quarantined_mail order by at desc, id desc limit 200",
    args: [],
  });
  return rows.map(present);
}

/** Lets a mail onto the timeline as if its sender had been known. */
export async function acceptQuarantined(ctx: Context, id: string): Promise<Quarantined> {
  const row = await getRow(ctx, id);
  await admitMail(ctx, Buffer.from(row.raw, "base64"), [removal(id)]);
  return present(row);
}

export async function dropQuarantined(ctx: Context, id: string): Promise<Quarantined> {
  const row = await getRow(ctx, id);
  const change = new Change(ctx);
  change.also(removal(id));
  change.called({ action: "mail.dropped", target: id });
  return change.commit(present(row));
}

async function getRow(ctx: Context, id: string): Promise<Row> {
  require(ctx, "mail:manage");
  const [row] = await ctx.db.rows<Row>({
    sql: "select id, from_address, subject, reason, raw, at from quarantined_mail where id = ?",
    args: [id],
  });
  if (!row) throw notFound("mail");
  return row;
}

const removal = (id: string) => ({ sql: "delete from quarantined_mail where id = ?", args: [id] });

const present = (row: Row): Quarantined => ({
  id: row.id,
  fromAddress: row.from_address,
  subject: row.subject,
  reason: row.reason,
  at: row.at,
});
