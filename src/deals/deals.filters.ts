import { companyFilters } from "../companies/companies.filters.ts";
import { contactFilters } from "../contacts/contacts.filters.ts";
import { choiceOf, filterNoun, referenceTo } from "../core/filter-fields.ts";
import { memberFilters } from "../members/members.filters.ts";
import { productFilters } from "../products/products.filters.ts";
import { dealRecord } from "./deals.record.ts";
import { DEAL_STAGES, DEAL_STATUSES } from "./deals.schema.ts";

const text = { type: "text" } as const;
const time = { type: "time" } as const;

export const dealFilters = filterNoun(dealRecord, {
  fields: {
    name: text,
    ...{
      companyId: referenceTo("company"),
      contactId: { ...referenceTo("contact"), standIn: "companyId" },
      productId: referenceTo("product"),
      ownerId: referenceTo("user"),
    },
    ...{ stage: choiceOf(DEAL_STAGES), status: choiceOf(DEAL_STATUSES), amount: { type: "money" }, currency: text },
    ...{ openedAt: time, expectedCloseAt: time, closedAt: time, nextStep: text, lostReason: text, externalId: text },
  },
  links: {
    company: { by: "companyId", noun: companyFilters, back: "deals" },
    contact: { by: "contactId", noun: contactFilters, back: "deals" },
    product: { by: "productId", noun: productFilters, back: "deals" },
    owner: { by: "ownerId", noun: memberFilters, back: "deals" },
  },
});
