import { companyFilters } from "../companies/companies.filters.ts";
import { contactFilters } from "../contacts/contacts.filters.ts";
import { choiceOf, type FieldSpec, filterNoun, referenceTo } from "../core/filter-fields.ts";
import { dealFilters } from "../deals/deals.filters.ts";
import { memberFilters } from "../members/members.filters.ts";
import { orderFilters } from "../orders/orders.filters.ts";
import { COMPLAINTS, INTENTS, SENTIMENTS } from "../reading/reading.rules.ts";
import { activityRecord } from "./activities.record.ts";
import { ACTIVITY_KINDS, DIRECTIONS } from "./activities.schema.ts";

/** What the reader found in it, or a person put right. */
const read = (value: string, spec: FieldSpec): FieldSpec => ({
  ...spec,
  rows: { table: "readings", owner: "activity_id", value, isOne: true },
});

/** The record of a kind that an activity is about; of several the one named first. */
const aboutA = (kind: "company" | "contact" | "deal", prefix: string): FieldSpec => ({
  ...referenceTo(kind),
  sql: `(select link.value from json_each(activities.links) as link where link.value like '${prefix}%' order by link.key limit 1)`,
});

export const activityFilters = filterNoun(activityRecord, {
  fields: {
    ...{ kind: choiceOf(ACTIVITY_KINDS), direction: choiceOf(DIRECTIONS), subject: { type: "text" }, body: { type: "text" } },
    ...{ occurredAt: { type: "time" }, durationMin: { type: "number" }, authorId: referenceTo("user"), threadId: { type: "text" } },
    ...{ intent: read("intent", choiceOf(INTENTS)), sentiment: read("sentiment", choiceOf(SENTIMENTS)) },
    ...{ complaint: read("complaint", choiceOf(COMPLAINTS)), competitor: read("competitor", { type: "text" }) },
    links: { ...referenceTo("record"), rows: { table: "activity_links", owner: "activity_id", value: "record_id" } },
    ...{ companyId: aboutA("company", "com_"), contactId: aboutA("contact", "con_"), dealId: aboutA("deal", "dea_") },
    amount: { type: "money", sql: "(activities.meta ->> '$.amount')" },
    currency: { type: "text", sql: "(activities.meta ->> '$.currency')" },
  },
  links: {
    company: { by: "companyId", noun: companyFilters },
    contact: { by: "contactId", noun: contactFilters },
    author: { by: "authorId", noun: memberFilters, back: "activities" },
  },
});

/** An activity belongs to every record it is about, so what belongs to one is found by the timeline's index. */
const onTimeline = {
  ...{ noun: activityFilters, from: "activity_links join activities on activities.id = activity_links.activity_id" },
  key: "activity_links.record_id",
};
for (const noun of [companyFilters, contactFilters, dealFilters, orderFilters]) noun.related.set("activities", onTimeline);
