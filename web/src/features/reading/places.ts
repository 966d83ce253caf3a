import type { Activity } from "../../../../src/activities/activities.schema.ts";
import type { Span } from "../../../../src/reading/reading.schema.ts";

const FIELDS = ["body", "subject"] as const;

/** Where words stand in an activity: letter by letter, else whatever their capitals and white space. */
export function placeOf(quote: string, activity: Pick<Activity, "subject" | "body">): Span | undefined {
  const sought = quote.trim();
  if (!sought) return undefined;
  for (const field of FIELDS) {
    const start = activity[field].indexOf(sought);
    if (start >= 0) return { field, start, end: start + sought.length };
  }
  const parts = sought.split(/\s+/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const loosely = new RegExp(parts.join("\\s+"), "iu");
  for (const field of FIELDS) {
    const match = loosely.exec(activity[field]);
    if (match) return { field, start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}
