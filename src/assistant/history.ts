import type { Activity } from "../activities/activities.schema.ts";
import type { Company } from "../companies/companies.schema.ts";
import type { Contact } from "../contacts/contacts.schema.ts";
import type { Deal } from "../deals/deals.schema.ts";
import type { Task } from "../tasks/tasks.schema.ts";

/** All that the asking member may see of a contact or company, and who they are themselves. Activities are newest first. */
export interface History {
  recordId: string;
  contact: Contact | null;
  company: Company | null;
  activities: Activity[];
  deals: Deal[];
  tasks: Task[];
  /** Names by id: members, contacts. */
  people: Record<string, string>;
  sender: { id: string; name: string; title: string | null; email: string; signature: string | null };
  workspace: { name: string; timeZone: string };
}
