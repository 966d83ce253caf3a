import { sql } from "drizzle-orm";
import { activityRecord } from "../activities/activities.record.ts";
import type { Activity } from "../activities/activities.schema.ts";
import { activities } from "../activities/activities.table.ts";
import { presentActivity } from "../activities/activities.ts";
import { choicesQuery, rememberChoices } from "../assistant-settings/stored.ts";
import { companyRecord } from "../companies/companies.record.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import { contacts } from "../contacts/contacts.table.ts";
import { andVisible } from "../core/access.ts";
import { type Context, require } from "../core/context.ts";
import { notFound } from "../core/get.ts";
import { plain, select } from "../core/select.ts";
import { dealRecord } from "../deals/deals.record.ts";
import { settingsFrom } from "../settings/settings.ts";
import type { SummaryRow } from "./assistant.queries.ts";
import { summaries } from "./assistant.table.ts";
import type { Person } from "./built-in/notes/owners.ts";
import { rememberNames } from "./known-names.ts";
import { mayBeSent } from "./withheld.ts";

export interface NotesRead {
  activity: Activity;
  /** The workspace sends the likes of it to no model. */
  staysHere: boolean;
  people: Person[];
  workspace: { name: string; timeZone: string };
  written: SummaryRow[];
  decided: { key: string; state: "accepted" | "dismissed"; taskId: string | null }[];
}

const MOST_MEMBERS = 500;
const MOST_KEPT = 4;

/** The notes of an activity, whom they may name, and what was decided about their tasks. A task that lies in the bin is open again. */
export async function readNotes(ctx: Context, activityId: string): Promise<NotesRead> {
  require(ctx, "activities:read");
  const [found, guests, colleagues, settings, choices, written, decided] = await ctx.db.read(
    select(activities, sql`where id = ${activityId} and deleted_at is null${andVisible(ctx, activityRecord)}`),
    select(
      contacts,
      sql`where id in (select value from json_each((select links from activities where activities.id = ${activityId})))${andVisible(ctx, contactRecord)}`,
    ),
    plain<{ id: string; name: string }>(sql`select id, name from members where deleted_at is null order by id limit ${MOST_MEMBERS}`),
    plain<{ value: string }>(sql`select value from settings where key = 'workspace'`),
    choicesQuery(),
    select(summaries, sql`where record_id = ${activityId} and kind = 'notes' order by at desc limit ${MOST_KEPT}`),
    plain<NotesRead["decided"][number]>(
      sql`select action_key as key, decision as state, task_id as taskId from note_actions
        where activity_id = ${activityId} and (decision = 'dismissed' or ${STILL_THERE})`,
    ),
  );
  const [row] = found;
  if (!row) throw notFound("activity");
  const { name, timeZone } = settingsFrom(settings);
  const members = ctx.may("members:read") ? colleagues : colleagues.filter(({ id }) => id === ctx.member.id);
  rememberNames(
    ctx,
    [...members, ...guests].map((person) => person.name),
  );
  const { neverSend } = rememberChoices(ctx, choices).choices;
  return {
    activity: presentActivity(ctx, row),
    staysHere: !mayBeSent(neverSend, "activities", { kind: row.kind, texts: [row.subject, row.body] }),
    people: [
      ...members.map((member) => ({ ...member, side: "us" as const })),
      ...guests.map(({ id, name: guest }) => ({ id, name: guest, side: "them" as const })),
    ],
    ...{ workspace: { name, timeZone }, written, decided },
  };
}

/** Condition on a decision: its task has not been deleted since. */
export const STILL_THERE = sql`exists (select 1 from tasks where tasks.id = note_actions.task_id and tasks.deleted_at is null)`;

/** What an activity is about, as far as the asker sees it. */
export async function readVisibleLinks(ctx: Context, activityId: string): Promise<string[]> {
  require(ctx, "activities:read");
  const its = sql`(select value from json_each((select links from activities where activities.id = ${activityId})))`;
  const seen = [contactRecord, companyRecord, dealRecord].map(
    (kind) => sql`select id from ${sql.raw(kind.noun)} where id in ${its}${andVisible(ctx, kind)}`,
  );
  const [[found], links] = await ctx.db.read(
    plain<{ id: string }>(sql`select id from activities where id = ${activityId} and deleted_at is null${andVisible(ctx, activityRecord)}`),
    plain<{ id: string }>(sql.join(seen, sql` union all `)),
  );
  if (!found) throw notFound("activity");
  return links.map(({ id }) => id);
}
