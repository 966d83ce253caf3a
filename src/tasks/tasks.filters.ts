import { companyFilters } from "../companies/companies.filters.ts";
import { contactFilters } from "../contacts/contacts.filters.ts";
import { filterNoun, referenceTo } from "../core/filter-fields.ts";
import { dealFilters } from "../deals/deals.filters.ts";
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
    contact: { by: "contactId", noun: contactFilters },
    company: { by: "companyId", noun: companyFilters },
    deal: { by: "dealId", noun: dealFilters },
  },
});
