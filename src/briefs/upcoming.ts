import { sql } from "drizzle-orm";
import { activityRecord } from "../activities/activities.record.ts";
import { andVisible } from "../core/access.ts";
import { type Context, require } from "../core/context.ts";
import { plain } from "../core/select.ts";
import { DAY, HOUR } from "../core/time.ts";
import { taskRecord } from "../tasks/tasks.record.ts";
import type { Upcoming } from "./briefs.schema.ts";
import { readableNames } from "./names.queries.ts";

const AHEAD_MS = 2 * DAY;
/** A meeting that has just begun is still worth a brief. */
const BEGUN_MS = HOUR;
const MOST = 20;

interface Found {
  id: string;
  title: string;
  at: number;
  records: string;
}

/** What the asker has before them in the next two days: meetings, visits and calls they have noted, and tasks about a customer. */
export async function listUpcoming(ctx: Context): Promise<Upcoming> {
  require(ctx, "assistant:read");
  const me = ctx.access.memberId;
  const until = ctx.now + AHEAD_MS;
  const meetings = sql`select id, subject as title, occurred_at as at, links as records from activities
    where kind in ('meeting', 'visit', 'call') and occurred_at between ${ctx.now - BEGUN_MS} and ${until} and deleted_at is null
      and coalesce(author_id, created_by) = ${me}${andVisible(ctx, activityRecord)} order by occurred_at limit ${MOST}`;
  const tasks = sql`select id, title, due_at as at, json_array(contact_id, deal_id, company_id) as records from tasks
    where assignee_id = ${me} and due_at between ${ctx.now - BEGUN_MS} and ${until} and done_at is null and deleted_at is null
      and coalesce(contact_id, deal_id, company_id) is not null${andVisible(ctx, taskRecord)} order by due_at limit ${MOST}`;
  const ids = sql`(select value from (${sql`select * from (${meetings}) union all select * from (${tasks})`}) as found, json_each(found.records))`;
  const [planned, due, names] = await ctx.db.read(
    plain<Found>(meetings),
    plain<Found>(tasks),
    plain<{ id: string; name: string }>(readableNames(ctx, ids)),
  );
  const items = [...planned.map(itemOf("activity", names)), ...due.map(itemOf("task", names))].flat();
  return { items: items.sort((a, b) => a.at - b.at).slice(0, MOST) };
}

/** What is about nobody whom the asker sees is left out: there is no brief for it. */
const itemOf =
  (kind: "activity" | "task", names: { id: string; name: string }[]) =>
  ({ id, title, at, records }: Found): Upcoming["items"] => {
    const linked = new Set(JSON.parse(records) as unknown[]);
    const about = names.find((one) => linked.has(one.id));
    return about ? [{ id, kind, title: title || about.name, at, about }] : [];
  };
