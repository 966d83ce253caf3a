import { choiceOf, type FieldSpec, filterNoun, referenceTo } from "../core/filter-fields.ts";
import { COMPLAINTS, INTENTS, SENTIMENTS } from "../reading/reading.rules.ts";
import { activityRecord } from "./activities.record.ts";
import { ACTIVITY_KINDS, DIRECTIONS } from "./activities.schema.ts";

/** What the reader found in it, or a person put right. */
const read = (value: string, spec: FieldSpec): FieldSpec => ({ ...spec, rows: { table: "readings", owner: "activity_id", value } });

export const activityFilters = filterNoun(activityRecord, {
  fields: {
    ...{ kind: choiceOf(ACTIVITY_KINDS), direction: choiceOf(DIRECTIONS), subject: { type: "text" }, body: { type: "text" } },
    ...{ occurredAt: { type: "time" }, durationMin: { type: "number" }, authorId: referenceTo("user"), threadId: { type: "text" } },
    ...{ intent: read("intent", choiceOf(INTENTS)), sentiment: read("sentiment", choiceOf(SENTIMENTS)) },
    ...{ complaint: read("complaint", choiceOf(COMPLAINTS)), competitor: read("competitor", { type: "text" }) },
    links: { ...referenceTo("record"), rows: { table: "activity_links", owner: "activity_id", value: "record_id" } },
  },
});
