import type { Context } from "../core/context.ts";
import { passkeysOf, presentPasskey } from "./passkeys.ts";
import { PROOF_MS, provedAt } from "./proof.ts";
import type { Security } from "./security.schema.ts";

/** How the asker gets in, and what protects it. */
export async function readSecurity(ctx: Context): Promise<Security> {
  const { directory, member } = ctx;
  const [passkeys, proved, [user], externalAccounts] = await Promise.all([
    passkeysOf(ctx, member.id),
    provedAt(ctx),
    directory.rows<{ hasPassword: number; isOn: number; codes: number }>({
      sql: `select password_hash is not null as hasPassword,
          exists (select 1 from totp_secrets where user_id = users.id and confirmed_at is not null) as isOn,
          (select count(*) from recovery_codes where user_id = users.id) as codes
        from users where id = ?`,
      args: [member.id],
    }),
    directory.rows<Security["externalAccounts"][number]>({
      sql: `select id, provider, email, created_at as createdAt, last_used_at as lastUsedAt from external_accounts
        where user_id = ? order by created_at`,
      args: [member.id],
    }),
  ]);
  return {
    hasPassword: Boolean(user?.hasPassword),
    twoStep: { isOn: Boolean(user?.isOn), recoveryCodesLeft: user?.codes ?? 0 },
    passkeys: passkeys.map(presentPasskey),
    externalAccounts,
    provedUntil: proved + PROOF_MS,
  };
}
