import { eq, isNull, sql } from "drizzle-orm";
import { presentAccess } from "../access/policy.rules.ts";
import type { Context } from "../core/context.ts";
import { Refusal } from "../core/refusal.ts";
import { sha256 } from "../core/secrets.ts";
import { plain } from "../core/select.ts";
import { members } from "../members/members.table.ts";
import { settingsFrom } from "../settings/settings.ts";
import type { Me } from "./identity.schema.ts";
import { users } from "./identity.table.ts";
import { hashPassword, isPassword, requireGoodPassword } from "./passwords.ts";
import { forgetIdentities } from "./sessions.ts";
import { clearFailures, countTry } from "./throttle.ts";

const COLLEAGUES = 500;

/** All that the page needs to know before it draws anything, in one round trip. */
export async function readMe(ctx: Context): Promise<Me> {
  const { orm } = ctx.db;
  const [colleagues, settings, sample] = await ctx.db.read(
    orm.select().from(members).where(isNull(members.deletedAt)).orderBy(members.sortName).limit(COLLEAGUES),
    plain<{ value: string }>(sql`select value from settings where key = 'workspace'`),
    plain<{ found: number }>(sql`select exists (select 1 from companies where source = 'sample') as found`),
  );
  const mine = colleagues.find((member) => member.id === ctx.member.id);
  const { name, currency, timeZone } = settingsFrom(settings);
  const { model } = ctx.ports;
  return {
    member: {
      ...ctx.member,
      locale: mine?.locale ?? "vi",
      signature: mine?.signature ?? null,
      version: mine?.version ?? 1,
      name: mine?.name ?? ctx.member.name,
    },
    access: presentAccess(ctx.access),
    workspace: { id: ctx.workspace.id, name, currency, timeZone, hasSample: Boolean(sample[0]?.found) },
    assistant: { engine: model ? "model" : "built-in", model: model?.model ?? null },
    members: colleagues.map((member) => ({ id: member.id, name: member.name, role: member.role })),
  };
}

/** Sets a new password and closes every other session. */
export async function changePassword(ctx: Context, input: { current: string; next: string }): Promise<void> {
  requireGoodPassword(input.next, "next");
  const subject = sha256(`password of ${ctx.member.id}`);
  await countTry(ctx.directory, subject, ctx.now);
  const [user] = await ctx.directory.orm.select().from(users).where(eq(users.id, ctx.member.id));
  if (!(await isPassword(input.current, user?.passwordHash)))
    throw new Refusal("invalid", "The current password is not right", { current: "your current password" });
  await ctx.directory.write([clearFailures(subject)]);
  await setPassword(ctx.directory, ctx.member.id, input.next, ctx.now);
  await ctx.ports.hub.closeSocketsOf(ctx.member.id);
}

/** Sets a password without asking for the old one; every session ends. For the operator, and behind the check above. */
export async function setPassword(directory: Context["directory"], userId: string, password: string, now: number): Promise<void> {
  const hash = await hashPassword(password);
  forgetIdentities();
  await directory.write([
    { sql: "update users set password_hash = ?, updated_at = ? where id = ?", args: [hash, now, userId] },
    { sql: "delete from sessions where user_id = ?", args: [userId] },
  ]);
}
