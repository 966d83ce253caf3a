import type { Contact } from "../contacts/contacts.schema.ts";
import type { Context } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import type { Deal } from "../deals/deals.schema.ts";
import { assistantProposals } from "../proposals/assistant-proposals.ts";
import { settingsFrom, settingsStatement } from "../settings/settings.ts";
import { type Around, type Hints, wishesOf } from "./proposing.rules.ts";
import type { WaitingActivity } from "./read-waiting.ts";
import type { Findings } from "./reading.schema.ts";

/** What follows from a reading, as statements for the batch that keeps it. */
export async function proposalsFrom(ctx: Context, activity: WaitingActivity, found: Findings, hints: Hints): Promise<Statement[]> {
  if (!found.intent && !found.budget && !found.timing && !hints.step) return [];
  const around = await aroundOf(ctx, activity);
  const wishes = wishesOf(found, hints, around).map((wish) => ({
    ...wish,
    activityId: activity.id,
    quote: activity[wish.span.field].slice(wish.span.start, wish.span.end),
    // What one member keeps to themselves is put before nobody else.
    memberId: activity.privateTo ?? wish.addressee,
  }));
  return assistantProposals(ctx, wishes);
}

type ContactRow = NonNullable<Around["contact"]>;
interface Spoken {
  id: string;
  locale: Around["language"];
}
type DealRow = Around["deals"][number];

async function aroundOf(ctx: Context, activity: WaitingActivity): Promise<Around> {
  const links = JSON.stringify(activity.links);
  const among = "(select value from json_each(?))";
  const [contacts, companies, deals, tasks, settings, languages] = await Promise.all([
    ctx.db.rows<ContactRow>({
      sql: `select id, name, stage, version, company_id as companyId, owner_id as ownerId from contacts where id in ${among} and deleted_at is null`,
      args: [links],
    }),
    ctx.db.rows<{ id: string; name: string; ownerId: string | null }>({
      sql: `select id, name, owner_id as ownerId from companies where id in ${among} and deleted_at is null`,
      args: [links],
    }),
    ctx.db.rows<DealRow & { contactId: string | null }>({
      sql: `select id, name, stage, amount, currency, expected_close_at as expectedCloseAt, next_step as nextStep, version, owner_id as ownerId, contact_id as contactId
        from deals where status = 'open' and deleted_at is null and (id in ${among} or contact_id in ${among} or company_id in ${among}) limit 20`,
      args: [links, links, links],
    }),
    ctx.db.rows<{ title: string }>({
      sql: `select title from tasks where done_at is null and deleted_at is null and (contact_id in ${among} or company_id in ${among}) limit 100`,
      args: [links, links],
    }),
    ctx.db.rows<{ value: string }>(settingsStatement),
    ctx.db.rows<Spoken>({
      sql: `select id, locale from members where deleted_at is null and (role = 'owner' or id in (
          select owner_id from contacts where id in ${among} union select owner_id from companies where id in ${among}
          union select owner_id from deals where id in ${among} or contact_id in ${among})) order by role = 'owner', id`,
      args: [links, links, links, links],
    }),
  ]);
  // A message with several people in it is nobody's in particular: what it asks is put to their company.
  const [contact, ...others] = contacts;
  const [company] = companies;
  const meant = dealsMeant(deals, activity.links, contact);
  const owners = [activity.privateTo, contact?.ownerId, company?.ownerId, meant[0]?.ownerId];
  return {
    activity,
    language: languageFor(owners, languages),
    contact: others.length === 0 ? contact : undefined,
    company,
    deals: meant,
    openTasks: tasks,
    timeZone: settingsFrom(settings).timeZone,
    now: ctx.now,
  };
}

/** The language of who will read it: the first owner whom there is, else the workspace's. */
function languageFor(owners: (string | null | undefined)[], members: Spoken[]): Around["language"] {
  const owned = owners.flatMap((owner) => members.filter(({ id }) => id === owner));
  return (owned[0] ?? members.at(-1))?.locale ?? "vi";
}

/** The deal that the activity is filed under, else the contact's own, else the company's. */
function dealsMeant(deals: (DealRow & Pick<Deal, "contactId">)[], links: string[], contact: Pick<Contact, "id"> | undefined): DealRow[] {
  const linked = deals.filter(({ id }) => links.includes(id));
  const own = deals.filter(({ contactId }) => contactId !== null && contactId === contact?.id);
  return linked.length > 0 ? linked : own.length > 0 ? own : deals;
}
