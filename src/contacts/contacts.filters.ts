import { companyFilters } from "../companies/companies.filters.ts";
import { LIFECYCLE_STAGES } from "../companies/companies.schema.ts";
import { choiceOf, type FieldSpec, filterNoun, referenceTo } from "../core/filter-fields.ts";
import { memberFilters } from "../members/members.filters.ts";
import { contactRecord } from "./contacts.record.ts";
import { ADDRESS_FORMS } from "./contacts.schema.ts";
import { findE164 } from "./phones.ts";

const text = { type: "text" } as const;

/** Addresses and numbers are looked up in the table that says whose they are. */
const points = (kind: "email" | "phone", read: (text: string) => string): FieldSpec => ({
  type: "texts",
  rows: { table: "contact_points", owner: "contact_id", value: "value", where: `contact_points.kind = '${kind}'` },
  read,
});

/** A number as it is kept, or what can be found in one: "0903 12" → "90312". */
const numberPart = (written: string): string => findE164(written) ?? written.replace(/[^\d+]/g, "").replace(/^0/, "");

export const contactFilters = filterNoun(contactRecord, {
  fields: {
    name: text,
    ...{ givenName: text, middleName: text, familyName: text, title: text },
    addressForm: choiceOf(ADDRESS_FORMS),
    language: choiceOf(["vi", "en"]),
    stage: choiceOf(LIFECYCLE_STAGES),
    ...{ companyId: referenceTo("company"), ownerId: referenceTo("user"), externalId: text },
    emails: points("email", (address) => address.trim().toLowerCase()),
    phones: points("phone", numberPart),
    ...{ city: text, country: text, birthday: { type: "day" }, description: text },
    lastActivityAt: { type: "time", emptyIs: 0 },
  },
  links: {
    company: { by: "companyId", noun: companyFilters, back: "contacts" },
    owner: { by: "ownerId", noun: memberFilters, back: "contacts" },
  },
});
