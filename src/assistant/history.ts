import type { Activity } from "../activities/activities.schema.ts";
import type { Company } from "../companies/companies.schema.ts";
import type { Contact } from "../contacts/contacts.schema.ts";
import type { Deal } from "../deals/deals.schema.ts";
import type { Heard } from "../reading/heard.rules.ts";
import type { Task } from "../tasks/tasks.schema.ts";

/** All that the asking member may see of a record, and who they are themselves. Activities are newest first. */
export interface History {
  recordId: string;
  /** The person it is about, or the one last in touch. */
  contact: Contact | null;
  /** Further people, the one last in touch in front. */
  others?: Contact[];
  company: Company | null;
  activities: Activity[];
  /** What the customer was heard to say in them, newest first, of as many as counts go by. */
  heard: Heard[];
  deals: Deal[];
  /** Fields of deals that the member's role does not see: what is empty there may be filled in. */
  hiddenOfDeals?: string[];
  tasks: Task[];
  /** Names by id, of the customer's people and of ours who held a talk with them. */
  people: Record<string, string>;
  members?: Record<string, string>;
  sender: { id: string; name: string; title: string | null; email: string; signature: string | null };
  workspace: { name: string; timeZone: string };
}
