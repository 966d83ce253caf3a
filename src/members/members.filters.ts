import { ROLES } from "../core/context.ts";
import { choiceOf, filterNoun, referenceTo } from "../core/filter-fields.ts";
import { memberRecord } from "./members.record.ts";

const text = { type: "text" } as const;

export const memberFilters = filterNoun(memberRecord, {
  fields: {
    ...{ name: text, email: { ...text, read: (address) => address.trim().toLowerCase() }, role: choiceOf(ROLES) },
    ...{ title: text, region: text, managerId: referenceTo("user"), locale: choiceOf(["vi", "en"]), externalId: text },
  },
});
