import * as z from "zod";
import { activityPage } from "../activities/activities.schema.ts";
import { company } from "../companies/companies.schema.ts";
import { contact } from "../contacts/contacts.schema.ts";
import { deal } from "../deals/deals.schema.ts";
import { task } from "../tasks/tasks.schema.ts";

/** Whether the asker's rights to change and to delete reach this very record. */
const reach = z.object({ edit: z.boolean(), delete: z.boolean() }).meta({ id: "RecordReach" });

const around = { may: reach, tasks: z.array(task), deals: z.array(deal), timeline: activityPage };

export const contactRecordPage = z.object({ contact, company: z.union([company, z.null()]), ...around }).meta({ id: "ContactRecordPage" });
export const companyRecordPage = z.object({ company, contacts: z.array(contact), ...around }).meta({ id: "CompanyRecordPage" });

export type ContactRecordPage = z.infer<typeof contactRecordPage>;
export type CompanyRecordPage = z.infer<typeof companyRecordPage>;
