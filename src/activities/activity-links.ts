import type { Statement } from "../core/database.ts";
import { kindOfId } from "../core/ids.ts";
import { insertTuples } from "../core/rows.ts";

/** The timeline's index, and when a customer was last heard of: both follow from the activities. */

export interface Linked {
  id: string;
  links: string[];
  occurredAt: number;
  deletedAt: number | null;
}

/** A row of the index for each record that an activity is about; none of what lies in the bin. */
export const linksOf = (row: Linked): [string, number, string][] =>
  row.deletedAt === null ? row.links.map((recordId) => [recordId, row.occurredAt, row.id]) : [];

/** Takes activities out of the index and puts them in as they stand now. `touched` are the records that they were and are about. */
export function relink(moved: Linked[], touched: string[], wereThere: boolean): Statement[] {
  const removal: Statement = {
    sql: "delete from activity_links where activity_id in (select value from json_each(?))",
    args: [JSON.stringify(moved.map((row) => row.id))],
  };
  const insertion = insertTuples("activity_links", ["record_id", "occurred_at", "activity_id"], moved.flatMap(linksOf));
  return [...(wereThere ? [removal] : []), insertion, ...lastActivity(touched)];
}

/** "Last activity" is bookkeeping, not a change of the record: its version stays. */
function lastActivity(recordIds: string[]): Statement[] {
  const ofKind = (kind: "contact" | "company") => [...new Set(recordIds.filter((id) => kindOfId(id) === kind))];
  const statement = (table: string, ids: string[]): Statement => ({
    sql: `update ${table} set last_activity_at = coalesce((select occurred_at from activity_links where record_id = ${table}.id order by occurred_at desc limit 1), 0)
      where id in (select value from json_each(?))`,
    args: [JSON.stringify(ids)],
  });
  const [people, firms] = [ofKind("contact"), ofKind("company")];
  return [...(people.length > 0 ? [statement("contacts", people)] : []), ...(firms.length > 0 ? [statement("companies", firms)] : [])];
}
