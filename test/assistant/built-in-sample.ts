import type { Activity } from "../../src/activities/activities.schema.ts";
import type { History } from "../../src/assistant/history.ts";
import type { Company } from "../../src/companies/companies.schema.ts";
import type { Contact } from "../../src/contacts/contacts.schema.ts";
import type { Deal } from "../../src/deals/deals.schema.ts";
import { buildSample } from "../../src/sample/sample.ts";
import type { Task } from "../../src/tasks/tasks.schema.ts";
import { timelineOf } from "../support/sample-timeline.ts";
import { withHeard, ZONE } from "./histories.ts";

/** Every contact and company of the sample as the assistant would read it, without a database. */

export interface SampleHistories {
  contacts: History[];
  companies: History[];
  named(name: string): History;
}

type Records = ReturnType<typeof buildSample>;

/** Histories as the sample's owner sees them at `now`. */
export function sampleHistories(now: number): SampleHistories {
  const records = buildSample(now);
  const byRecord = activitiesByRecord(records);
  const companies = records.companies.map((company) => withHeard(companyHistory(records, byRecord, company as unknown as Company)));
  const contacts = records.contacts.map((contact) => withHeard(contactHistory(records, byRecord, contact as unknown as Contact)));
  const named = (name: string): History => {
    const found = [...contacts, ...companies].find(
      ({ contact, company, recordId }) => (contact?.id === recordId ? contact.name : company?.name) === name,
    );
    if (!found) throw new Error(`The sample has no ${name}`);
    return found;
  };
  return { contacts, companies, named };
}

function activitiesByRecord(records: Records): Map<string, Activity[]> {
  const byRecord = new Map<string, Activity[]>();
  for (const activity of timelineOf(records).reverse() as unknown as Activity[]) {
    for (const link of activity.links) byRecord.set(link, [...(byRecord.get(link) ?? []), activity]);
  }
  return byRecord;
}

function contactHistory(records: Records, byRecord: Map<string, Activity[]>, contact: Contact): Omit<History, "heard"> {
  const company = records.companies.find(({ id }) => id === contact.companyId) as unknown as Company | undefined;
  return {
    ...around(
      records,
      byRecord,
      contact.id,
      (row) => row.contactId === contact.id || (row.contactId === null && row.companyId === contact.companyId),
    ),
    contact: { ...contact, companyName: company?.name ?? null },
    company: company ?? null,
    people: { [contact.id]: contact.name },
  };
}

function companyHistory(records: Records, byRecord: Map<string, Activity[]>, company: Company): Omit<History, "heard"> {
  const people = records.contacts.filter(({ companyId }) => companyId === company.id).sort((a, b) => b.lastActivityAt - a.lastActivityAt);
  const [first] = people as unknown as Contact[];
  return {
    ...around(records, byRecord, company.id, (row) => row.companyId === company.id),
    contact: first ? { ...first, companyName: company.name } : null,
    company,
    people: Object.fromEntries(people.map(({ id, name }) => [id, name])),
  };
}

type Owned = { contactId: string | null; companyId: string | null };

function around(
  records: Records,
  byRecord: Map<string, Activity[]>,
  recordId: string,
  owns: (row: Owned) => boolean,
): Omit<History, "contact" | "company" | "people" | "heard"> {
  const [owner] = records.members;
  const deals = records.deals.filter(owns).sort((a, b) => b.updatedAt - a.updatedAt) as unknown as Deal[];
  const tasks = records.tasks.filter((task) => task.doneAt === null && owns(task)) as unknown as Task[];
  return {
    recordId,
    activities: byRecord.get(recordId) ?? [],
    deals,
    tasks,
    sender: {
      id: owner?.id ?? "",
      name: owner?.name ?? "",
      title: owner?.title ?? null,
      email: owner?.email ?? "",
      signature: owner?.signature ?? null,
    },
    workspace: { name: "Mộc Giang", timeZone: ZONE },
  };
}
