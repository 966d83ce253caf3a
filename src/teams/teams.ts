import { sql } from "drizzle-orm";
import { Change } from "../core/change.ts";
import { type Context, require, type Verb } from "../core/context.ts";
import { given, withDefaults } from "../core/defaults.ts";
import { getLiveRow, getRow, type Ref } from "../core/get.ts";
import { kindOfId, newId } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { select } from "../core/select.ts";
import { fold } from "../core/text.ts";
import { type SightTeam, sightOf } from "./sight.rules.ts";
import { type TeamRow, teamRecord } from "./teams.record.ts";
import type { Team, TeamInput, TeamPatch } from "./teams.schema.ts";
import { teams } from "./teams.table.ts";

const MOST = 500;

function presentTeam({ sortName, createdBy, source, ...team }: TeamRow): Team {
  return team;
}

/** All teams by name. */
export async function listTeams(ctx: Context): Promise<Team[]> {
  require(ctx, "teams:read");
  return (await liveTeams(ctx)).map(presentTeam);
}

export async function createTeam(ctx: Context, input: TeamInput): Promise<Team> {
  require(ctx, "teams:manage");
  const others = await liveTeams(ctx);
  if (others.length >= MOST) throw new Refusal("conflict", `A workspace has at most ${MOST} teams`);
  const row = { ...withDefaults(EMPTY, input), id: newId("team", ctx.now), sortName: fold(input.name) };
  await requireFitting(ctx, row, others);
  requireOwnSight(ctx, others, [...others, row]);
  const change = new Change(ctx);
  const [made] = change.create(teamRecord, [{ ...row, memberIds: [...new Set(row.memberIds)] }]) as [TeamRow];
  return change.commit(presentTeam(made));
}

export async function editTeam(ctx: Context, ref: Ref, patch: TeamPatch): Promise<Team> {
  const before = await getLiveRow(ctx, teamRecord, ref, "teams:manage");
  const all = await liveTeams(ctx);
  const next = { ...before, ...given(patch) } as TeamRow;
  await requireFitting(ctx, next, all);
  requireOwnSight(ctx, all, [...all.filter(({ id }) => id !== before.id), next]);
  const change = new Change(ctx);
  const after = { ...given(patch), ...(patch.memberIds ? { memberIds: [...new Set(patch.memberIds)] } : {}) };
  const [row] = change.update(teamRecord, [{ before, patch: after }]) as [TeamRow];
  const answer = await change.commit(presentTeam(row));
  await reconnect(ctx, [...before.memberIds, ...row.memberIds]);
  return answer;
}

/** Puts a team into the bin; the teams below it move up to where it was. */
export async function deleteTeam(ctx: Context, ref: Ref): Promise<Team> {
  const before = await getLiveRow(ctx, teamRecord, ref, "teams:manage");
  const below = (await liveTeams(ctx)).filter(({ parentId }) => parentId === before.id);
  const change = new Change(ctx);
  change.update(
    teamRecord,
    below.map((row) => ({ before: row, patch: { parentId: before.parentId } })),
  );
  const [row] = change.remove(teamRecord, [before]) as [TeamRow];
  const answer = await change.commit(presentTeam(row));
  await reconnect(ctx, before.memberIds);
  return answer;
}

export async function restoreTeam(ctx: Context, ref: Ref): Promise<Team> {
  const before = await getRow(ctx, teamRecord, ref, "teams:manage");
  const all = await liveTeams(ctx);
  requireOwnSight(ctx, all, [...all, before]);
  const change = new Change(ctx);
  const [row] = change.restore(teamRecord, [before]) as [TeamRow];
  return change.commit(presentTeam(row));
}

const liveTeams = (ctx: Context): Promise<TeamRow[]> =>
  ctx.db.all(select(teams, sql`where deleted_at is null order by sort_name, id limit ${MOST + 1}`));

/** What open pages hear follows the teams: they connect anew. */
export async function reconnect(ctx: Context, memberIds: string[]): Promise<void> {
  for (const id of new Set(memberIds)) await ctx.ports.hub.closeSocketsOf(id, true);
}

/** Who sees only their teams' records may not widen that for themselves: nobody hands out more than they have. */
function requireOwnSight({ access }: Context, before: SightTeam[], after: SightTeam[]): void {
  if (!LIMITED.some((noun) => access.reach(`${noun}:read` as Verb) === "team")) return;
  const had = sightOf(access.memberId, before);
  if ([...sightOf(access.memberId, after)].every((id) => had.has(id) || id === access.memberId)) return;
  throw new Refusal("forbidden", "Your role sees its teams' records: only somebody who sees all may let you see more", {
    memberIds: "nobody whose records you do not see yet, in a team of yours or below it",
  });
}

const LIMITED = ["companies", "contacts", "deals", "activities", "tasks"];

/** Refuses a parent that is no team or stands below this one, people who are no members, and a second team of the name. */
async function requireFitting(ctx: Context, row: Pick<TeamRow, "id" | "name" | "parentId" | "memberIds">, all: TeamRow[]): Promise<void> {
  const others = all.filter(({ id }) => id !== row.id);
  if (row.parentId && !others.some(({ id }) => id === row.parentId))
    throw new Refusal("invalid", "The team above does not exist", { parentId: "the id of another team, or null" });
  if (isBelow(row.parentId, row.id, others))
    throw new Refusal("invalid", "A team cannot stand below itself", { parentId: "a team that is not below this one" });
  if (others.some(({ sortName }) => sortName === fold(row.name)))
    throw new Refusal("duplicate", "There is a team of this name already", { name: "a name that no other team has" });
  const ids = [...new Set(row.memberIds)];
  const [{ n } = { n: 0 }] = await ctx.db.rows<{ n: number }>({
    sql: "select count(*) as n from members where id in (select value from json_each(?))",
    args: [JSON.stringify(ids)],
  });
  if (n !== ids.length || ids.some((id) => kindOfId(id) !== "user"))
    throw new Refusal("invalid", "Somebody in this team is no member of the workspace", { memberIds: "ids of members" });
}

/** Refuses teams as an undoing would leave them, and the teams below them, where an edit could not. */
export async function requireAllFitting(ctx: Context, after: TeamRow[]): Promise<void> {
  if (after.length === 0) return;
  const changed = new Set(after.map(({ id }) => id));
  const all = [...after, ...(await liveTeams(ctx)).filter(({ id }) => !changed.has(id))].filter(({ deletedAt }) => deletedAt === null);
  for (const row of all) if (changed.has(row.id) || changed.has(row.parentId ?? "")) await requireFitting(ctx, row, all);
}

function isBelow(start: string | null, top: string, all: TeamRow[]): boolean {
  const seen = new Set<string>();
  for (let at = start; at !== null && !seen.has(at); at = all.find(({ id }) => id === at)?.parentId ?? null) {
    if (at === top) return true;
    seen.add(at);
  }
  return false;
}

const EMPTY = { parentId: null, memberIds: [] as string[], source: null };
