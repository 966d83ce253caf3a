import { companyFilters } from "../companies/companies.filters.ts";
import { contactFilters } from "../contacts/contacts.filters.ts";
import { filterNoun, referenceTo } from "../core/filter-fields.ts";
import { dealFilters } from "../deals/deals.filters.ts";
import { memberFilters } from "../members/members.filters.ts";
import { taskRecord } from "./tasks.record.ts";

export const taskFilters = filterNoun(taskRecord, {
  fields: {
    ...{
      title: { type: "text" },
      note: { type: "text" },
      dueAt: { type: "time" },
      doneAt: { type: "time" },
      assigneeId: referenceTo("user"),
    },
    ...{ contactId: referenceTo("contact"), companyId: referenceTo("company"), dealId: referenceTo("deal") },
  },
  links: {
    contact: { by: "contactId", noun: contactFilters, back: "tasks" },
    company: { by: "companyId", noun: companyFilters, back: "tasks" },
    deal: { by: "dealId", noun: dealFilters, back: "tasks" },
    assignee: { by: "assigneeId", noun: memberFilters, back: "tasks" },
  },
});
