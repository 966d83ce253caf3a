import { accountEvent } from "../audit/account-events.ts";
import type { Context } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import { Refusal } from "../core/refusal.ts";
import { tellMyself } from "./account-notices.ts";
import { requireProof } from "./proof.ts";
import { dropRecoveryCodes, newRecoveryCodes } from "./recovery-codes.ts";
import type { Visit } from "./visit.ts";

const SEALED_AS = "totp secret";

const notThis = () => new Refusal("invalid", "This code is not right", { code: "the six digits that the app shows now" });

/** A secret for an authenticator app: nothing is asked for until a first code has shown that the app has it. */
export async function beginTwoStep(ctx: Context): Promise<{ secret: string; uri: string }> {
  await requireProof(ctx);
  const fresh = (await ctx.ports.workshop("/totp/new", { account: ctx.member.email })) as { secret: string; uri: string };
  const kept = await ctx.directory.rows({
    sql: `insert into totp_secrets (user_id, secret, created_at) values (?, ?, ?)
      on conflict (user_id) do update set secret = excluded.secret, created_at = excluded.created_at, last_step = 0 where confirmed_at is null
      returning 1`,
    args: [ctx.member.id, ctx.ports.vault.seal(SEALED_AS, fresh.secret), ctx.now],
  });
  if (kept.length === 0) throw new Refusal("conflict", "Two-step verification is on already: turn it off first");
  return fresh;
}

/** Turns it on with a first code. Answers the recovery codes, which are shown this once. */
export async function confirmTwoStep(ctx: Context, code: string): Promise<{ recoveryCodes: string[] }> {
  const { member, directory, ports, now } = ctx;
  const step = await stepOf(ctx, member.id, code, "unconfirmed");
  if (step === undefined) throw notThis();
  const won = await directory.rows({
    sql: "update totp_secrets set confirmed_at = ?, last_step = ? where user_id = ? and confirmed_at is null and last_step < ? returning 1",
    args: [now, step, member.id, step],
  });
  if (won.length === 0) throw new Refusal("conflict", "Two-step verification is on already");
  const { codes, statements } = newRecoveryCodes(ports.signer, member.id, now);
  await directory.write([...statements, event(ctx, "two_step.enabled")]);
  tellMyself(ctx, "two_step_on");
  return { recoveryCodes: codes };
}

/** No code is asked for any more; the recovery codes go with it. */
export async function endTwoStep(ctx: Context): Promise<void> {
  await requireProof(ctx);
  await ctx.directory.write([
    { sql: "delete from totp_secrets where user_id = ?", args: [ctx.member.id] },
    dropRecoveryCodes(ctx.member.id),
    event(ctx, "two_step.disabled"),
  ]);
  tellMyself(ctx, "two_step_off");
}

/** Ten new codes in the place of the old. */
export async function renewRecoveryCodes(ctx: Context): Promise<{ recoveryCodes: string[] }> {
  await requireProof(ctx);
  const { member, directory, ports, now } = ctx;
  const on = await directory.rows({ sql: "select 1 from totp_secrets where user_id = ? and confirmed_at is not null", args: [member.id] });
  if (on.length === 0) throw new Refusal("conflict", "Recovery codes come with two-step verification: turn it on first");
  const { codes, statements } = newRecoveryCodes(ports.signer, member.id, now);
  await directory.write([...statements, event(ctx, "recovery_codes.renewed")]);
  return { recoveryCodes: codes };
}

/** Spends a code of a user's app: each works once, and of any number of the same at once exactly one gets true. */
export async function spendCode(visit: Visit, userId: string, code: string): Promise<boolean> {
  const step = await stepOf(visit, userId, code, "confirmed");
  if (step === undefined) return false;
  const won = await visit.directory.rows({
    sql: "update totp_secrets set last_step = ? where user_id = ? and last_step < ? returning 1",
    args: [step, userId, step],
  });
  return won.length > 0;
}

async function stepOf({ directory, ports, now }: Visit, userId: string, code: string, state: "confirmed" | "unconfirmed") {
  const [row] = await directory.rows<{ secret: string }>({
    sql: `select secret from totp_secrets where user_id = ? and confirmed_at is ${state === "confirmed" ? "not null" : "null"}`,
    args: [userId],
  });
  if (!row) return undefined;
  const secret = ports.vault.open(SEALED_AS, row.secret);
  const { step } = (await ports.workshop("/totp/check", { secret, code: code.replace(/\s/g, ""), at: now })) as { step: number | null };
  return step ?? undefined;
}

const event = ({ member, origin, now }: Context, action: string): Statement =>
  accountEvent({ workspaceId: undefined, userId: member.id, action, target: member.id, origin }, now);
