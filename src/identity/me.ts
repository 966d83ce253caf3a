import { eq, isNull, sql } from "drizzle-orm";
import { presentAccess } from "../access/policy.rules.ts";
import { choicesQuery, modelNameChosen, rememberChoices } from "../assistant-settings/stored.ts";
import { accountEvent } from "../audit/account-events.ts";
import type { Context } from "../core/context.ts";
import type { Database, Statement } from "../core/database.ts";
import { plain } from "../core/select.ts";
import { members } from "../members/members.table.ts";
import { settingsFrom } from "../settings/settings.ts";
import { tellMyself } from "./account-notices.ts";
import { endDelegatesOf } from "./delegates.ts";
import type { Me, PasswordInput } from "./identity.schema.ts";
import { withdrawTokens } from "./one-time-tokens.ts";
import { requireGoodPassword } from "./password-strength.ts";
import { hashPassword } from "./passwords.ts";
import { requireOwnPassword, requireProof } from "./proof.ts";
import { endSessionsOf, forgetIdentities, sendAway } from "./sessions.ts";

const COLLEAGUES = 500;

/** All that the page needs to know before it draws anything, in one round trip. Who may not read the members learns of none but themselves. */
export async function readMe(ctx: Context): Promise<Me> {
  const { orm } = ctx.db;
  const shown = ctx.may("members:read") ? isNull(members.deletedAt) : eq(members.id, ctx.member.id);
  const [colleagues, [mine], settings, sample, choiceRows] = await ctx.db.read(
    orm.select().from(members).where(shown).orderBy(members.sortName).limit(COLLEAGUES),
    orm.select().from(members).where(eq(members.id, ctx.member.id)),
    plain<{ value: string }>(sql`select value from settings where key = 'workspace'`),
    plain<{ found: number }>(sql`select exists (select 1 from companies where source = 'sample') as found`),
    choicesQuery(),
  );
  const { name, currency, timeZone } = settingsFrom(settings);
  const stored = rememberChoices(ctx, choiceRows);
  const model = modelNameChosen(ctx, stored);
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
    assistant: { engine: model ? "model" : "built-in", model: model ?? null, label: model ? stored.choices.label : "" },
    members: colleagues.map((member) => ({ id: member.id, name: member.name, role: member.role })),
  };
}

/**
 * Sets a new password; every session ends, and where it is wished, keys, apps and calendar addresses too. The old one is asked for, or where
 * there is none, or it is forgotten, a fresh proof.
 */
export async function changePassword(ctx: Context, { current, next, endsDelegates }: PasswordInput): Promise<void> {
  const { member, workspace, ports } = ctx;
  if (current === undefined) await requireProof(ctx);
  await requireGoodPassword(ports, next, { field: "next", own: [member.name, member.email, workspace.name] });
  if (current !== undefined) await requireOwnPassword(ctx, current, "current");
  const event = accountEvent(
    { workspaceId: undefined, userId: member.id, action: "password.changed", target: member.id, origin: ctx.origin },
    ctx.now,
  );
  const ended = endsDelegates ? await endDelegatesOf(ctx.directory, member.id, ctx.now, ctx.origin) : [];
  await setPassword(ctx.directory, member.id, next, ctx.now, [...ended, event]);
  await sendAway(ctx, member.id);
  tellMyself(ctx, "password_changed");
}

/**
 * Sets a password without asking for the old one; every session and every link of a mail ends. For the operator, and behind the
 * checks above. `also` goes into the same batch.
 */
export async function setPassword(
  directory: Database,
  userId: string,
  password: string,
  now: number,
  also: Statement[] = [],
): Promise<void> {
  const hash = await hashPassword(password);
  await directory.write([
    { sql: "update users set password_hash = ?, updated_at = ? where id = ?", args: [hash, now, userId] },
    ...[
      endSessionsOf(userId),
      withdrawTokens("reset", userId),
      withdrawTokens("magic_link", userId),
      withdrawTokens("second_step", userId),
    ],
    ...also,
  ]);
  forgetIdentities();
}
