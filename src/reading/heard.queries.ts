import { type SQL, sql } from "drizzle-orm";
import { activityRecord } from "../activities/activities.record.ts";
import type { Activity } from "../activities/activities.schema.ts";
import { andVisible } from "../core/access.ts";
import type { Context } from "../core/context.ts";
import { plain, type Query } from "../core/select.ts";
import { taskRecord } from "../tasks/tasks.record.ts";
import { type Heard, heardFrom } from "./heard.rules.ts";
import { readBuiltIn } from "./reader.ts";
import type { Corrections, Findings } from "./reading.schema.ts";
import { READABLE } from "./waiting.ts";
import { inputOf, namesOfLinks, type World } from "./world.ts";

/** What customers were heard to say, for all who tell of it: by the readings as they stand, and by the same reader where there is none yet. */

/** Of texts without a reading so many are read at once, the newest: what is older waits for its turn in the queue. */
const MOST_UNREAD = 400;
const LONGEST = 8_000;

export interface HeardRow {
  id: string;
  at: number;
  kind: Activity["kind"];
  direction: Activity["direction"];
  links: string;
  found: string | null;
  corrected: string | null;
  isSolved: number;
  /** Only of what has no reading. */
  subject: string | null;
  body: string | null;
  customers: string | null;
}

/** Joins the reading of an activity, where there is one that still is to be read. */
export const JOINED: SQL = sql.raw(
  `left join readings on readings.activity_id = activities.id and readings.engine is not null and ${READABLE}`,
);
const ifUnread = (value: SQL): SQL => sql`iif(readings.engine is null, ${value}, null)`;

/** A task that the assistant proposed because of it was accepted and is done. */
const isSolved = (ctx: Context): SQL => sql`exists (select 1 from proposals
    join change_log on change_log.change_id = proposals.change_id and change_log.record_kind = 'task' join tasks on tasks.id = change_log.record_id
  where proposals.activity_id = activities.id and proposals.kind = 'task' and proposals.state = 'accepted'
    and tasks.done_at is not null and tasks.deleted_at is null${andVisible(ctx, taskRecord)})`;

/** What `HeardRow` wants, of activities with `JOINED`. */
export const heardColumns = (
  ctx: Context,
): SQL => sql`activities.id as id, activities.occurred_at as at, kind, direction, links, found, corrected, ${isSolved(ctx)} as isSolved,
  ${ifUnread(sql`subject`)} as subject, ${ifUnread(sql`substr(body, 1, ${LONGEST})`)} as body, ${ifUnread(namesOfLinks)} as customers`;

/**
 * Messages, talks and notes that customers can be heard in and the asker may see, newest first. `which` names the activities; of what has
 * been read only what meets `telling`, where it is given.
 */
export function heardQuery(ctx: Context, { which, telling, limit }: { which: SQL; telling?: SQL; limit: number }): Query<HeardRow> {
  const told = telling ? sql` and (readings.engine is null or ${telling})` : sql``;
  return plain<HeardRow>(sql`select ${heardColumns(ctx)} from activities ${JOINED}
    where ${which} and ${sql.raw(READABLE)}${told}${andVisible(ctx, activityRecord)}
    order by activities.occurred_at desc, activities.id desc limit ${limit}`);
}

/** The rows as what was heard. What has no reading is read now, by the built-in reader; that is kept by nobody. */
export async function heardOf(ctx: Context, rows: HeardRow[], world: World): Promise<(Heard & { links: string[] })[]> {
  const unread = rows.filter(({ found }) => found === null).slice(0, MOST_UNREAD);
  const texts = unread.map(({ kind, direction, subject, body, customers, at }) =>
    inputOf(
      { kind, direction, subject: subject ?? "", body: body ?? "", occurredAt: at },
      world,
      JSON.parse(customers ?? "[]") as string[],
    ),
  );
  const read = texts.length > 0 ? await readBuiltIn(ctx, texts) : [];
  const now = new Map(unread.map(({ id }, index) => [id, read[index]?.findings]));
  return rows.map((row) => ({ ...(standing(row) ?? heardFrom(row, now.get(row.id) ?? {})), links: JSON.parse(row.links) as string[] }));
}

/** What stands of a row's reading; undefined where there is none. */
export const standing = (row: HeardRow): Heard | undefined =>
  row.found === null
    ? undefined
    : {
        ...heardFrom(row, JSON.parse(row.found) as Findings, JSON.parse(row.corrected ?? "{}") as Corrections),
        isSolved: Boolean(row.isSolved),
      };
