import { accountEvent } from "../audit/account-events.ts";
import type { Context } from "../core/context.ts";
import { notFound } from "../core/get.ts";
import { newId } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { MINUTE } from "../core/time.ts";
import { tellMyself } from "./account-notices.ts";
import type { Checked } from "./checked.ts";
import { consumeToken, issueToken } from "./one-time-tokens.ts";
import { notedProof, requireProof } from "./proof.ts";
import type { Assertion, Passkey, PasskeyInput } from "./security.schema.ts";
import { type Entry, enter, entrantOf } from "./sign-in.ts";
import { countTry, crowdOf, forgiveTry } from "./throttle.ts";
import type { Arrival, Visit } from "./visit.ts";
import type { KnownCredential, NewCredential } from "./webauthn.ts";

const CHALLENGE_MS = 5 * MINUTE;
const MOST = 20;
/** Ed25519, ES256, RS256: what authenticators make. */
const ALGORITHMS = [-8, -7, -257].map((alg) => ({ alg, type: "public-key" }));

type Use = "passkey_registration" | "passkey_sign_in" | "passkey_proof";
type Options = Record<string, unknown>;

interface PasskeyRow extends Passkey {
  userId: string;
  credentialId: string;
  publicKey: string;
  counter: number;
  transports: string;
}

const COLUMNS = `id, user_id as userId, credential_id as credentialId, public_key as publicKey, counter, transports, name,
  created_at as createdAt, last_used_at as lastUsedAt`;

export const presentPasskey = ({ id, name, createdAt, lastUsedAt }: Passkey): Passkey => ({ id, name, createdAt, lastUsedAt });

/** Options for making a passkey: one that signs in without a name being typed, and always verifies its person. */
export async function passkeyRegistrationOptions(ctx: Context): Promise<Options> {
  await requireProof(ctx);
  const { member, ports } = ctx;
  const known = await passkeysOf(ctx, member.id);
  return {
    challenge: await challengeFor(ctx, "passkey_registration", member.id),
    rp: { id: rpIdOf(ports.publicUrl), name: "Relata" },
    user: { id: Buffer.from(member.id).toString("base64url"), name: member.email, displayName: member.name },
    pubKeyCredParams: ALGORITHMS,
    excludeCredentials: known.map(descriptorOf),
    authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    attestation: "none",
    timeout: CHALLENGE_MS,
  };
}

/** Adds the passkey that the asker's authenticator has made. */
export async function addPasskey(ctx: Context, { name, credential: response }: PasskeyInput): Promise<Passkey> {
  await requireProof(ctx);
  const { directory, member, origin, now } = ctx;
  const challenge = await spendChallenge(ctx, "passkey_registration", response.response.clientDataJSON, member.id);
  const { credentialId, publicKey, counter, transports } = await ask<NewCredential>(ctx, "passkey_registration", "/passkeys/registration", {
    challenge,
    response,
  });
  const row: PasskeyRow = {
    ...{ id: newId("passkey", now), userId: member.id, credentialId, publicKey, counter, transports: JSON.stringify(transports) },
    ...{ name, createdAt: now, lastUsedAt: null },
  };
  const added = await directory.rows({
    sql: `insert into passkeys (id, user_id, credential_id, public_key, counter, transports, name, created_at)
      select ?, ?, ?, ?, ?, ?, ?, ? where (select count(*) from passkeys where user_id = ?) < ?
      on conflict (credential_id) do nothing returning 1`,
    args: [row.id, member.id, credentialId, publicKey, counter, row.transports, name, now, member.id, MOST],
  });
  if (added.length === 0) throw new Refusal("conflict", `This passkey is known already, or there are ${MOST} of them`);
  await directory.write([
    accountEvent({ workspaceId: undefined, userId: member.id, action: "passkey.added", target: row.id, detail: { name }, origin }, now),
  ]);
  tellMyself(ctx, "passkey_added", { passkey: name });
  return presentPasskey(row);
}

export async function renamePasskey(ctx: Context, id: string, name: string): Promise<Passkey> {
  const [row] = await ctx.directory.rows<PasskeyRow>({
    sql: `update passkeys set name = ? where id = ? and user_id = ? returning ${COLUMNS}`,
    args: [name, id, ctx.member.id],
  });
  if (!row) throw notFound("passkey");
  await ctx.directory.write([eventOf(ctx, "passkey.renamed", id, name)]);
  return presentPasskey(row);
}

/** Removes a passkey of the asker's: it opens nothing any more. */
export async function removePasskey(ctx: Context, id: string): Promise<void> {
  await requireProof(ctx);
  const [row] = await ctx.directory.rows<PasskeyRow>({
    sql: `delete from passkeys where id = ? and user_id = ? returning ${COLUMNS}`,
    args: [id, ctx.member.id],
  });
  if (!row) throw notFound("passkey");
  await ctx.directory.write([eventOf(ctx, "passkey.removed", id, row.name)]);
}

/** Options for signing in with a passkey: the browser offers those that it has, so nobody says whose are known. */
export async function passkeySignInOptions(visit: Visit): Promise<Options> {
  await countTry(visit.directory, crowdOf(visit.origin.ip), visit.now);
  return requestOptions(visit, await challengeFor(visit, "passkey_sign_in", ""));
}

