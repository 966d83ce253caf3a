import { askersEvent } from "../audit/account-events.ts";
import { overtaken } from "../core/change.ts";
import { type Context, type Role, require, requireSession } from "../core/context.ts";
import { constraintOf, directoryGuard, stoppedByGuard } from "../core/database.ts";
import { getRow, type Ref } from "../core/get.ts";
import { Refusal } from "../core/refusal.ts";
import { requireProof } from "../identity/proof.ts";
import { newMembership } from "../identity/setup.ts";
import { type MemberRow, memberRecord } from "../members/members.record.ts";
import type { Member } from "../members/members.schema.ts";
import { presentMember } from "../members/members.ts";
import { requireGivable } from "./grants.ts";
import { handOver } from "./handover.ts";
import { sendLetter } from "./letters.ts";
import { endMembership, letGo, moveSessionOn, roleOf } from "./memberships.ts";
import { retireProfile, settleProfile, settleRole } from "./profiles.ts";
import type { RemovalInput } from "./workspaces.schema.ts";

/**
 * Who may do what here. The directory is changed first, as it decides who enters; then the profile, with its history. Cut off between the
 * two, the same again completes it.
 */

const EVENT_OF = (ctx: Context, action: string, target: string, detail: Record<string, string | null> = {}) =>
  askersEvent(ctx, { action, target, detail });

/** Gives a member another role. Their open pages connect anew. */
export async function changeRole(ctx: Context, ref: Ref, wanted: string): Promise<Member> {
  const profile = await getRow(ctx, memberRecord, ref, "members:manage");
  const before = await roleOf(ctx, profile.id);
  if (!before) throw new Refusal("conflict", `${profile.name} cannot enter this workspace: send an invitation`);
  await requireGivable(ctx, before);
  const role = await requireGivable(ctx, wanted);
  await writeOrStale(ctx, [
    {
      sql: "update memberships set role = ? where user_id = ? and workspace_id = ? and role = ?",
      args: [role, profile.id, ctx.workspace.id, before],
    },
    directoryGuard(1),
    EVENT_OF(ctx, "member.role_changed", profile.id, { from: before, to: role }),
  ]);
  await letGo(ctx, [profile.id], true);
  return presentMember(await settleRole(ctx, profile.id));
}

/** Ends a member's way in at once, hands their records over and puts their profile into the bin. */
export async function removeMember(ctx: Context, id: string, { newOwnerId }: RemovalInput): Promise<Member> {
  const profile = await getRow(ctx, memberRecord, { id }, "members:manage");
  if (id === ctx.member.id) throw new Refusal("conflict", "To go yourself, leave the workspace");
  await requireHeir(ctx, id, newOwnerId);
  const role = await roleOf(ctx, id);
  if (role) {
    await requireGivable(ctx, role);
    await ctx.directory.write([
      ...endMembership(id, ctx.workspace.id, ctx.now),
      EVENT_OF(ctx, "member.removed", id, { role, recordsTo: newOwnerId }),
    ]);
    tell(ctx, profile, "removed");
  }
  await letGo(ctx, [id]);
  await handOver(ctx, id, newOwnerId);
  return presentMember(await retireProfile(ctx, await getRow(ctx, memberRecord, { id }, "members:manage")));
}

async function requireHeir(ctx: Context, id: string, newOwnerId: string | null): Promise<void> {
  if (newOwnerId === null) return;
  const fields = { newOwnerId: "the id of another member who is here" };
  const [heir] = await ctx.db.rows({
    sql: "select 1 from members where id = ? and id <> ? and deleted_at is null",
    args: [newOwnerId, id],
  });
  if (!heir) throw new Refusal("invalid", "There is no such member to hand the records to", fields);
}

