import { choiceOf, filterNoun, referenceTo } from "../core/filter-fields.ts";
import { memberFilters } from "../members/members.filters.ts";
import { companyRecord } from "./companies.record.ts";
import { LIFECYCLE_STAGES } from "./companies.schema.ts";

const text = { type: "text" } as const;

export const companyFilters = filterNoun(companyRecord, {
  fields: {
    name: text,
    domain: { ...text, read: (domain) => domain.trim().toLowerCase() },
    ...{ website: text, phone: text, industry: text, taxCode: text, address: text, city: text, country: text, description: text },
    ...{ employees: { type: "number" }, foundedYear: { type: "number" }, annualRevenue: { type: "money" }, currency: text },
    stage: choiceOf(LIFECYCLE_STAGES),
    ...{ parentId: referenceTo("company"), ownerId: referenceTo("user"), externalId: text },
    lastActivityAt: { type: "time", emptyIs: 0 },
  },
  links: { owner: { by: "ownerId", noun: memberFilters, back: "companies" } },
});
