import { getTableName, type SQL, sql } from "drizzle-orm";
import type { Context, Verb } from "./context.ts";
import type { RecordKind, RecordTable } from "./record.ts";
import { Refusal } from "./refusal.ts";

/** How far a verb reaches: one's own records, those of one's teams and the teams below, or all. */
export const SCOPES = ["own", "team", "all"] as const;
export type Scope = (typeof SCOPES)[number];

/** What the asker may do, already cut down to their role, their key's scopes and the role they look as. */
export interface Access {
  /** Whose records "own" and "team" mean. */
  readonly memberId: string;
  /** How far a verb reaches; undefined where it is not allowed at all. */
  reach(verb: Verb): Scope | undefined;
  /** Fields of a noun that are not shown, found, filtered or sorted by. */
  hidden(noun: string): ReadonlySet<string>;
  /** Fields of a noun that are not to be changed; what is hidden is locked too. */
  locked(noun: string): ReadonlySet<string>;
}

type Asker = Pick<Context, "access" | "member">;
type Kind = Pick<RecordKind<RecordTable>, "noun" | "table" | "owners" | "limit" | "alsoSeen">;

/** Condition "the asker's verb reaches this record" on a kind's table; undefined where it reaches all of them. */
export function reachSql(ctx: Asker, kind: Kind, verb: Verb): SQL | undefined {
  const limits = [...conditions(kind.limit?.(ctx, verb)), ...conditions(scopeSql(ctx, kind, verb))];
  return limits.length === 0 ? undefined : sql`(${sql.join(limits, sql` and `)})`;
}

/** The same for reading, as a piece that goes behind another condition. */
export function andVisible(ctx: Asker, kind: Kind): SQL {
  const visible = reachSql(ctx, kind, `${kind.noun}:read`);
  return visible ? sql` and ${visible}` : sql``;
}

const conditions = (condition: SQL | undefined): SQL[] => (condition ? [condition] : []);

function scopeSql(ctx: Asker, kind: Kind, verb: Verb): SQL | undefined {
  const scope = ctx.access.reach(verb);
  if (scope === undefined) return sql`false`;
  if (scope === "all" || !kind.owners) return undefined;
  const table = getTableName(kind.table);
  const people = scope === "own" ? sql`(${ctx.access.memberId})` : peopleOfTeams(ctx.access.memberId);
  const owned = kind.owners.map((column) => sql`${sql.raw(`${table}.${column}`)} in ${people}`);
  const further = kind.owners.length > 0 ? conditions(sharedSql(ctx.access.memberId, table, verb)) : [];
  return sql`(${sql.join([...owned, ...further, ...conditions(kind.alsoSeen?.(ctx, verb))], sql` or `)})`;
}

/** People of the member's teams and of the teams below, and the member. */
const peopleOfTeams = (memberId: string): SQL => sql`(select sees from team_sight where member_id = ${memberId} union select ${memberId})`;

/** Those a share can name to reach the member: the member, their teams, and the teams above. */
export const granteesFor = (memberId: string): SQL =>
  sql`(select team_id from team_grants where member_id = ${memberId} union select ${memberId})`;

/** A shared record can be read, or edited where the share says so; never deleted. */
export function sharedSql(memberId: string, table: string, verb: Verb): SQL | undefined {
  const levels = verb.endsWith(":read") ? sql`('read', 'edit')` : verb.endsWith(":edit") ? sql`('edit')` : undefined;
  if (!levels) return undefined;
  return sql`${sql.raw(`${table}.id`)} in (select record_id from record_shares where level in ${levels} and grantee in ${granteesFor(memberId)})`;
}

/** The record as the asker may see it: hidden fields are empty, as if nobody had filled them in. */
export function masked<R extends object>(ctx: Pick<Context, "access">, noun: string, record: R): R {
  const hidden = ctx.access.hidden(noun);
  if (hidden.size === 0) return record;
  const entries = Object.entries(record).map(([field, value]) => [field, hidden.has(field) ? (Array.isArray(value) ? [] : null) : value]);
  return Object.fromEntries(entries) as R;
}

/** Refuses a change of fields that the asker may not change, naming them. */
export function requireUnlocked(ctx: Pick<Context, "access">, noun: string, fields: string[]): void {
  const locked = ctx.access.locked(noun);
  const wrong = fields.filter((field) => locked.has(field));
  if (wrong.length === 0) return;
  const named = Object.fromEntries(wrong.map((field) => [field, "your role may not change this field"]));
  throw new Refusal("forbidden", `Your role may not change ${wrong.join(", ")}`, named);
}
