import { sql } from "drizzle-orm";
import { andVisible, reachSql } from "../core/access.ts";
import { Change } from "../core/change.ts";
import { type Context, require, type Verb } from "../core/context.ts";
import { notFound } from "../core/get.ts";
import type { AnyRow, RecordKind, RecordTable, Row } from "../core/record.ts";
import { Refusal } from "../core/refusal.ts";
import { select } from "../core/select.ts";
import { memberRecord } from "../members/members.record.ts";
import { requireTheirsToUndo } from "../members/undoing.ts";
import { changeSettings, getSettings, SETTINGS_ID } from "../settings/settings.ts";
import { type TeamRow, teamRecord } from "../teams/teams.record.ts";
import { reconnect, requireAllFitting } from "../teams/teams.ts";
import type { ChangeEntry, UndoAnswer } from "./changes.schema.ts";
import { KINDS, linesOfChange } from "./changes.ts";
import { undoingOf, undoingVerb } from "./undo.rules.ts";

const UNDO_AT_MOST = 1_000;

/** What an undoing has come to so far. */
interface Outcome extends UndoAnswer {
  /** Records that the asker knows of, undone or not. */
  seen: number;
  /** People whose teams change. */
  regrouped: string[];
}

/** Takes a change back as a whole: one batch, with what was changed since left alone and named. Members undo their own; managers any. */
export async function undoChange(ctx: Context, changeId: string): Promise<UndoAnswer> {
  require(ctx, "changes:edit");
  const entries = await linesOfChange(ctx, changeId, UNDO_AT_MOST);
  if (entries.length === 0) throw notFound("change");
  if (entries.length > UNDO_AT_MOST)
    throw new Refusal("too_large", `A change of more than ${UNDO_AT_MOST} records cannot be undone in one go`);
  if (entries[0]?.memberId !== ctx.member.id && !ctx.may("imports:edit"))
    throw new Refusal("forbidden", "Only a manager may undo what somebody else changed");
  const change = new Change(ctx);
  change.called({ action: "change.undone", target: changeId, detail: { records: entries.length } });
  const { undone, conflicts, seen, regrouped } = await addUndoing(ctx, change, entries);
  if (seen === 0) throw notFound("change");
  const answer = await change.commit({ undone, conflicts });
  await reconnect(ctx, regrouped);
  return answer;
}

async function addUndoing(ctx: Context, change: Change, entries: ChangeEntry[]): Promise<Outcome> {
  const outcome: Outcome = { undone: 0, conflicts: [], seen: 0, regrouped: [] };
  const ofSettings = entries.find((entry) => entry.recordKind === "settings");
  if (ofSettings) await addUndoingOfSettings(ctx, change, ofSettings, outcome);
  for (const kind of KINDS) {
    const mine = entries.filter((entry) => entry.recordKind === kind.kind);
    for (const [verb, some] of Map.groupBy(mine, (entry) => undoingVerb(kind.noun, entry, ctx.member.id)))
      await addUndoingOfKind(ctx, change, kind, verb, some, outcome);
  }
  return outcome;
}

/** One kind's records that it takes the same right to undo. */
async function addUndoingOfKind(
  ctx: Context,
  change: Change,
  kind: RecordKind<RecordTable>,
  verb: Verb,
  entries: ChangeEntry[],
  outcome: Outcome,
): Promise<void> {
  require(ctx, verb);
  if (kind.kind === memberRecord.kind) await requireTheirsToUndo(ctx, entries);
  const { rows, seesAll } = await rowsOf(ctx, kind, verb, entries);
  const hidden = ctx.access.hidden(kind.noun);
  const pairs = entries.flatMap((entry) => {
    const found = rows.get(entry.recordId);
    // Of what the asker does not see they hear nothing; what is missing to who sees all is gone for good.
    if (!found && !seesAll) return [];
    const { patch, conflicts } = found?.isReached ? undoingOf(entry, found.before, ctx.now) : { patch: {}, conflicts: ["id"] };
    outcome.seen += 1;
    if (conflicts.length === 0) outcome.undone += 1;
    outcome.conflicts.push(...conflicts.filter((field) => !hidden.has(field)).map((field) => ({ recordId: entry.recordId, field })));
    return found ? [{ before: found.before as Row<RecordTable>, patch: patch as Partial<Row<RecordTable>> }] : [];
  });
  const after = change.update(kind, pairs);
  if (kind.kind === teamRecord.kind) {
    await requireAllFitting(ctx, after as unknown as TeamRow[]);
    outcome.regrouped.push(...[...pairs.map(({ before }) => before), ...after].flatMap((row) => (row as unknown as TeamRow).memberIds));
  }
}

/** The settings stand in no table of records. */
async function addUndoingOfSettings(ctx: Context, change: Change, entry: ChangeEntry, outcome: Outcome): Promise<void> {
  require(ctx, "settings:edit");
  const before = await getSettings(ctx);
  const { patch, conflicts } = undoingOf(entry, { ...before, deletedAt: null }, ctx.now);
  changeSettings(change, before, patch);
  outcome.seen += 1;
  if (conflicts.length === 0) outcome.undone += 1;
  outcome.conflicts.push(...conflicts.map((field) => ({ recordId: SETTINGS_ID, field })));
}

interface Found {
  before: AnyRow;
  isReached: boolean;
}

/** The records that the asker sees, and whether the verb reaches them. */
async function rowsOf(
  ctx: Context,
  kind: RecordKind<RecordTable>,
  verb: Verb,
  entries: ChangeEntry[],
): Promise<{ rows: Map<string, Found>; seesAll: boolean }> {
  const ids = JSON.stringify(entries.map(({ recordId }) => recordId));
  const among = sql`where id in (select value from json_each(${ids}))${andVisible(ctx, kind)}`;
  const found = await ctx.db.all(select(kind.table, among, { isReached: reachSql(ctx, kind, verb) ?? sql`1` }));
  const rows = found.map(({ isReached, ...row }) => [row.id, { before: row as unknown as AnyRow, isReached: Boolean(isReached) }] as const);
  return { rows: new Map(rows as [string, Found][]), seesAll: reachSql(ctx, kind, `${kind.noun}:read` as Verb) === undefined };
}
