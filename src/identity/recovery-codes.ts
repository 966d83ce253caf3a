import { randomBytes } from "node:crypto";
import type { Statement } from "../core/database.ts";
import type { Signer } from "../core/secrets.ts";
import type { Visit } from "./visit.ts";

const COUNT = 10;
const LENGTH = 10;
/** Crockford's: no letter that looks like another, 5 bits each. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Ten codes of 50 bits, `ABCDE-FGHJK`, for whoever has lost the phone, and the batch's part that keeps their hashes in place of the old ones. */
export function newRecoveryCodes(signer: Signer, userId: string, now: number): { codes: string[]; statements: Statement[] } {
  const codes = Array.from({ length: COUNT }, () => Array.from(randomBytes(LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join(""));
  const hashes = codes.map((code) => hashOf(signer, userId, code));
  return {
    codes: codes.map((code) => `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`),
    statements: [
      dropRecoveryCodes(userId),
      {
        sql: "insert into recovery_codes (user_id, code_hash, created_at) select ?, value, ? from json_each(?)",
        args: [userId, now, JSON.stringify(hashes)],
      },
    ],
  };
}

export const dropRecoveryCodes = (userId: string): Statement => ({ sql: "delete from recovery_codes where user_id = ?", args: [userId] });

/** Spends a code, however it was typed; of any number at once exactly one gets true. */
export async function spendRecoveryCode({ directory, ports }: Visit, userId: string, typed: string): Promise<boolean> {
  const code = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  const spent = await directory.rows({
    sql: "delete from recovery_codes where user_id = ? and code_hash = ? returning 1",
    args: [userId, hashOf(ports.signer, userId, code)],
  });
  return spent.length > 0;
}

/** Under the master key: 50 bits alone could be tried out by whoever has a copy of the database. */
const hashOf = (signer: Signer, userId: string, code: string): string => signer.sign("recovery code", `${userId}\n${code}`);