/** Lets somebody in again who was here before, under the same id. */
export async function readmitMember(ctx: Context, id: string, wanted: string): Promise<Member> {
  const profile = await getRow(ctx, memberRecord, { id }, "members:manage");
  const role = await requireGivable(ctx, wanted);
  const [user] = await ctx.directory.rows<{ name: string; email: string }>({
    sql: "select name, email from users where id = ?",
    args: [id],
  });
  if (!user) throw new Refusal("conflict", `${profile.name} has no account: send an invitation`);
  try {
    await ctx.directory.write([newMembership(id, ctx.workspace.id, role, ctx.now), EVENT_OF(ctx, "member.readmitted", id, { role })]);
  } catch (thrown) {
    if (!constraintOf(thrown)?.includes("memberships")) throw thrown;
    if (profile.deletedAt === null) throw new Refusal("conflict", `${profile.name} is a member already`);
  }
  const settled = await settleProfile(ctx, { id, role: (await roleOf(ctx, id)) ?? role, ...user }, profile.name);
  tell(ctx, settled, "readmitted");
  return presentMember(settled);
}

/** The asker goes, and their session with them to another workspace of theirs. What was theirs goes to whom they choose, or to nobody. */
export async function leaveWorkspace(ctx: Context, { newOwnerId }: RemovalInput): Promise<void> {
  requireSession(ctx);
  const { id, role } = ctx.member;
  if (role === "owner") throw new Refusal("conflict", "You own this workspace: hand it over first, or close it");
  await requireHeir(ctx, id, newOwnerId);
  await ctx.directory.write([
    moveSessionOn(ctx),
    ...endMembership(id, ctx.workspace.id, ctx.now),
    EVENT_OF(ctx, "member.left", id, { role, recordsTo: newOwnerId }),
  ]);
  await letGo(ctx, [id]);
  const profile = await getRow(ctx, memberRecord, { id }, "members:read");
  await handOver(ctx, id, newOwnerId);
  await retireProfile(ctx, profile);
}

/** Hands the workspace over to a member who can enter it; the owner before becomes an administrator. Both are told by mail. */
export async function transferWorkspace(ctx: Context, memberId: string): Promise<Member> {
  require(ctx, "workspace:manage");
  requireSession(ctx);
  await requireProof(ctx);
  const fields = { memberId: "the id of another member who can sign in" };
  const role = memberId === ctx.member.id ? undefined : await roleOf(ctx, memberId);
  if (!role) throw new Refusal("invalid", "There is no such member to hand the workspace to", fields);
  const setRole = (from: Role, to: Role, id: string) => [
    { sql: "update memberships set role = ? where user_id = ? and workspace_id = ? and role = ?", args: [to, id, ctx.workspace.id, from] },
    directoryGuard(1),
  ];
  await writeOrStale(ctx, [
    ...setRole("owner", "admin", ctx.member.id),
    ...setRole(role, "owner", memberId),
    EVENT_OF(ctx, "workspace.transferred", memberId),
  ]);
  await letGo(ctx, [memberId, ctx.member.id], true);
  const owner = await settleRole(ctx, memberId);
  const mine = await settleRole(ctx, ctx.member.id);
  tell(ctx, owner, "ownership_taken");
  sendLetter(ctx, {
    ...letterTo({ ...mine, email: ctx.member.email }),
    kind: "ownership_given",
    facts: { workspace: ctx.workspace.name, person: owner.name },
  });
  return presentMember(owner);
}

const letterTo = ({ email, locale }: Pick<MemberRow, "email" | "locale">) => ({ to: email ?? "", locale, path: "/" });

function tell(ctx: Context, member: MemberRow, kind: "removed" | "readmitted" | "ownership_taken"): void {
  if (member.email) sendLetter(ctx, { ...letterTo(member), kind, facts: { workspace: ctx.workspace.name, person: ctx.member.name } });
}

async function writeOrStale(ctx: Context, statements: Parameters<Context["directory"]["write"]>[0]): Promise<void> {
  try {
    await ctx.directory.write(statements);
  } catch (thrown) {
    if (stoppedByGuard(thrown)) throw overtaken();
    throw thrown;
  }
}
