import type { LabelNoun } from "../scores/definition.rules.ts";
import { ACTIVITY_FEATURES, READING_FEATURES } from "./activity.features.ts";
import { DEAL_FEATURES, ORDER_FEATURES, TASK_FEATURES } from "./business.features.ts";
import type { Feature, FeatureGroup } from "./feature.ts";
import { RECORD_FEATURES } from "./record.features.ts";

/**
 * All features of a noun, in the order in which their values stand, and the queries that work them out. What cannot be told of a past day is
 * no feature: who is responsible (a number must not judge colleagues), what lies in the bin, when a record was last changed.
 */

const groupsOf = (noun: LabelNoun): FeatureGroup[] => [
  ...[RECORD_FEATURES[noun], ACTIVITY_FEATURES, READING_FEATURES, DEAL_FEATURES, TASK_FEATURES, ORDER_FEATURES],
];

export const featuresOf = (noun: LabelNoun): Feature[] => groupsOf(noun).flatMap(({ features }) => features);

/** Whose deals, tasks and orders they are: the company, or the person where there is none. */
const CUSTOMER: Record<LabelNoun, { join: string; company: string; contact: string }> = {
  contacts: { join: "", company: "null", contact: "given.value ->> 0" },
  companies: { join: "", company: "given.value ->> 0", contact: "null" },
  deals: {
    join: "join main.deals as its on its.id = given.value ->> 0",
    company: "its.company_id",
    contact: "iif(its.company_id is null, its.contact_id, null)",
  },
};

/**
 * A query for each group: its first argument is a list of [id, moment in ms UTC] as JSON, its second the currency that money is summed in.
 * Rows name the `place` in the list, and carry the values of the group as `facts`.
 */
export function featureQueriesOf(noun: LabelNoun): string[] {
  const { join, company, contact } = CUSTOMER[noun];
  return groupsOf(noun).map(
    ({ from, features }) => `with snap as materialized (select given.key as place, given.value ->> 0 as id, given.value ->> 1 as at,
        ?2 as currency, ${company} as company, ${contact} as contact from json_each(?1) as given ${join})
      select snap.place as place, json_array(${features.map(({ sql }) => sql).join(", ")}) as facts from snap ${from} group by snap.place order by snap.place`,
  );
}
