import { getTableName, sql } from "drizzle-orm";
import { presentActivity } from "../activities/activities.ts";
import { timelineName, timelineSelect, timelineSort } from "../activities/timeline.queries.ts";
import { companyRecord } from "../companies/companies.record.ts";
import { companies } from "../companies/companies.table.ts";
import { presentCompany } from "../companies/companies.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import { contacts } from "../contacts/contacts.table.ts";
import { presentContact } from "../contacts/contacts.ts";
import { andVisible, reachSql } from "../core/access.ts";
import { type Context, require, type Verb } from "../core/context.ts";
import { notFound } from "../core/get.ts";
import { toPage } from "../core/pages.ts";
import type { RecordKind, RecordTable } from "../core/record.ts";
import { plain, type Query, select } from "../core/select.ts";
import { dealsOf, presentDeal } from "../deals/deals.ts";
import { openTasksOf, presentTask } from "../tasks/tasks.ts";
import type { CompanyRecordPage, ContactRecordPage } from "./record-pages.schema.ts";

const TIMELINE = 30;
const PEOPLE = 100;

/** All that a contact's page shows first, in one round trip. */
export async function readContactPage(ctx: Context, id: string): Promise<ContactRecordPage> {
  require(ctx, "contacts:read");
  const [found, firms, reach, tasks, deals, timeline] = await ctx.db.read(
    select(contacts, sql`where id = ${id}${andVisible(ctx, contactRecord)}`),
    select(companies, sql`where id = (select company_id from contacts where contacts.id = ${id})${andVisible(ctx, companyRecord)}`),
    reachOf(ctx, contactRecord, id),
    openTasksOf(ctx, id),
    dealsOf(ctx, id),
    timelineSelect(ctx, { recordId: id, limit: TIMELINE }),
  );
  const [contact] = found;
  if (!contact) throw notFound("contact");
  const company = firms[0] ? presentCompany(ctx, firms[0]) : null;
  return {
    contact: { ...presentContact(ctx, contact), companyName: company?.name ?? null },
    company,
    ...shown(ctx, id, reach, tasks, deals, timeline),
  };
}

/** All that a company's page shows first, in one round trip. */
export async function readCompanyPage(ctx: Context, id: string): Promise<CompanyRecordPage> {
  require(ctx, "companies:read");
  const [found, people, reach, tasks, deals, timeline] = await ctx.db.read(
    select(companies, sql`where id = ${id}${andVisible(ctx, companyRecord)}`),
    select(
      contacts,
      sql`where company_id = ${id} and deleted_at is null${andVisible(ctx, contactRecord)} order by sort_name limit ${PEOPLE}`,
    ),
    reachOf(ctx, companyRecord, id),
    openTasksOf(ctx, id),
    dealsOf(ctx, id),
    timelineSelect(ctx, { recordId: id, limit: TIMELINE }),
  );
  const [company] = found;
  if (!company) throw notFound("company");
  return {
    company: presentCompany(ctx, company),
    contacts: people.map((row) => presentContact(ctx, row)),
    ...shown(ctx, id, reach, tasks, deals, timeline),
  };
}

/** Whether the asker's rights to change and to delete reach this record. */
function reachOf<T extends RecordTable>(ctx: Context, kind: RecordKind<T>, id: string): Query<{ edit: number; remove: number }> {
  const reaches = (action: "edit" | "delete") => reachSql(ctx, kind, `${kind.noun}:${action}` as Verb) ?? sql`true`;
  return plain(
    sql`select ${reaches("edit")} as edit, ${reaches("delete")} as remove from ${sql.raw(getTableName(kind.table))} where id = ${id}`,
  );
}

type Rows<Q extends (...args: never[]) => Query<unknown>> = ReturnType<Q>["_"]["result"];
type Around = [Rows<typeof reachOf>, Rows<typeof openTasksOf>, Rows<typeof dealsOf>, Rows<typeof timelineSelect>];

function shown(ctx: Context, recordId: string, ...[reach, tasks, deals, rows]: Around) {
  const timeline = toPage(ctx, timelineName(recordId), timelineSort, rows, TIMELINE);
  return {
    may: { edit: Boolean(reach[0]?.edit), delete: Boolean(reach[0]?.remove) },
    tasks: tasks.map(presentTask),
    deals: deals.map((row) => presentDeal(ctx, row)),
    timeline: { ...timeline, items: timeline.items.map((row) => presentActivity(ctx, row)) },
  };
}
