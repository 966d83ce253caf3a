import { sql } from "drizzle-orm";
import type { RecordKind, Row } from "../core/record.ts";
import { fold } from "../core/text.ts";
import { views } from "./views.table.ts";

export type ViewRow = Row<typeof views>;

export const viewRecord: RecordKind<typeof views> = {
  kind: "view",
  noun: "views",
  table: views,
  // What is not shared is its owner's alone, also for those who look as somebody else.
  limit: ({ access, member }) => sql`(views.is_shared = 1 or (views.owner_id = ${member.id} and views.owner_id = ${access.memberId}))`,
  derived: { fields: ["sortName"], from: ({ name }) => ({ sortName: fold(name) }) },
};