/** Lets in whoever holds a passkey and was verified by it; that is both steps at once. */
export async function signInWithPasskey(arrival: Arrival, response: Assertion): Promise<Entry> {
  const challenge = await spendChallenge(arrival, "passkey_sign_in", response.response.clientDataJSON, "");
  const row = await checkPasskey(arrival, "passkey_sign_in", challenge, response);
  const entrant = await entrantOf(arrival, row.userId);
  if (!entrant) throw unknown("passkey_sign_in");
  return enter(arrival, entrant, "passkey", forgiveTry(crowdOf(arrival.origin.ip)));
}

/** Options for proving again, with a passkey of one's own, who is asking. */
export async function passkeyProofOptions(ctx: Context): Promise<Options> {
  const challenge = await challengeFor(ctx, "passkey_proof", ctx.member.id);
  return { ...requestOptions(ctx, challenge), allowCredentials: (await passkeysOf(ctx, ctx.member.id)).map(descriptorOf) };
}

export async function proveByPasskey(ctx: Context, response: Assertion): Promise<void> {
  const challenge = await spendChallenge(ctx, "passkey_proof", response.response.clientDataJSON, ctx.member.id);
  const row = await checkPasskey(ctx, "passkey_proof", challenge, response);
  if (row.userId !== ctx.member.id) throw unknown("passkey_proof");
  await ctx.directory.write([notedProof(ctx)]);
}

export const passkeysOf = ({ directory }: Visit, userId: string): Promise<PasskeyRow[]> =>
  directory.rows<PasskeyRow>({ sql: `select ${COLUMNS} from passkeys where user_id = ? order by created_at`, args: [userId] });

/** On loopback the page may stand at either name of the machine; passkeys want `localhost`. */
const rpIdOf = (publicUrl: string): string => {
  const { hostname } = new URL(publicUrl);
  return hostname === "127.0.0.1" || hostname === "[::1]" ? "localhost" : hostname;
};

const requestOptions = ({ ports }: Visit, challenge: string): Options => ({
  ...{ challenge, rpId: rpIdOf(ports.publicUrl), userVerification: "required", timeout: CHALLENGE_MS },
});

const descriptorOf = ({ credentialId, transports }: PasskeyRow) => ({
  ...{ id: credentialId, type: "public-key", transports: JSON.parse(transports) as string[] },
});

/** A challenge is a one-time token: 256 bits in base64url, known by its hash, spent by the first answer to it. */
const challengeFor = ({ directory, now }: Visit, purpose: Use, subject: string): Promise<string> =>
  issueToken(directory, { purpose, subject, ttlMs: CHALLENGE_MS }, now);

async function spendChallenge({ directory, now }: Visit, purpose: Use, clientDataJSON: string, subject: string): Promise<string> {
  const challenge = challengeIn(clientDataJSON);
  const held = challenge && (await consumeToken(directory, challenge, purpose, now));
  if (!held || held.subject !== subject) throw refusal(purpose, "This challenge has been answered or has expired: begin again");
  return challenge;
}

function challengeIn(clientDataJSON: string): string | undefined {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientDataJSON, "base64url").toString()) as { challenge?: unknown };
    return typeof challenge === "string" ? challenge : undefined;
  } catch {
    return undefined;
  }
}

/** The passkey that has answered, with its counter moved on. Refuses one whose counter went back: there is a copy of it. */
async function checkPasskey(visit: Visit, use: Use, challenge: string, response: Assertion): Promise<PasskeyRow> {
  const { directory, now } = visit;
  const [row] = await directory.rows<PasskeyRow>({ sql: `select ${COLUMNS} from passkeys where credential_id = ?`, args: [response.id] });
  if (!row) throw unknown(use);
  const credential: KnownCredential = { ...row, transports: JSON.parse(row.transports) as string[] };
  const { counter } = await ask<{ counter: number }>(visit, use, "/passkeys/assertion", { challenge, response, credential });
  const moved = await directory.rows({
    sql: "update passkeys set counter = ?, last_used_at = ? where id = ? and (counter < ? or ? = 0) returning 1",
    args: [counter, now, row.id, counter, counter],
  });
  if (moved.length === 0) throw unknown(use);
  return row;
}

async function ask<T>({ ports, log }: Visit, use: Use, path: string, input: object): Promise<T> {
  const origin = new URL(ports.publicUrl).origin;
  const answer = (await ports.workshop(path, { ...input, origin, rpId: rpIdOf(ports.publicUrl) })) as Checked<T>;
  if ("ok" in answer) return answer.ok;
  log("info", "a passkey was refused", { reason: answer.refused });
  throw unknown(use);
}

/** Whoever is signed in stays so, whatever they send. */
const refusal = (use: Use, message: string) =>
  use === "passkey_sign_in"
    ? new Refusal("unauthenticated", message)
    : new Refusal("invalid", message, { credential: "the answer of one's own authenticator to the newest options" });

const unknown = (use: Use) => refusal(use, "This passkey does not open an account here");

const eventOf = ({ member, origin, now }: Context, action: string, target: string, name: string) =>
  accountEvent({ workspaceId: undefined, userId: member.id, action, target, detail: { name }, origin }, now);
