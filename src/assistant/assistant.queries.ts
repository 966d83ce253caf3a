import { desc, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import { type ActivityRow, activityRecord } from "../activities/activities.record.ts";
import { activities, activityLinks } from "../activities/activities.table.ts";
import { presentActivity } from "../activities/activities.ts";
import { choicesQuery, modelNameChosen, rememberChoices } from "../assistant-settings/stored.ts";
import { companyRecord } from "../companies/companies.record.ts";
import { companies } from "../companies/companies.table.ts";
import { presentCompany } from "../companies/companies.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import { contacts } from "../contacts/contacts.table.ts";
import { presentContact } from "../contacts/contacts.ts";
import { andVisible } from "../core/access.ts";
import { type Context, require } from "../core/context.ts";
import { notFound } from "../core/get.ts";
import { plain, type Query, select } from "../core/select.ts";
import { dealRecord } from "../deals/deals.record.ts";
import { deals } from "../deals/deals.table.ts";
import { presentDeal } from "../deals/deals.ts";
import { members } from "../members/members.table.ts";
import { heardOf, heardQuery } from "../reading/heard.queries.ts";
import { worldFrom, worldQueries } from "../reading/world.ts";
import { settingsFrom } from "../settings/settings.ts";
import { taskRecord } from "../tasks/tasks.record.ts";
import { openTasksOf, presentTask } from "../tasks/tasks.ts";
import { type DraftRow, drafts, summaries } from "./assistant.table.ts";
import type { History } from "./history.ts";
import { peopleIn, type Scope, type Subject, scopeOf } from "./history-scope.ts";
import { rememberNames } from "./known-names.ts";
import { isTalk } from "./signals.ts";
import { withhold } from "./withheld.ts";

const READ_WHOLE = 200;
const READ_IN_PART = 2_800;
/** Counts of complaints go so far back. */
const MOST_HEARD = 400;
const WHOLE_BODY = 6_000;
const PART_OF_BODY = 400;
const MOST_DEALS = 50;
const MOST_MEMBERS = 500;
const MOST_OTHERS = 6;
const MOST_SUMMARIES = 8;

export type SummaryRow = typeof summaries.$inferSelect;

export interface Reading {
  /** What it may be about. */
  subjects?: readonly Subject[];
  /** Kept texts of this kind are read beside it. */
  kept?: SummaryRow["kind"];
  /** Only activities that meet this, too. */
  only?: SQL;
  /** What else is wanted, in the same round trip. */
  beside?: Query<unknown>[];
}

export interface Read {
  history: History;
  /** Kept texts about the record, newest first. */
  written: SummaryRow[];
  /** Tasks that those texts rest on and that the asker may see. */
  alsoSeen: string[];
  beside: unknown[][];
}

/**
 * Everything the member may see of a record that a text could rest on, with its newest kept texts, in one round trip. Long bodies are cut;
 * while the workspace has a model, what it never sends is left out.
 */
export async function readHistory(ctx: Context, recordId: string, reading: Reading = {}): Promise<Read> {
  const scope = scopeOf(recordId, reading.subjects ?? ["contact", "company"]);
  const kept = reading.kept ?? "summary";
  require(ctx, scope.reads);
  require(ctx, "activities:read");
  const [
    people,
    firms,
    newest,
    older,
    heardRows,
    dealRows,
    taskRows,
    profiles,
    settingRows,
    choiceRows,
    written,
    seenTasks,
    ours,
    sold,
    ...beside
  ] = await ctx.db.read(
    select(contacts, peopleIn(scope, andVisible(ctx, contactRecord))),
    select(companies, sql`where ${scope.company}${andVisible(ctx, companyRecord)} limit 1`),
    activitiesOf(ctx, scope, reading.only, { offset: 0, limit: READ_WHOLE, length: WHOLE_BODY }),
    activitiesOf(ctx, scope, reading.only, { offset: READ_WHOLE, limit: READ_IN_PART, length: PART_OF_BODY }),
    heardQuery(ctx, { which: amongOf(scope, reading.only), limit: MOST_HEARD }),
    select(
      deals,
      sql`where deleted_at is null and ${scope.deals}${andVisible(ctx, dealRecord)} order by updated_at desc, id desc limit ${MOST_DEALS}`,
    ),
    openTasksOf(ctx, recordId),
    select(members, sql`where id = ${ctx.member.id} or deleted_at is null limit ${MOST_MEMBERS}`),
    settingsOf(),
    choicesQuery(),
    select(summaries, sql`where record_id = ${recordId} and kind = ${kept} order by at desc limit ${MOST_SUMMARIES}`),
    plain<{ id: string }>(sql`select id from tasks where id in (
      select item.value ->> 'recordId' from summaries, json_each(summaries.body, '$.evidence') as item
      where summaries.record_id = ${recordId} and summaries.kind = ${kept} and item.value ->> 'kind' = 'task')${andVisible(ctx, taskRecord)}`),
    ...worldQueries(),
    ...(reading.beside ?? []),
  );
  const company = firms[0] ? presentCompany(ctx, firms[0]) : null;
  const [first] = people;
  const activityRows = ([...newest, ...older] as ActivityRow[]).map((row) => presentActivity(ctx, row));
  const isThere = {
    contact: first !== undefined,
    company: company !== null,
    deal: dealRows.length > 0,
    activity: activityRows.some(({ id }) => id === recordId),
  };
  if (!isThere[scope.subject]) throw notFound(scope.subject);
  const settings = settingsFrom(settingRows);
  const profile = profiles.find(({ id }) => id === ctx.member.id);
  const talked = new Set(activityRows.filter(isTalk).map(({ authorId }) => authorId));
  const holders = profiles.filter(({ id }) => id !== ctx.member.id && talked.has(id));
  const presented = people.map((row) => ({ ...presentContact(ctx, row), companyName: company?.name ?? null }));
  const history: History = {
    recordId,
    contact: presented[0] ?? null,
    others: presented.slice(1, MOST_OTHERS),
    company,
    activities: activityRows,
    heard: (await heardOf(ctx, heardRows, worldFrom(settings, ours, sold))).map(({ links, ...heard }) => heard),
    deals: dealRows.map((row) => presentDeal(ctx, row)),
    hiddenOfDeals: [...ctx.access.hidden("deals")],
    tasks: taskRows.map(presentTask),
    people: Object.fromEntries(people.map(({ id, name }) => [id, name])),
    members: Object.fromEntries(holders.map(({ id, name }) => [id, name])),
    sender: {
      id: ctx.member.id,
      name: profile?.name ?? ctx.member.name,
      title: profile?.title ?? null,
      email: ctx.member.email,
      signature: profile?.signature ?? null,
    },
    workspace: { name: settings.name, timeZone: settings.timeZone },
  };
  rememberNames(ctx, [...[...people, ...holders].map(({ name }) => name), history.sender.name]);
  const stored = rememberChoices(ctx, choiceRows);
  return {
    history: modelNameChosen(ctx, stored) ? withhold(history, stored.choices.neverSend) : history,
    ...{ written, alsoSeen: seenTasks.map(({ id }) => id), beside },
  };
}

/** The newest of a timeline are found by its index; whatever else is a condition. */
const amongOf = ({ activities: among }: Scope, only: SQL | undefined): SQL => {
  const which =
    typeof among === "string"
      ? sql`activities.id in (select activity_id from activity_links where record_id = ${among} order by occurred_at desc limit ${READ_WHOLE + READ_IN_PART})`
      : sql`${among}`;
  return only ? sql`${which} and ${only}` : which;
};

const settingsOf = () => plain<{ value: string }>(sql`select value from settings where key = 'workspace'`);

const { body, quoted, createdBy, ...BARE } = getTableColumns(activities);

function activitiesOf(
  ctx: Context,
  { activities: among }: Scope,
  only: SQL | undefined,
  part: { offset: number; limit: number; length: number },
) {
  const isTimeline = typeof among === "string";
  const at = isTimeline ? activityLinks : { occurredAt: activities.occurredAt, activityId: activities.id };
  const columns = { ...BARE, body: sql<string>`substr(${activities.body}, 1, ${part.length})`, quoted: sql<null>`null` };
  const rows = ctx.db.orm.select(columns).from(activities).$dynamic();
  if (isTimeline) rows.innerJoin(activityLinks, eq(activities.id, activityLinks.activityId));
  const which = isTimeline ? sql`${activityLinks.recordId} = ${among}` : sql`${among} and ${activities.deletedAt} is null`;
  return rows
    .where(sql`${which}${only ? sql` and ${only}` : sql``}${andVisible(ctx, activityRecord)}`)
    .orderBy(desc(at.occurredAt), desc(at.activityId))
    .limit(part.limit)
    .offset(part.offset);
}

/** A draft of the member's own, the workspace's time zone, and whether a mail made from it is on its way or gone. */
export async function readDraft(ctx: Context, id: string): Promise<{ row: DraftRow; timeZone: string; hasLiveMail: boolean }> {
  const [rows, settingRows, mails] = await ctx.db.read(
    select(drafts, sql`where id = ${id} and member_id = ${ctx.member.id}`),
    settingsOf(),
    plain<{ id: string }>(sql`select id from outgoing_mail where draft_id = ${id} and state in ('held', 'sending', 'sent') limit 1`),
  );
  const [row] = rows;
  if (!row) throw notFound("draft");
  return { row, timeZone: settingsFrom(settingRows).timeZone, hasLiveMail: mails.length > 0 };
}
