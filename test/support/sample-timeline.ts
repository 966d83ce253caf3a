import { activityOf } from "../../src/activities/order-entries.ts";
import { entryOf } from "../../src/orders/orders.record.ts";
import type { SampleRecords } from "../../src/sample/rows.ts";

/** All that stands on the sample's timelines, oldest first: what was told, and the entries that the orders bring. */
export const timelineOf = ({ activities, orders }: SampleRecords): SampleRecords["activities"] =>
  [...activities, ...orders.map((order) => activityOf(entryOf(order)) as SampleRecords["activities"][number])].sort(
    (a, b) => a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : 1),
  );
