import { and, eq, isNull, sql } from "drizzle-orm";
import { presentActivity } from "../activities/activities.ts";
import { timelineName, timelineSelect, timelineSort } from "../activities/timeline.queries.ts";
import { companies } from "../companies/companies.table.ts";
import { presentCompany } from "../companies/companies.ts";
import { contacts } from "../contacts/contacts.table.ts";
import { presentContact } from "../contacts/contacts.ts";
import { type Context, require } from "../core/context.ts";
import { notFound } from "../core/get.ts";
import { toPage } from "../core/pages.ts";
import { dealsOf, presentDeal } from "../deals/deals.ts";
import { openTasksOf, presentTask } from "../tasks/tasks.ts";
import type { CompanyRecordPage, ContactRecordPage } from "./record-pages.schema.ts";

const TIMELINE = 30;
const PEOPLE = 100;

/** All that a contact's page shows first, in one round trip. */
export async function readContactPage(ctx: Context, id: string): Promise<ContactRecordPage> {
  require(ctx, "contacts:read");
  const [found, firms, tasks, deals, timeline] = await ctx.db.read(
    ctx.db.orm.select().from(contacts).where(eq(contacts.id, id)),
    ctx.db.orm.select().from(companies).where(sql`${companies.id} = (select company_id from contacts where id = ${id})`),
    openTasksOf(ctx, id),
    dealsOf(ctx, id),
    timelineSelect(ctx, { recordId: id, limit: TIMELINE }),
  );
  const [contact] = found;
  if (!contact) throw notFound("contact");
  const company = firms[0] ? presentCompany(firms[0]) : null;
  return {
    contact: { ...presentContact(contact), companyName: company?.name ?? null },
    company,
    ...shown(ctx, id, tasks, deals, timeline),
  };
}

/** All that a company's page shows first, in one round trip. */
export async function readCompanyPage(ctx: Context, id: string): Promise<CompanyRecordPage> {
  require(ctx, "companies:read");
  const [found, people, tasks, deals, timeline] = await ctx.db.read(
    ctx.db.orm.select().from(companies).where(eq(companies.id, id)),
    ctx.db.orm
      .select()
      .from(contacts)
      .where(and(eq(contacts.companyId, id), isNull(contacts.deletedAt)))
      .orderBy(contacts.sortName)
      .limit(PEOPLE),
    openTasksOf(ctx, id),
    dealsOf(ctx, id),
    timelineSelect(ctx, { recordId: id, limit: TIMELINE }),
  );
  const [company] = found;
  if (!company) throw notFound("company");
  return { company: presentCompany(company), contacts: people.map(presentContact), ...shown(ctx, id, tasks, deals, timeline) };
}

type Around = [Awaited<ReturnType<typeof openTasksOf>>, Awaited<ReturnType<typeof dealsOf>>, Awaited<ReturnType<typeof timelineSelect>>];

function shown(ctx: Context, recordId: string, ...[tasks, deals, rows]: Around) {
  const timeline = toPage(ctx, timelineName(recordId), timelineSort, rows, TIMELINE);
  return {
    tasks: tasks.map(presentTask),
    deals: deals.map(presentDeal),
    timeline: { ...timeline, items: timeline.items.map(presentActivity) },
  };
}
