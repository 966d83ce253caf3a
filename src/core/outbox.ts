import type { AddressedFrame, Audience, Context, Frame } from "./context.ts";
import type { Statement } from "./database.ts";
import { newId } from "./ids.ts";

/** An event as it lies in the outbox. */
export interface OutboxEvent {
  id: string;
  event: string;
  record_kind: string;
  record_id: string;
  version: number;
  data: string;
  at: number;
}

/** An event that no change of a record brings: for open pages. `records` are those whose pages show it. */
export const eventStatement = (
  ctx: Pick<Context, "now">,
  { event, kind, id, version, records = [] }: { event: string; kind: string; id: string; version: number; records?: string[] },
): Statement => ({
  sql: "insert into outbox (id, event, record_kind, record_id, version, data, at) values (?, ?, ?, ?, ?, ?, ?)",
  args: [newId("event", ctx.now), event, kind, id, version, JSON.stringify({ records }), ctx.now],
});

/** Who hears of every event: what they write about it stands in the batch that makes the events done, so neither is there without the other. */
export type OutboxConsumer = (ctx: Context, events: OutboxEvent[]) => Promise<Statement[]>;

const AT_ONCE = 200;

/** Whom records concern, by id. */
export type AudienceOf = (ctx: Context, ids: string[]) => Promise<Map<string, Audience>>;

/** Hands waiting events to open pages and to the consumers; a row is done only when that is done. Answers how many there were. */
export async function sweepOutbox(ctx: Context, audienceOf: AudienceOf, consumers: OutboxConsumer[]): Promise<number> {
  let total = 0;
  for (;;) {
    const waiting = await ctx.db.rows<OutboxEvent>({
      sql: "select id, event, record_kind, record_id, version, data, at from outbox where done_at is null order by at, id limit ?",
      args: [AT_ONCE],
    });
    if (waiting.length === 0) return total;
    await ctx.ports.hub.announce(await addressed(ctx, waiting.map(frameOf), audienceOf));
    const written = await Promise.all(consumers.map((consume) => consume(ctx, waiting)));
    await ctx.db.write([
      ...written.flat(),
      {
        sql: "update outbox set done_at = ? where id in (select value from json_each(?))",
        args: [ctx.now, JSON.stringify(waiting.map((row) => row.id))],
      },
    ]);
    total += waiting.length;
    if (waiting.length < AT_ONCE) return total;
  }
}

/** Nouns by the kinds of their records, as far as a right to read them limits who hears. */
const NOUN_OF: Record<string, string> = {
  company: "companies",
  contact: "contacts",
  deal: "deals",
  order: "orders",
  activity: "activities",
  task: "tasks",
  product: "products",
  view: "views",
};

/** Who sees a customer hears of what happens with them; of tasks and deals only whose own they are. */
async function addressed(ctx: Context, frames: Frame[], audienceOf: AudienceOf): Promise<AddressedFrame[]> {
  const found = await audienceOf(
    ctx,
    frames.flatMap(({ id, records }) => [id, ...records]),
  );
  return frames.map((frame) => {
    const near = [frame.id, ...(frame.kind === "activity" ? frame.records : [])].flatMap((id) => found.get(id) ?? []);
    const audience = {
      own: near.flatMap(({ own }) => own),
      team: near.flatMap(({ team }) => team),
      only: found.get(frame.id)?.only ?? [],
    };
    return { frame, noun: NOUN_OF[frame.kind], audience };
  });
}

function frameOf(row: OutboxEvent): Frame {
  const { records } = JSON.parse(row.data) as { records?: string[] };
  return { event: row.event, kind: row.record_kind, id: row.record_id, version: row.version, records: records ?? [] };
}
