import { desc, eq, getTableColumns, sql } from "drizzle-orm";
import { activityRecord } from "../activities/activities.record.ts";
import type { Activity } from "../activities/activities.schema.ts";
import { activities, activityLinks } from "../activities/activities.table.ts";
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
import { kindOfId } from "../core/ids.ts";
import { plain, select } from "../core/select.ts";
import { dealRecord } from "../deals/deals.record.ts";
import { deals } from "../deals/deals.table.ts";
import { presentDeal } from "../deals/deals.ts";
import { members } from "../members/members.table.ts";
import { settingsFrom } from "../settings/settings.ts";
import { openTasksOf, presentTask } from "../tasks/tasks.ts";
import { type DraftRow, drafts, summaries } from "./assistant.table.ts";
import type { History } from "./history.ts";
import { rememberNames } from "./known-names.ts";
import { withhold } from "./withheld.ts";

const READ_WHOLE = 200;
const READ_IN_PART = 2_800;
const WHOLE_BODY = 6_000;
const PART_OF_BODY = 400;
const MOST_DEALS = 50;
const MOST_PEOPLE = 200;
const MOST_SUMMARIES = 8;

export type SummaryRow = typeof summaries.$inferSelect;

/**
 * Everything the member may see of a contact or company that a text could rest on, with its newest summaries, in one round trip. Long
 * bodies are cut; while the workspace has a model, what it never sends is left out.
 */
export async function readHistory(ctx: Context, recordId: string): Promise<{ history: History; written: SummaryRow[] }> {
  const kind = kindOfId(recordId);
  if (kind !== "contact" && kind !== "company") throw notFound("contact or company");
  require(ctx, kind === "contact" ? "contacts:read" : "companies:read");
  require(ctx, "activities:read");
  const [people, firms, newest, older, dealRows, taskRows, profiles, settingRows, choiceRows, written] = await ctx.db.read(
    peopleOf(ctx, recordId, kind),
    select(
      companies,
      sql`where id = ${kind === "company" ? recordId : sql`(select company_id from contacts where contacts.id = ${recordId})`}${andVisible(ctx, companyRecord)}`,
    ),
    activitiesOf(ctx, recordId, 0, READ_WHOLE, WHOLE_BODY),
    activitiesOf(ctx, recordId, READ_WHOLE, READ_IN_PART, PART_OF_BODY),
    dealsAround(ctx, recordId),
    openTasksOf(ctx, recordId),
    select(members, sql`where id = ${ctx.member.id}`),
    settingsOf(),
    choicesQuery(),
    select(summaries, sql`where record_id = ${recordId} order by at desc limit ${MOST_SUMMARIES}`),
  );
  const company = firms[0] ? presentCompany(ctx, firms[0]) : null;
  const [first] = people;
  if (kind === "contact" ? !first : !company) throw notFound(kind);
  const settings = settingsFrom(settingRows);
  const [profile] = profiles;
  const history: History = {
    recordId,
    contact: first ? { ...presentContact(ctx, first), companyName: company?.name ?? null } : null,
    company,
    activities: [...newest, ...older] as Activity[],
    deals: dealRows.map((row) => presentDeal(ctx, row)),
    tasks: taskRows.map(presentTask),
    people: Object.fromEntries(people.map(({ id, name }) => [id, name])),
    sender: {
      id: ctx.member.id,
      name: profile?.name ?? ctx.member.name,
      title: profile?.title ?? null,
      email: ctx.member.email,
      signature: profile?.signature ?? null,
    },
    workspace: { name: settings.name, timeZone: settings.timeZone },
  };
  rememberNames(ctx, [...people.map(({ name }) => name), history.sender.name, first?.name]);
  const stored = rememberChoices(ctx, choiceRows);
  return { history: modelNameChosen(ctx, stored) ? withhold(history, stored.choices.neverSend) : history, written };
}

const settingsOf = () => plain<{ value: string }>(sql`select value from settings where key = 'workspace'`);

/** The contact, or a company's people with the one last in touch in front. */
const peopleOf = (ctx: Context, recordId: string, kind: "contact" | "company") =>
  kind === "contact"
    ? select(contacts, sql`where id = ${recordId}${andVisible(ctx, contactRecord)}`)
    : select(
        contacts,
        sql`where company_id = ${recordId} and deleted_at is null${andVisible(ctx, contactRecord)} order by last_activity_at desc, id desc limit ${MOST_PEOPLE}`,
      );

const { body, quoted, createdBy, ...BARE } = getTableColumns(activities);

const activitiesOf = (ctx: Context, recordId: string, offset: number, limit: number, length: number) =>
  ctx.db.orm
    .select({ ...BARE, body: sql<string>`substr(${activities.body}, 1, ${length})`, quoted: sql<null>`null` })
    .from(activityLinks)
    .innerJoin(activities, eq(activities.id, activityLinks.activityId))
    .where(sql`${activityLinks.recordId} = ${recordId}${andVisible(ctx, activityRecord)}`)
    .orderBy(desc(activityLinks.occurredAt), desc(activityLinks.activityId))
    .limit(limit)
    .offset(offset);

/** A contact's own deals and those of the company that are nobody else's. */
const dealsAround = (ctx: Context, recordId: string) =>
  select(
    deals,
    sql`where deleted_at is null and (contact_id = ${recordId} or company_id = ${recordId}
      or (contact_id is null and company_id = (select company_id from contacts where contacts.id = ${recordId})))${andVisible(ctx, dealRecord)}
      order by updated_at desc, id desc limit ${MOST_DEALS}`,
  );

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
