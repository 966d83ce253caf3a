import { sql } from "drizzle-orm";
import { andVisible, reachSql } from "./access.ts";
import { type Context, require, type Verb } from "./context.ts";
import { kindOfId } from "./ids.ts";
import type { AnyRow, RecordKind, RecordTable, Row } from "./record.ts";
import { Refusal } from "./refusal.ts";
import { select } from "./select.ts";

/** A record as a caller names it: its id, and the version it was last seen at when it is to be changed. */
export interface Ref {
  id: string;
  version?: number | undefined;
}

/** The row a verb is about. Refuses what the member may not do, what is not there, and what has changed since. */
export async function getRow<T extends RecordTable>(ctx: Context, kind: RecordKind<T>, ref: Ref, verb: Verb): Promise<Row<T>> {
  require(ctx, verb);
  const reach = verb === `${kind.noun}:read` ? undefined : reachSql(ctx, kind, verb);
  const [found] = await ctx.db.all(select(kind.table, sql`where id = ${ref.id}${andVisible(ctx, kind)}`, { isReached: reach ?? sql`1` }));
  if (!found) throw notFound(kind.kind);
  const { isReached, ...row } = found as Row<T> & { isReached: unknown };
  if (!isReached) throw notReached(kind.kind, verb);
  requireSeen(row as unknown as AnyRow, ref.version);
  return row as unknown as Row<T>;
}

/** The same, for a change: what lies in the bin must be restored first. */
export async function getLiveRow<T extends RecordTable>(ctx: Context, kind: RecordKind<T>, ref: Ref, verb: Verb): Promise<Row<T>> {
  const row = await getRow(ctx, kind, ref, verb);
  if ((row as AnyRow).deletedAt !== null) throw inBin(kind.kind);
  return row;
}

export const notFound = (kind: string): Refusal => new Refusal("not_found", `There is no such ${kind}`);

export const notReached = (kind: string, verb: Verb): Refusal =>
  new Refusal("forbidden", `You may see this ${kind}, but not do this with it: ${verb}`);

export const inBin = (kind: string): Refusal => new Refusal("in_bin", `This ${kind} is in the bin. Restore it first.`);

export const stale = (version: number): Refusal =>
  new Refusal("stale", `Somebody changed this a moment ago: it is at version ${version} now`, { version: String(version) });

/** Refuses to change what has changed since the caller last saw it. */
export function requireSeen(row: { version: number }, seen: number | undefined): void {
  if (seen !== undefined && row.version !== seen) throw stale(row.version);
}

/** Refuses ids of another kind than the field wants, naming the field. */
export function requireKind(field: string, id: string | null | undefined, kind: Parameters<typeof matches>[1]): void {
  if (id && !matches(id, kind)) throw new Refusal("invalid", `${field} must be the id of a ${kind}`, { [field]: `the id of a ${kind}` });
}

const matches = (id: string, kind: ReturnType<typeof kindOfId>): boolean => kindOfId(id) === kind;
