import { accountEvent } from "../audit/account-events.ts";
import type { Context, Outside, Role, StoredWorkspace } from "../core/context.ts";
import { constraintOf, directoryGuard, type Statement, stoppedByGuard } from "../core/database.ts";
import { Refusal } from "../core/refusal.ts";
import { knownDeviceOf } from "../identity/devices.ts";
import { peekToken, spendToken } from "../identity/one-time-tokens.ts";
import { requireGoodPassword } from "../identity/password-strength.ts";
import { hashPassword, isPassword } from "../identity/passwords.ts";
import { newMembership, newPersonId, newUser, type Person, userByEmail } from "../identity/setup.ts";
import { type Entry, entrantOf, noteRefused, openSession } from "../identity/sign-in.ts";
import { countersOf, countTry, forgiveTry } from "../identity/throttle.ts";
import type { Arrival } from "../identity/visit.ts";
import { roleName } from "./grants.ts";
import { INVITATION, type InvitationRow, OPEN_INVITATION } from "./invitations.ts";
import { findOpen } from "./memberships.ts";
import { idWaitingFor, settleProfile } from "./profiles.ts";
import type { AcceptInput, InvitationLook, Joined } from "./workspaces.schema.ts";

interface Opened {
  invitation: InvitationRow;
  workspace: StoredWorkspace;
}

/** What the holder of an invitation's link sees before they accept; looking spends nothing. */
export async function lookAtInvitation(outside: Outside, token: string): Promise<InvitationLook> {
  const { invitation, workspace } = await openInvitation(outside, token);
  const [inviter] = await outside.directory.rows<{ name: string }>({
    sql: "select name from users where id = ?",
    args: [invitation.invitedBy],
  });
  const account = await userByEmail(outside.directory, invitation.email);
  return {
    ...{ workspace: workspace.name, inviter: inviter?.name ?? "", email: invitation.email },
    role: await roleName(outside.directory, invitation.role),
    hasAccount: account !== undefined,
  };
}

async function openInvitation({ directory, now }: Outside, token: string): Promise<Opened> {
  const standing = await peekToken(directory, token, INVITATION, now);
  const [workspaceId = "", email = ""] = standing?.subject.split(" ") ?? [];
  const [invitation] = await directory.rows<InvitationRow>({
    sql: `${OPEN_INVITATION} and workspace_id = ? and email = ? and expires_at > ?`,
    args: [workspaceId, email, now],
  });
  const workspace = invitation && (await findOpen(directory, workspaceId));
  if (!workspace) throw spent();
  return { invitation, workspace };
}

const spent = () => new Refusal("not_found", "This invitation has been used, has expired or was taken back. Ask for a new one.");

/** Who is signed in at the browser that follows the link. */
type SignedIn = Context["member"] | undefined;

type Visitor = Outside & Arrival;
type SessionEntry = Entry & { kind: "session" };

/**
 * Accepts an invitation: of any number that try at once, one does. Whoever has an account joins with it: signed in, or with its password,
 * which opens no session. Whoever has none makes it here, and is signed in.
 */
export async function acceptInvitation(
  visitor: Visitor,
  input: AcceptInput,
  signedIn: SignedIn,
): Promise<Joined & { entry?: SessionEntry }> {
  const opened = await openInvitation(visitor, input.token);
  const { invitation, workspace } = opened;
  if (signedIn && signedIn.email !== invitation.email)
    throw new Refusal("conflict", `This invitation is for ${invitation.email}: sign out, then follow the link again`);
  const account = await userByEmail(visitor.directory, invitation.email);
  const shown = { workspace: { id: workspace.id, name: workspace.name }, email: invitation.email };
  if (!account) return { ...shown, isSignedIn: true, entry: await joinAsNewcomer(visitor, opened, input) };
  if (!signedIn) await requirePassword(visitor, input, account);
  const person: Person = { ...account, role: invitation.role as Role };
  await spending(opened, () => visitor.directory.write(joiningStatements(visitor, opened, input.token, person)));
  await settle(visitor, opened, person);
  return { ...shown, isSignedIn: signedIn !== undefined };
}

