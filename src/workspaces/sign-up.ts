import { accountEvent } from "../audit/account-events.ts";
import type { Locale, Outside } from "../core/context.ts";
import { constraintOf, type Database, stoppedByGuard } from "../core/database.ts";
import { Refusal } from "../core/refusal.ts";
import { DAY } from "../core/time.ts";
import { newToken, peekToken, spendToken } from "../identity/one-time-tokens.ts";
import { requireGoodPassword } from "../identity/password-strength.ts";
import { hashPassword, isPassword } from "../identity/passwords.ts";
import { newPersonId, newUser, userByEmail } from "../identity/setup.ts";
import { type Entry, openSession } from "../identity/sign-in.ts";
import { counterOf, countersOf, countTry } from "../identity/throttle.ts";
import type { Arrival } from "../identity/visit.ts";
import { furnishWorkspace, newWorkspaceId, openWorkspace, registerWorkspace } from "./founding.ts";
import { sendLetter } from "./letters.ts";
import type { SignUpInput, SignUpLook, WorkspaceShown } from "./workspaces.schema.ts";

const SIGN_UP = "sign_up";
const HOLDS_MS = DAY;

/** What waits behind the link until the address is proved. The ids are chosen now, so that a repeat makes the same workspace. */
interface Waiting {
  userId: string;
  workspaceId: string;
  name: string;
  email: string;
  passwordHash: string;
  workspace: string;
}

/** Whether strangers may make an account and a workspace: as the operator has it, else only as long as there is no workspace. */
export async function isSignUpOpen(directory: Database, setting: string | undefined): Promise<boolean> {
  if (setting === "open" || setting === "invited") return setting === "open";
  const [row] = await directory.rows<{ found: number }>({
    sql: "select exists (select 1 from workspaces where state in ('ready', 'closing')) as found",
    args: [],
  });
  return row?.found === 0;
}

/**
 * Mails a link that proves the address; only that makes account and workspace. Whether the address has an account already is told to its
 * holder alone: answer, work and time are the same.
 */
export async function signUp(outside: Outside, input: SignUpInput, isOpen: boolean): Promise<void> {
  if (!isOpen) throw new Refusal("forbidden", "This Relata is by invitation: ask somebody who is in it");
  await requireGoodPassword(outside.ports, input.password, { field: "password", own: [input.name, input.email, input.workspace] });
  await outside.ports.databases.requireRoom();
  const { directory, now, origin } = outside;
  await countTry(directory, countersOf({ what: `sign-up of ${input.email}`, knownDevice: undefined, ip: origin.ip }), now);
  const passwordHash = await hashPassword(input.password);
  const locale: Locale = input.language ?? outside.locale;
  const { email, name, workspace } = input;
  const waiting: Waiting = { userId: newPersonId(now), workspaceId: newWorkspaceId(now), name, email, passwordHash, workspace };
  const { token, statement } = newToken({ purpose: SIGN_UP, subject: email, data: waiting, ttlMs: HOLDS_MS }, now);
  const isKnown = (await userByEmail(directory, email)) !== undefined;
  await directory.write([{ sql: "delete from one_time_tokens where expires_at <= ?", args: [now] }, ...(isKnown ? [] : [statement])]);
  sendLetter(
    outside,
    isKnown
      ? { to: email, locale, kind: "sign_up_known", path: "/" }
      : { to: email, locale, kind: "sign_up", facts: { workspace }, path: `/welcome#${token}` },
  );
}

/** What the link of a sign-up is for; spends nothing. */
export async function lookAtSignUp({ directory, now }: Outside, token: string): Promise<SignUpLook> {
  const standing = await peekToken(directory, token, SIGN_UP, now);
  if (!standing) throw spent();
  const { email, workspace } = standing.data as Waiting;
  return { email, workspace };
}

/**
 * Makes account and workspace for whoever holds the link and knows the password that was chosen: a stranger who signed up with somebody
 * else's address gains nothing by that person's following the link. A repeat after a failure goes on where it stopped; once done, the link is spent.
 */
export async function confirmSignUp(
  outside: Outside & Arrival,
  token: string,
  password: string,
): Promise<{ workspace: WorkspaceShown; entry: Entry & { kind: "session" } }> {
  const { directory, now, origin } = outside;
  const standing = await peekToken(directory, token, SIGN_UP, now);
  if (!standing) throw spent();
  const { userId, workspaceId, name, email, passwordHash, workspace } = standing.data as Waiting;
  await countTry(directory, [counterOf(`confirming ${token}`)], now);
  if (!(await isPassword(password, passwordHash)))
    throw new Refusal("invalid", "This is not the password that was chosen", { password: "the password you chose when you signed up" });
  if (await userByEmail(directory, email)) throw new Refusal("duplicate", "This address has an account by now: sign in");
  await outside.ports.databases.requireRoom(workspaceId);
  await directory.write([registerWorkspace({ id: workspaceId, name: workspace, founderId: userId }, now)]);
  const founder = { id: userId, name, email, role: "owner" as const };
  const { owner } = await furnishWorkspace(outside, { id: workspaceId, name: workspace }, founder);
  const at = { workspaceId, workspaceName: workspace, databaseUrl: "", databaseToken: null, schemaVersion: 0 };
  const entrant = { userId: owner.id, userName: name, email, role: owner.role, policy: null, hasTwoStep: 0, ...at };
  const batch = [
    ...spendToken(token, SIGN_UP, now),
    newUser(owner, passwordHash, now),
    ...openWorkspace(workspaceId, owner, outside),
    accountEvent({ workspaceId, userId, action: "account.created", target: userId, origin }, now),
  ];
  try {
    const entry = await openSession(outside, entrant, "password", batch);
    return { workspace: { id: workspaceId, name: workspace }, entry: entry as Entry & { kind: "session" } };
  } catch (thrown) {
    if (stoppedByGuard(thrown) || constraintOf(thrown)?.includes("users.email")) throw spent();
    throw thrown;
  }
}

const spent = () => new Refusal("not_found", "This link has been used or has expired. Sign up again, or sign in.");
