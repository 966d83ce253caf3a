import { choiceOf, filterNoun, referenceTo } from "../core/filter-fields.ts";
import { activityRecord } from "./activities.record.ts";
import { ACTIVITY_KINDS, DIRECTIONS } from "./activities.schema.ts";

export const activityFilters = filterNoun(activityRecord, {
  fields: {
    ...{ kind: choiceOf(ACTIVITY_KINDS), direction: choiceOf(DIRECTIONS), subject: { type: "text" }, body: { type: "text" } },
    ...{ occurredAt: { type: "time" }, durationMin: { type: "number" }, authorId: referenceTo("user"), threadId: { type: "text" } },
    links: { ...referenceTo("record"), rows: { table: "activity_links", owner: "activity_id", value: "record_id" } },
  },
});
