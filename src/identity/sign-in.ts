import { accountEvent } from "../audit/account-events.ts";
import type { Statement } from "../core/database.ts";
import { errorFields } from "../core/log.ts";
import { Refusal } from "../core/refusal.ts";
import { MINUTE } from "../core/time.ts";
import { tellOfNewDevice } from "./account-notices.ts";
import { deviceOf, knownDeviceOf } from "./devices.ts";
import { newToken } from "./one-time-tokens.ts";
import { isPassword } from "./passwords.ts";
import { type Holder, holderOf, type Identity, identityOf, newSession, type SignInMethod, signOut } from "./sessions.ts";
import { countersOf, countTry, forgiveTry } from "./throttle.ts";
import type { Arrival, Visit } from "./visit.ts";

/** Let in, or asked for the second step first. */
export type Entry =
  | { kind: "session"; token: string; deviceToken: string; identity: Identity }
  | { kind: "second-step"; token: string; expiresAt: number };

type RefusedStep = "password" | "second_step";

/** Time for finding the phone. */
const SECOND_STEP_MS = 10 * MINUTE;

export type Entrant = Holder & { hasTwoStep: number };

const TWO_STEP = ", exists (select 1 from totp_secrets where user_id = users.id and confirmed_at is not null) as hasTwoStep";
const OF_ADDRESS = `${holderOf("memberships", `${TWO_STEP}, users.password_hash as passwordHash`)}
  where users.email = ? order by given.created_at limit 1`;
const OF_USER = `${holderOf("memberships", TWO_STEP)} where users.id = ? order by given.created_at limit 1`;

/** The user in the first workspace of theirs, as somebody who wants to come in; undefined who belongs to none. */
export async function entrantOf({ directory }: Visit, userId: string): Promise<Entrant | undefined> {
  const [row] = await directory.rows<Entrant>({ sql: OF_USER, args: [userId] });
  return row;
}

export async function entrantByEmail(
  { directory }: Visit,
  email: string,
): Promise<(Entrant & { passwordHash: string | null }) | undefined> {
  const [row] = await directory.rows<Entrant & { passwordHash: string | null }>({ sql: OF_ADDRESS, args: [email] });
  return row;
}

/** Lets in who knows the password of the address; a wrong one says nothing about whether the address exists. */
export async function signInWithPassword(arrival: Arrival, given: { email: string; password: string }): Promise<Entry> {
  const { directory, now, origin, deviceToken } = arrival;
  const knownDevice = await knownDeviceOf(directory, deviceToken, given.email, now);
  const counters = countersOf({ what: `password of ${given.email}`, knownDevice, ip: origin.ip });
  await countTry(directory, counters, now);
  const entrant = await entrantByEmail(arrival, given.email);
  const isRight = await isPassword(given.password, entrant?.passwordHash);
  if (!isRight || !entrant) {
    if (entrant) noteRefused(arrival, entrant, "password");
    throw new Refusal("unauthenticated", "This e-mail address and password do not belong together", {
      password: "the password of this address",
    });
  }
  return enter(arrival, entrant, "password", forgiveTry(counters));
}

/**
 * Somebody did not get into an account, for the audit of its workspace. After the answer, which takes as long where there is no such account.
 * As many as the counters let try.
 */
export function noteRefused(visit: Visit, { workspaceId, userId }: Pick<Holder, "workspaceId" | "userId">, step: RefusedStep): void {
  const refused = { workspaceId, userId: null, action: "session.refused", target: userId, detail: { step }, origin: visit.origin };
  const noting = visit.directory.write([accountEvent(refused, visit.now)]);
  visit.defer(noting.catch((thrown: unknown) => visit.log("error", "a refused sign-in could not be noted", errorFields(thrown))));
}

/** After the first step: in, or on to the second where the account asks for one. A passkey is both at once. */
export async function enter(arrival: Arrival, entrant: Entrant, method: SignInMethod, also: Statement[] = []): Promise<Entry> {
  if (!entrant.hasTwoStep || method === "passkey") return openSession(arrival, entrant, method, also);
  const { directory, now } = arrival;
  const { token, statement } = newToken({ purpose: "second_step", subject: entrant.userId, data: { method }, ttlMs: SECOND_STEP_MS }, now);
  await directory.write([...also, statement]);
  return { kind: "second-step", token, expiresAt: now + SECOND_STEP_MS };
}

/** Opens the session in the place of the one that the browser had, and tells the person where the browser is a new one. */
export async function openSession(arrival: Arrival, entrant: Entrant, method: SignInMethod, also: Statement[] = []): Promise<Entry> {
  const { directory, now, origin, deviceToken, sessionToken } = arrival;
  if (sessionToken) await signOut(arrival, sessionToken);
  const device = await deviceOf(directory, deviceToken, entrant.userId, now);
  const session = newSession(entrant, { method, origin }, now);
  const opened = {
    ...{ workspaceId: entrant.workspaceId, userId: entrant.userId, action: "session.opened", target: session.id, origin },
    detail: { method, isNewDevice: device.isNew },
  };
  await directory.write([
    { sql: "delete from sessions where user_id = ? and expires_at <= ?", args: [entrant.userId, now] },
    ...also,
    session.statement,
    ...device.statements,
    accountEvent(opened, now),
  ]);
  if (device.isNew) tellOfNewDevice(arrival, entrant);
  return { kind: "session", token: session.token, deviceToken: device.token, identity: identityOf(entrant) };
}
