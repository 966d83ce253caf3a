import type { Context } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import type { OutboxConsumer } from "../core/outbox.ts";

/** Which activities wait to be read: told by their events, so that no request waits for a reader. */

/** Of activities: what a customer wrote, and what was noted of a talk. */
export const READABLE =
  "deleted_at is null and (kind in ('note', 'call', 'meeting', 'visit') or (kind in ('email', 'chat', 'sms', 'letter', 'form') and coalesce(direction, 'in') = 'in'))";

const CHANGED = new Set(["activity.created", "activity.updated", "activity.restored"]);

/** Notes what came or changed, with its event's being done; what went into the bin is forgotten, and what was proposed from it is off. */
export const noteForReading: OutboxConsumer = (_, events) => {
  const ids = (names: (name: string) => boolean) =>
    JSON.stringify([...new Set(events.filter(({ event }) => names(event)).map(({ record_id }) => record_id))]);
  const [changed, gone] = [ids((name) => CHANGED.has(name)), ids((name) => name === "activity.deleted")];
  return Promise.resolve([
    ...(changed === "[]" ? [] : [waitFor(changed), forgetUnreadable(changed)]),
    ...(gone === "[]" ? [] : forgetReadings(gone)),
  ]);
};

const waitFor = (ids: string): Statement => ({
  sql: `insert into readings (activity_id, state) select id, 'waiting' from activities where id in (select value from json_each(?)) and ${READABLE}
    on conflict (activity_id) do update set state = 'waiting', attempts = 0`,
  args: [ids],
});

/** What turned out to be ours, such as a mail filed the wrong way round, says nothing of the customer any more. */
const forgetUnreadable = (ids: string): Statement => ({
  sql: `delete from readings where activity_id in (select id from activities where id in (select value from json_each(?)) and not (${READABLE}))`,
  args: [ids],
});

const forgetReadings = (ids: string): Statement[] => [
  { sql: "delete from readings where activity_id in (select value from json_each(?))", args: [ids] },
  {
    sql: `update proposals set state = 'expired', version = version + 1
      where proposer = 'assistant' and state = 'open' and activity_id in (select value from json_each(?))`,
    args: [ids],
  },
];

/** Has what waits read, if anything does: after each sweep, so the message, the alarm and cron that sweep the outbox serve this too. */
export async function wakeReading(ctx: Context): Promise<void> {
  const [waiting] = await ctx.db.rows({
    sql: "select 1 from readings where state = 'waiting' and leased_until <= ? limit 1",
    args: [Math.max(ctx.now, Date.now())],
  });
  if (waiting) await ctx.ports.queue.send({ kind: "reading", workspaceId: ctx.workspace.id });
}
