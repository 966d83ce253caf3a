import { sql } from "drizzle-orm";
import { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { notFound } from "../core/get.ts";
import { Refusal } from "../core/refusal.ts";
import { select } from "../core/select.ts";
import { fold } from "../core/text.ts";
import type { Person } from "../identity/setup.ts";
import { type MemberRow, memberRecord } from "../members/members.record.ts";
import { members } from "../members/members.table.ts";
import { addMembers } from "../members/members.ts";
import { type TeamRow, teamRecord } from "../teams/teams.record.ts";
import { teams } from "../teams/teams.table.ts";
import { handOver } from "./handover.ts";
import { roleOf } from "./memberships.ts";

/** The profile of an address, also one in the bin: what an import has left for somebody, or who was here before. */
export async function profileOf(ctx: Context, email: string): Promise<MemberRow | undefined> {
  return (await ctx.db.all(select(members, sql`where email = ${email}`)))[0];
}

/** The id for a new account: that of the profile which waits for the address, unless it is somebody else's by now. */
export async function idWaitingFor(ctx: Context, email: string): Promise<string | undefined> {
  const profile = await profileOf(ctx, email);
  if (!profile) return undefined;
  const [taken] = await ctx.directory.rows({ sql: "select 1 from users where id = ?", args: [profile.id] });
  return taken ? undefined : profile.id;
}

/**
 * Brings the profile of a member in step with the directory: makes it, takes it out of the bin, sets role and address. A profile that an
 * import left under the address and another id hands its records over and goes. Safe to repeat.
 */
export async function settleProfile(ctx: Context, person: Person, name = person.name): Promise<MemberRow> {
  const found = await ctx.db.all(select(members, sql`where id = ${person.id} or email = ${person.email}`));
  const own = found.find(({ id }) => id === person.id);
  const other = found.find(({ id }) => id !== person.id);
  const change = new Change(ctx);
  if (other) change.update(memberRecord, [{ before: other, patch: { email: null, deletedAt: other.deletedAt ?? ctx.now } }]);
  const [settled] = own
    ? change.update(memberRecord, [
        { before: own, patch: { name, sortName: fold(name), email: person.email, role: person.role, source: null, deletedAt: null } },
      ])
    : addMembers(ctx, change, [{ id: person.id, name, email: person.email, role: person.role, locale: ctx.locale }]);
  await change.commit(undefined);
  if (other) await handOver(ctx, other.id, person.id);
  return settled as MemberRow;
}

const TRIES = 3;

/** Gives a profile the role that the directory has, whoever else writes it at the same moment. */
export async function settleRole(ctx: Context, id: string): Promise<MemberRow> {
  for (let attempt = 1; ; attempt += 1) {
    const [before] = await ctx.db.all(select(members, sql`where id = ${id}`));
    if (!before) throw notFound("member");
    const change = new Change(ctx);
    const [row] = change.update(memberRecord, [{ before, patch: { role: (await roleOf(ctx, id)) ?? before.role } }]);
    try {
      return await change.commit(row as MemberRow);
    } catch (thrown) {
      if (attempt === TRIES || !(thrown instanceof Refusal && thrown.code === "stale")) throw thrown;
    }
  }
}

/** Puts a profile into the bin, out of its teams, and takes back what was shared with it: who comes back begins anew. */
export async function retireProfile(ctx: Context, profile: MemberRow): Promise<MemberRow> {
  if (profile.deletedAt !== null) return profile;
  const { id } = profile;
  const theirs = await ctx.db.all(select(teams, sql`where id in (select team_id from team_members where member_id = ${id})`));
  const change = new Change(ctx);
  const without = ({ memberIds }: TeamRow) => memberIds.filter((each) => each !== id);
  change.update(
    teamRecord,
    theirs.map((before) => ({ before, patch: { memberIds: without(before) } })),
  );
  const [retired] = change.remove(memberRecord, [profile]);
  change.also({ sql: "delete from record_shares where grantee = ?", args: [id] });
  await change.commit(undefined);
  return retired as MemberRow;
}

interface Membership {
  id: string;
  name: string;
  email: string;
  role: Person["role"];
}

/**
 * Puts right what an act that was cut off between the directory and the workspace has left behind: profiles missing, with an old role, or
 * still there for somebody who has gone. The directory is right. To whom the records of who has gone should go, only people know.
 */
export async function keepProfilesInStep(ctx: Context): Promise<void> {
  const [people, profiles] = await Promise.all([
    ctx.directory.rows<Membership>({
      sql: "select u.id, u.name, u.email, m.role from memberships m join users u on u.id = m.user_id where m.workspace_id = ?",
      args: [ctx.workspace.id],
    }),
    ctx.db.all(select(members, sql`where deleted_at is null`)),
  ]);
  const known = new Map(profiles.map((profile) => [profile.id, profile]));
  for (const person of people) {
    const profile = known.get(person.id);
    if (!profile || profile.role !== person.role) await settleProfile(ctx, person, profile?.name);
  }
  const belong = new Set(people.map(({ id }) => id));
  const strangers = profiles.filter(({ id }) => !belong.has(id));
  if (strangers.length === 0) return;
  const gone = new Set(await accountsAmong(ctx, strangers));
  for (const profile of strangers.filter(({ id }) => gone.has(id))) await retireProfile(ctx, profile);
}

/** Those who have an account. An imported profile has none, and stays. */
async function accountsAmong(ctx: Context, profiles: MemberRow[]): Promise<string[]> {
  const ids = JSON.stringify(profiles.map(({ id }) => id));
  const rows = await ctx.directory.rows<{ id: string }>({
    sql: "select id from users where id in (select value from json_each(?))",
    args: [ids],
  });
  return rows.map(({ id }) => id);
}
