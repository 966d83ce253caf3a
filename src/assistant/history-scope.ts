import { type SQL, sql } from "drizzle-orm";
import type { Verb } from "../core/context.ts";
import { notFound } from "../core/get.ts";
import { kindOfId } from "../core/ids.ts";
import { DAY } from "../core/time.ts";

/** What an assistant's text can be about. An activity stands for its thread. */
export const SUBJECTS = ["contact", "company", "deal", "activity"] as const;
export type Subject = (typeof SUBJECTS)[number];

/** Which rows belong to the history of one record: conditions behind "where", before any right is looked at. */
export interface Scope {
  subject: Subject;
  reads: Verb;
  people: SQL;
  company: SQL;
  /** The record whose timeline it is, read through its index; or else the condition. */
  activities: string | SQL;
  deals: SQL;
}

/** A deal's history begins so long before it was opened: what led to it belongs to it. */
const BEFORE_DEAL_MS = 45 * DAY;
const MOST_PEOPLE = 200;
const IN_TOUCH_LAST = sql.raw(`order by last_activity_at desc, id desc limit ${MOST_PEOPLE}`);

/** Refuses ids of kinds that are not among `subjects`, as if there were no such record. */
export function scopeOf(recordId: string, subjects: readonly Subject[]): Scope {
  const subject = subjects.find((one) => one === kindOfId(recordId));
  if (!subject) throw notFound(subjects.join(" or "));
  return SCOPES[subject](recordId);
}

const linked = (recordId: SQL | string) => sql`activities.id in (select activity_id from activity_links where record_id = ${recordId})`;

const SCOPES: Record<Subject, (id: string) => Scope> = {
  contact: (id) => ({
    ...{ subject: "contact", reads: "contacts:read" },
    people: sql`id = ${id}`,
    company: sql`id = (select company_id from contacts where contacts.id = ${id})`,
    activities: id,
    deals: sql`(contact_id = ${id} or (contact_id is null and company_id = (select company_id from contacts where contacts.id = ${id})))`,
  }),
  company: (id) => ({
    ...{ subject: "company", reads: "companies:read" },
    people: sql`company_id = ${id} and deleted_at is null`,
    company: sql`id = ${id}`,
    activities: id,
    deals: sql`company_id = ${id}`,
  }),
  deal: (id) => {
    const its = (column: string) => sql`(select ${sql.raw(column)} from deals where deals.id = ${id})`;
    const since = sql`coalesce(${its("opened_at")}, ${its("created_at")}) - ${BEFORE_DEAL_MS}`;
    return {
      ...{ subject: "deal", reads: "deals:read" },
      people: sql`id = ${its("contact_id")} or (${its("contact_id")} is null and company_id = ${its("company_id")} and deleted_at is null)`,
      company: sql`id = ${its("company_id")}`,
      activities: sql`(${linked(id)} or (${linked(its("coalesce(contact_id, company_id)"))} and activities.occurred_at >= ${since}))`,
      deals: sql`id = ${id}`,
    };
  },
  activity: (id) => {
    const its = (column: string) => sql`(select ${sql.raw(column)} from activities where activities.id = ${id})`;
    const links = sql`(select value from json_each(${its("links")}))`;
    return {
      ...{ subject: "activity", reads: "activities:read" },
      people: sql`id in ${links}`,
      company: sql`id in ${links}`,
      activities: sql`(activities.id = ${id} or activities.thread_id = ${its("thread_id")})`,
      deals: sql`id in ${links}`,
    };
  },
};

/** The contacts of a scope, the one last in touch in front. */
export const peopleIn = ({ people }: Scope, visible: SQL): SQL => sql`where (${people})${visible} ${IN_TOUCH_LAST}`;
