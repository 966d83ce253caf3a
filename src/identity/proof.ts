import type { Context } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import { Refusal } from "../core/refusal.ts";
import { MINUTE } from "../core/time.ts";
import { isPassword } from "./passwords.ts";
import { counterOf, countTry, forgiveTry } from "./throttle.ts";

/** How long a proof of who one is holds for what changes how one gets in. */
export const PROOF_MS = 10 * MINUTE;

/** When the session's holder last proved who they are, ms UTC. */
export async function provedAt({ directory, tokenHash }: Context): Promise<number> {
  const [row] = await directory.rows<{ provedAt: number }>({
    sql: "select proved_at as provedAt from sessions where token_hash = ?",
    args: [tokenHash ?? ""],
  });
  return row?.provedAt ?? 0;
}

/** Refuses unless the asker has signed in, or proved themselves again, within ten minutes. */
export async function requireProof(ctx: Context): Promise<void> {
  if ((await provedAt(ctx)) > ctx.now - PROOF_MS) return;
  throw new Refusal("proof_needed", "Prove first that it is you: POST /me/proof with your password or a passkey");
}

/** From now on the session counts as proved. For the batch that knows why. */
export const notedProof = ({ now, tokenHash }: Context): Statement => ({
  sql: "update sessions set proved_at = ? where token_hash = ?",
  args: [now, tokenHash ?? ""],
});

/** Refuses a wrong password of the asker's own. Guessing is throttled per member, however many sessions it is tried from. */
export async function requireOwnPassword(ctx: Context, password: string, field: string): Promise<void> {
  const { directory, member, now } = ctx;
  const counters = [counterOf(`own password of ${member.id}`)];
  await countTry(directory, counters, now);
  const [user] = await directory.rows<{ hash: string | null }>({
    sql: "select password_hash as hash from users where id = ?",
    args: [member.id],
  });
  if (!(await isPassword(password, user?.hash)))
    throw new Refusal("invalid", "The current password is not right", { [field]: "your current password" });
  await directory.write(forgiveTry(counters));
}

/** Proves again who is asking, by their password. */
export async function proveByPassword(ctx: Context, password: string): Promise<void> {
  await requireOwnPassword(ctx, password, "password");
  await ctx.directory.write([notedProof(ctx)]);
}
