import type { Context, Frame } from "./context.ts";

interface Waiting {
  id: string;
  event: string;
  record_kind: string;
  record_id: string;
  version: number;
  data: string;
}

const AT_ONCE = 200;

/** Hands waiting events to their consumers; a row is done only when that is done. Answers how many there were. */
export async function sweepOutbox(ctx: Context): Promise<number> {
  let total = 0;
  for (;;) {
    const waiting = await ctx.db.rows<Waiting>({
      sql: "select id, event, record_kind, record_id, version, data from outbox where done_at is null order by at, id limit ?",
      args: [AT_ONCE],
    });
    if (waiting.length === 0) return total;
    await ctx.ports.hub.announce(waiting.map(frameOf));
    await ctx.db.write([
      {
        sql: "update outbox set done_at = ? where id in (select value from json_each(?))",
        args: [ctx.now, JSON.stringify(waiting.map((row) => row.id))],
      },
    ]);
    total += waiting.length;
    if (waiting.length < AT_ONCE) return total;
  }
}

function frameOf(row: Waiting): Frame {
  const { records } = JSON.parse(row.data) as { records?: string[] };
  return { event: row.event, kind: row.record_kind, id: row.record_id, version: row.version, records: records ?? [] };
}
