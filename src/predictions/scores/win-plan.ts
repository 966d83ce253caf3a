import { sql } from "drizzle-orm";
import type { Context } from "../../core/context.ts";
import { firstOf } from "../../core/random.ts";
import { insertTuples } from "../../core/rows.ts";
import { plain } from "../../core/select.ts";
import { DAY } from "../../core/time.ts";
import type { LogDays } from "../workspace-orders.queries.ts";
import type { DealHistory } from "./deal-hazard.ts";
import { type Plan, ROWS_LEARNED, type Waiting } from "./plan.ts";

/** Whether an open deal will be won, and when it will be closed. */

/** So many deals the hazard is learned from, drawn evenly: those still open tell as much as those that have closed. */
const HISTORIES = 8_000;
const FEWEST_CLOSED = 10;

/** Days by the workspace's clock, since 1970, when each deal entered which stage up to the day. */
async function historiesOf(ctx: Context, { end, offset }: LogDays): Promise<DealHistory[]> {
  const rows = await ctx.db.all(
    plain<{ id: string; moves: string }>(sql`select deals.id as id,
      (select json_group_array(json_array(stage, (entered_at + ${offset}) / ${DAY})) from
        (select stage, entered_at from deal_stage_events where deal_id = deals.id and entered_at < ${end} order by entered_at, stage)) as moves
      from deals where deleted_at is null and coalesce(opened_at, created_at) < ${end} order by substr(id, -10), id limit ${HISTORIES}`),
  );
  return rows.map(({ id, moves }) => ({ id, moves: JSON.parse(moves) as DealHistory["moves"] })).filter(({ moves }) => moves.length > 0);
}

interface Closed {
  id: string;
  opened: number;
  closed: number;
  won: 0 | 1;
}

const closedDeals = ({ end, offset }: LogDays) =>
  plain<Closed>(sql`select id, (opened + ${offset}) / ${DAY} as opened, (closed + ${offset}) / ${DAY} as closed, won from (select deals.id as id,
      (select min(entered_at) from deal_stage_events where deal_id = deals.id) as opened,
      max(entered.entered_at) as closed, entered.stage = 'won' as won
    from deals join deal_stage_events as entered on entered.deal_id = deals.id and entered.entered_at < ${end}
    where deals.deleted_at is null group by deals.id having entered.stage in ('won', 'lost'))
    where closed - opened >= ${DAY} order by closed desc, id desc limit ${ROWS_LEARNED}`);

const enough = plain<{ closed: number; open: number }>(sql`select
  (select count(*) from (select 1 from deals where status <> 'open' and deleted_at is null limit ${FEWEST_CLOSED})) as closed,
  exists (select 1 from deals where status = 'open' and deleted_at is null) as open`);

export const winPlan: Plan = {
  ...{ noun: "deals", horizonDays: 90, leaveOut: [] },
  /** Each closed deal once, as it was on one of the days it was open, drawn by chance. */
  gather: async (ctx, run, days) => {
    const deals = await ctx.db.all(closedDeals(days));
    const rows = deals.map(({ id, opened, closed, won }) => {
      const day = opened + Math.floor(firstOf(`${run.seed} ${id}`) * (closed - opened));
      return [run.id, id, day, closed, won];
    });
    return [insertTuples("label_rows", ["run_id", "record_id", "day", "known_on", "outcome"], rows)];
  },
  asked: async () => sql`(select id from deals where deleted_at is null and status = 'open')`,
  outcomes: async (ctx: Context, waiting: Waiting[], { end }: LogDays) => {
    const ids = JSON.stringify(waiting.map(({ record_id }) => record_id));
    const rows = await ctx.db.all(
      plain<{ id: string; stage: string }>(sql`select deal_id as id, stage, max(entered_at) from deal_stage_events
        where deal_id in (select value from json_each(${ids})) and entered_at < ${end} group by deal_id`),
    );
    const stages = new Map(rows.map(({ id, stage }) => [id, stage]));
    return waiting.map(({ record_id }) => {
      const stage = stages.get(record_id);
      return stage === "won" ? 1 : stage === "lost" || stage === undefined ? 0 : null;
    });
  },
  toLearn: async (ctx, days) => ({ histories: await historiesOf(ctx, days) }),
  isWorthwhile: async (ctx) => {
    const [found] = await ctx.db.all(enough);
    return found !== undefined && found.closed >= FEWEST_CLOSED && found.open > 0;
  },
};
