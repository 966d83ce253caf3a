import { type Database, directoryGuard, type Statement } from "../core/database.ts";
import { randomToken, sha256 } from "../core/secrets.ts";

/** What a token is good for; a token for one use is worth nothing for another. */
export type TokenPurpose = string;

export interface TokenInput {
  purpose: TokenPurpose;
  /** Whom or what it is about: the id of a user, an address, the id of an invitation. */
  subject: string;
  data?: unknown;
  ttlMs: number;
}

export interface Token {
  subject: string;
  /** As it was given when the token was issued; null where nothing was. */
  data: unknown;
}

interface TokenRow {
  subject: string;
  data: string;
}

/** A new secret for one use, 256 bits. Only its hash is kept, so it cannot be shown again; what has expired goes on the way. */
export async function issueToken(directory: Database, input: TokenInput, now: number): Promise<string> {
  const { token, statement } = newToken(input, now);
  await directory.write([{ sql: "delete from one_time_tokens where expires_at <= ?", args: [now] }, statement]);
  return token;
}

/** The same as a statement for the batch of the act that needs it. */
export function newToken({ purpose, subject, data = null, ttlMs }: TokenInput, now: number): { token: string; statement: Statement } {
  const token = randomToken();
  const statement = {
    sql: "insert into one_time_tokens (token_hash, purpose, subject, data, created_at, expires_at) values (?, ?, ?, ?, ?, ?)",
    args: [sha256(token), purpose, subject, JSON.stringify(data), now, now + ttlMs],
  };
  return { token, statement };
}

const STANDING = "from one_time_tokens where token_hash = ? and purpose = ? and expires_at > ?";

/** Spends a token: of any number that try at once, exactly one is answered. Undefined when it is unknown, spent, expired or for another use. */
export async function consumeToken(directory: Database, token: string, purpose: TokenPurpose, now: number): Promise<Token | undefined> {
  return tokenOf(
    await directory.rows<TokenRow>({ sql: `delete ${STANDING} returning subject, data`, args: [sha256(token), purpose, now] }),
  );
}

/** The same as a statement for the directory's batch of what the token allows; without it the batch stops. */
export const spendToken = (token: string, purpose: TokenPurpose, now: number): Statement[] => [
  { sql: `delete ${STANDING}`, args: [sha256(token), purpose, now] },
  directoryGuard(1),
];

/** What a token stands for, which goes on standing. */
export async function peekToken(directory: Database, token: string, purpose: TokenPurpose, now: number): Promise<Token | undefined> {
  return tokenOf(await directory.rows<TokenRow>({ sql: `select subject, data ${STANDING}`, args: [sha256(token), purpose, now] }));
}

const tokenOf = ([row]: TokenRow[]): Token | undefined => row && { subject: row.subject, data: JSON.parse(row.data) as unknown };

/** Takes back whatever was issued about this subject for this use. */
export const withdrawTokens = (purpose: TokenPurpose, subject: string): Statement => ({
  sql: "delete from one_time_tokens where purpose = ? and subject = ?",
  args: [purpose, subject],
});
