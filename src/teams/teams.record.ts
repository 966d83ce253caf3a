import type { Statement } from "../core/database.ts";
import type { RecordKind, Row } from "../core/record.ts";
import { insertTuples } from "../core/rows.ts";
import { fold } from "../core/text.ts";
import { teams } from "./teams.table.ts";

export type TeamRow = Row<typeof teams>;

export const teamRecord: RecordKind<typeof teams> = {
  kind: "team",
  noun: "teams",
  table: teams,
  derived: { fields: ["sortName"], from: ({ name }) => ({ sortName: fold(name) }) },
  keep: (rows) => [...membersOf(rows), ...CLOSURE],
};

/** Who is in which team, as a table. */
function membersOf(rows: TeamRow[]): Statement[] {
  const pairs = rows.flatMap(({ id, memberIds, deletedAt }) => (deletedAt === null ? memberIds.map((memberId) => [id, memberId]) : []));
  return [
    {
      sql: "delete from team_members where team_id in (select value from json_each(?))",
      args: [JSON.stringify(rows.map(({ id }) => id))],
    },
    insertTuples("team_members", ["team_id", "member_id"], pairs),
  ];
}

/** Every team with itself and all that stand below it. */
const BELOW = `with recursive below(top, id) as (
    select id, id from teams where deleted_at is null
    union select below.top, teams.id from below join teams on teams.parent_id = below.id where teams.deleted_at is null
  )`;

/** What follows from all teams together: whom each member sees, and through which teams a share reaches them. */
const CLOSURE: Statement[] = [
  "delete from team_sight",
  `insert into team_sight (member_id, sees) ${BELOW}
    select distinct mine.member_id, theirs.member_id from team_members mine
    join below on below.top = mine.team_id join team_members theirs on theirs.team_id = below.id`,
  "delete from team_grants",
  `insert into team_grants (member_id, team_id) ${BELOW}
    select distinct mine.member_id, below.top from team_members mine join below on below.id = mine.team_id`,
].map((sql) => ({ sql, args: [] }));
