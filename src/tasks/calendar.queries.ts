import { sql } from "drizzle-orm";
import { contactRecord } from "../contacts/contacts.record.ts";
import { andVisible } from "../core/access.ts";
import { type Context, require } from "../core/context.ts";
import type { Query } from "../core/select.ts";
import { select } from "../core/select.ts";
import { type TaskRow, taskRecord } from "./tasks.record.ts";
import { tasks } from "./tasks.table.ts";

/** The member's own tasks that are due from then on (ms UTC), also done ones and those in the bin, as far as they see them. */
export function tasksForCalendar(ctx: Context, from: number, limit: number): Query<TaskRow & { contactName: unknown }> {
  require(ctx, "tasks:read");
  return select(
    tasks,
    sql`left join contacts on contacts.id = tasks.contact_id${andVisible(ctx, contactRecord)}
      where tasks.assignee_id = ${ctx.member.id} and tasks.due_at >= ${from}${andVisible(ctx, taskRecord)} order by tasks.due_at limit ${limit}`,
    { contactName: sql`contacts.name` },
  );
}
