import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../../core/context.ts";
import { type Statement, statement } from "../../core/database.ts";
import { plain } from "../../core/select.ts";
import { DAY } from "../../core/time.ts";
import type { RunRow } from "../predictions.table.ts";
import { daysUpTo, type LogDays } from "../workspace-orders.queries.ts";
import { fieldsIn, type LabelDefinition } from "./definition.rules.ts";
import { idsThen } from "./past-records.ts";
import { type Plan, ROWS_LEARNED, type Waiting } from "./plan.ts";

/** A label that two filters define: who of the population meets the outcome so many days later. */

/** So many days gone by, a horizon apart, so that no outcome counts for two of them; the newest is a horizon old. */
const MOST_DAYS = 6;

/** Ends of days (ms UTC) move with the workspace's offset of today. */
const endOf = (day: number, days: LogDays): number => daysUpTo(day, days).end;

/** Records of the population as of a day, with what was so `horizon` days later. */
async function askedThen(
  ctx: Context,
  { noun, population, outcome, horizonDays }: LabelDefinition,
  day: number,
  days: LogDays,
): Promise<SQL> {
  const end = endOf(day, days);
  const [these, already, later] = [
    await idsThen(ctx, noun, population, end),
    await idsThen(ctx, noun, outcome, end),
    await idsThen(ctx, noun, outcome, endOf(day + (horizonDays ?? 0), days)),
  ];
  const fresh = horizonDays === null ? sql`` : sql` and id not in ${already}`;
  return sql`select id, (id in ${later}) as outcome, row_number() over (order by substr(id, -10)) as place from (select id from ${these}) where true${fresh}`;
}

/** The days that are learned from: as far back as something is known. */
async function pastDays(ctx: Context, { horizonDays }: LabelDefinition, days: LogDays): Promise<number[]> {
  if (horizonDays === null) return [days.asOf];
  const [first] = await ctx.db.all(
    plain<{ at: number | null }>(sql`select min(at) as at from (select min(occurred_at) as at from activity_links
      union all select min(ordered_at) from orders where deleted_at is null union all select min(at) from change_feed
      union all select min(opened_at) from deals where deleted_at is null)`),
  );
  const firstDay = Math.floor(((first?.at ?? ctx.now) + days.offset) / DAY);
  const back = Array.from({ length: MOST_DAYS }, (_, index) => days.asOf - horizonDays * (index + 1));
  return back.filter((day) => day >= firstDay);
}

/** How many rows there are to learn from, and how many have the outcome: for those who are making up a label. */
export async function countRows(ctx: Context, definition: LabelDefinition, days: LogDays) {
  const counted: { rows: number; positives: number }[] = [];
  for (const day of await pastDays(ctx, definition, days)) {
    const [row] = await ctx.db.all(
      plain<{ rows: number; positives: number }>(
        sql`select count(*) as rows, coalesce(sum(outcome), 0) as positives from (${await askedThen(ctx, definition, day, days)})`,
      ),
    );
    if (row) counted.push(row);
  }
  const sum = (of: "rows" | "positives") => counted.reduce((total, row) => total + row[of], 0);
  return { rows: sum("rows"), positives: sum("positives"), days: counted.length };
}

/** How many are asked about now. */
export async function countAsked(ctx: Context, definition: LabelDefinition, days: LogDays): Promise<number> {
  const [row] = await ctx.db.all(plain<{ n: number }>(sql`select count(*) as n from (${await askedNow(ctx, definition, days)})`));
  return row?.n ?? 0;
}

async function askedNow(ctx: Context, { noun, population, outcome }: LabelDefinition, { end }: LogDays): Promise<SQL> {
  const [these, already] = [await idsThen(ctx, noun, population, end), await idsThen(ctx, noun, outcome, end)];
  return sql`select id from (select id from ${these}) where id not in ${already}`;
}

export function filterPlan(definition: LabelDefinition, isWorthwhile: Plan["isWorthwhile"]): Plan {
  const { noun, outcome, horizonDays } = definition;
  return {
    ...{ noun, horizonDays, isWorthwhile },
    // As of today a field of the outcome is the label itself.
    leaveOut: horizonDays === null ? fieldsIn(outcome).map(({ field }) => `${noun}.${field}`) : [],
    gather: (ctx, run, days) => gather(ctx, definition, run, days),
    asked: (ctx, days) => askedNow(ctx, definition, days),
    outcomes: (ctx, waiting, days) => outcomesOf(ctx, definition, waiting, days),
  };
}

async function gather(ctx: Context, definition: LabelDefinition, run: RunRow, days: LogDays): Promise<Statement[]> {
  const past = await pastDays(ctx, definition, days);
  const most = Math.floor(ROWS_LEARNED / Math.max(1, past.length));
  const statements: Statement[] = [];
  for (const day of past)
    statements.push(
      statement(sql`insert into label_rows (run_id, record_id, day, known_on, outcome)
        select ${run.id}, id, ${day}, ${day + (definition.horizonDays ?? 0)}, outcome
        from (${await askedThen(ctx, definition, day, days)}) where place <= ${most} on conflict do nothing`),
    );
  return statements;
}

/** What was so on the day that each was due. */
async function outcomesOf(ctx: Context, { noun, outcome }: LabelDefinition, waiting: Waiting[], days: LogDays): Promise<(0 | 1)[]> {
  const met = new Set<string>();
  for (const due of new Set(waiting.map(({ due_on }) => due_on))) {
    const ids = waiting.filter(({ due_on }) => due_on === due).map(({ record_id }) => record_id);
    const found = await ctx.db.all(
      plain<{ id: string }>(
        sql`select value as id from json_each(${JSON.stringify(ids)}) where value in ${await idsThen(ctx, noun, outcome, endOf(due, days))}`,
      ),
    );
    for (const { id } of found) met.add(`${due} ${id}`);
  }
  return waiting.map(({ due_on, record_id }) => (met.has(`${due_on} ${record_id}`) ? 1 : 0));
}