async function joinAsNewcomer(visitor: Visitor, opened: Opened, input: AcceptInput): Promise<SessionEntry> {
  const { workspace } = opened;
  const { person, hash } = await newcomer(visitor, opened, input);
  const holder = { userId: person.id, userName: person.name, email: person.email, role: person.role, policy: null };
  const where = { workspaceId: workspace.id, workspaceName: workspace.name, databaseUrl: workspace.databaseUrl };
  const entrant = { ...holder, ...where, databaseToken: workspace.databaseToken, schemaVersion: workspace.schemaVersion, hasTwoStep: 0 };
  const batch = joiningStatements(visitor, opened, input.token, person, [newUser(person, hash, visitor.now)]);
  const entry = await spending(opened, () => openSession(visitor, entrant, "password", batch));
  await settle(visitor, opened, person);
  return entry as SessionEntry;
}

async function requirePassword(
  visitor: Visitor,
  { password }: AcceptInput,
  account: { id: string; email: string; passwordHash: string | null },
): Promise<void> {
  const { directory, now, deviceToken, origin } = visitor;
  const refusal = new Refusal("unauthenticated", "This address has an account: sign in, or give its password", {
    password: "the password of this address",
  });
  if (!password) throw refusal;
  // The same counters as of a sign-in: this is no second place to guess at.
  const knownDevice = await knownDeviceOf(directory, deviceToken, account.email, now);
  const counters = countersOf({ what: `password of ${account.email}`, knownDevice, ip: origin.ip });
  await countTry(directory, counters, now);
  if (!(await isPassword(password, account.passwordHash))) {
    const entrant = await entrantOf(visitor, account.id);
    if (entrant) noteRefused(visitor, entrant, "password");
    throw refusal;
  }
  await directory.write(forgiveTry(counters));
}

/** An account for the invited address; under the id of the profile that waits for it here, if one does. */
async function newcomer(
  outside: Outside,
  { invitation, workspace }: Opened,
  { name, password }: AcceptInput,
): Promise<{ person: Person; hash: string }> {
  if (!name || !password)
    throw new Refusal("invalid", "Say your name and choose a password", { name: "your name", password: "10 to 200 characters" });
  await requireGoodPassword(outside.ports, password, { field: "password", own: [name, invitation.email, workspace.name] });
  const role = invitation.role as Role;
  const stranger: Person = { id: newPersonId(outside.now), name, email: invitation.email, role };
  const ctx = await outside.ports.enter(workspace, stranger);
  const person = { ...stranger, id: (await idWaitingFor(ctx, invitation.email)) ?? stranger.id };
  return { person, hash: await hashPassword(password) };
}

/** Spends the token and makes the membership: one batch of the directory, with what has to come before. */
function joiningStatements(
  { now, origin }: Outside,
  { invitation, workspace }: Opened,
  token: string,
  person: Person,
  before: Statement[] = [],
): Statement[] {
  const joinedEvent = { workspaceId: workspace.id, userId: person.id, action: "member.joined", target: person.id, origin };
  return [
    ...spendToken(token, INVITATION, now),
    {
      sql: "update invitations set accepted_at = ? where id = ? and accepted_at is null and revoked_at is null",
      args: [now, invitation.id],
    },
    directoryGuard(1),
    ...before,
    newMembership(person.id, workspace.id, person.role, now),
    accountEvent({ ...joinedEvent, detail: { role: person.role } }, now),
  ];
}

/** What the directory refuses, said as what it means for who follows the link. */
async function spending<T>({ workspace }: Opened, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (thrown) {
    if (stoppedByGuard(thrown) || constraintOf(thrown)?.includes("users.")) throw spent();
    if (constraintOf(thrown)?.includes("memberships")) throw new Refusal("conflict", `You are a member of ${workspace.name} already`);
    throw thrown;
  }
}

/** The profile, after the directory; should this be cut off, cron makes it. */
async function settle({ ports }: Outside, { workspace }: Opened, person: Person): Promise<void> {
  await settleProfile(await ports.enter(workspace, person), person);
}
