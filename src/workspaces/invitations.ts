import { askersEvent } from "../audit/account-events.ts";
import { type Context, type Locale, require } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import { notFound } from "../core/get.ts";
import { newId } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { DAY, HOUR } from "../core/time.ts";
import { newToken, withdrawTokens } from "../identity/one-time-tokens.ts";
import { requireGivable, roleName } from "./grants.ts";
import { sendLetter } from "./letters.ts";
import type { Invitation, InvitationInput, Invited } from "./workspaces.schema.ts";

export const INVITATION = "invitation";
const HOLDS_MS = 7 * DAY;
const OPEN_AT_MOST = 500;
const AN_HOUR_AT_MOST = 200;

/** An invitation as it stands in the directory. */
export interface InvitationRow {
  id: string;
  workspaceId: string;
  email: string;
  role: string;
  language: Locale;
  invitedBy: string;
  sentAt: number;
  expiresAt: number;
}

const COLUMNS = `id, workspace_id as workspaceId, email, role, language, invited_by as invitedBy, sent_at as sentAt, expires_at as expiresAt`;
export const OPEN_INVITATION = `select ${COLUMNS} from invitations where accepted_at is null and revoked_at is null`;

/** What an invitation's token is about: so that of two sent at the same moment both lead to the one that stands. */
export const subjectOf = ({ workspaceId, email }: Pick<InvitationRow, "workspaceId" | "email">): string => `${workspaceId} ${email}`;

const present = ({ id, email, role, invitedBy, sentAt, expiresAt }: InvitationRow): Invitation => ({
  id,
  email,
  role,
  invitedBy,
  sentAt,
  expiresAt,
});

/** Invitations that nobody has accepted yet, newest first. */
export async function listInvitations(ctx: Context): Promise<Invitation[]> {
  require(ctx, "members:manage");
  return (await openInvitations(ctx)).map(present);
}

const openInvitations = (ctx: Context): Promise<InvitationRow[]> =>
  ctx.directory.rows<InvitationRow>({
    sql: `${OPEN_INVITATION} and workspace_id = ? order by sent_at desc, id desc`,
    args: [ctx.workspace.id],
  });

/**
 * Invites people by mail. An address that is invited already gets a new link in place of the old one. Says who is a member here; whether an
 * address has an account elsewhere it does not say.
 */
export async function invite(ctx: Context, { emails, role: wanted, language = ctx.locale }: InvitationInput): Promise<Invited> {
  require(ctx, "members:manage");
  const role = await requireGivable(ctx, wanted);
  const addresses = [...new Set(emails)];
  const [members, open] = await Promise.all([membersAmong(ctx, addresses), openInvitations(ctx)]);
  const wantedOnes = addresses.filter((email) => !members.includes(email));
  const known = new Map(open.map((each) => [each.email, each]));
  requireModesty(ctx, open, wantedOnes.filter((email) => !known.has(email)).length);
  for (const { role: given } of wantedOnes.flatMap((email) => known.get(email) ?? [])) await requireGivable(ctx, given);
  const rows = wantedOnes.map((email): InvitationRow => {
    const id = known.get(email)?.id ?? newId("invitation", ctx.now);
    const sent = { invitedBy: ctx.member.id, sentAt: ctx.now, expiresAt: ctx.now + HOLDS_MS };
    return { id, workspaceId: ctx.workspace.id, email, role, language, ...sent };
  });
  await sendAll(ctx, rows);
  const sent = new Set(wantedOnes);
  return { items: (await openInvitations(ctx)).filter(({ email }) => sent.has(email)).map(present), members };
}

async function membersAmong(ctx: Context, addresses: string[]): Promise<string[]> {
  const rows = await ctx.directory.rows<{ email: string }>({
    sql: `select u.email from memberships m join users u on u.id = m.user_id
      where m.workspace_id = ? and u.email in (select value from json_each(?)) order by u.email`,
    args: [ctx.workspace.id, JSON.stringify(addresses)],
  });
  return rows.map(({ email }) => email);
}

function requireModesty(ctx: Context, open: InvitationRow[], more: number): void {
  if (open.length + more > OPEN_AT_MOST)
    throw new Refusal("conflict", `A workspace has at most ${OPEN_AT_MOST} open invitations: revoke some first`);
  if (open.filter(({ sentAt }) => sentAt > ctx.now - HOUR).length + more > AN_HOUR_AT_MOST)
    throw new Refusal("too_many", `At most ${AN_HOUR_AT_MOST} invitations an hour. Try again later.`, undefined, 600);
}

/** Writes invitations with a fresh token each, takes the old tokens back, and mails the links. */
async function sendAll(ctx: Context, rows: InvitationRow[]): Promise<void> {
  const issued = rows.map((row) => ({ row, ...newToken({ purpose: INVITATION, subject: subjectOf(row), ttlMs: HOLDS_MS }, ctx.now) }));
  if (issued.length === 0) return;
  await ctx.directory.write(
    issued.flatMap(({ row, statement }) => [...written(ctx, row), withdrawTokens(INVITATION, subjectOf(row)), statement]),
  );
  for (const { row, token } of issued) {
    const role = await roleName(ctx.directory, row.role);
    sendLetter(ctx, {
      ...{ to: row.email, locale: row.language, kind: "invitation", path: `/join#${token}` },
      facts: { person: ctx.member.name, workspace: ctx.workspace.name, role },
    });
  }
}

function written(ctx: Context, row: InvitationRow): Statement[] {
  return [
    {
      sql: `insert into invitations (id, workspace_id, email, role, language, invited_by, created_at, sent_at, expires_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (workspace_id, email) where accepted_at is null and revoked_at is null
        do update set role = excluded.role, language = excluded.language, invited_by = excluded.invited_by, sent_at = excluded.sent_at, expires_at = excluded.expires_at`,
      args: [row.id, row.workspaceId, row.email, row.role, row.language, row.invitedBy, row.sentAt, row.sentAt, row.expiresAt],
    },
    askersEvent(ctx, { action: "member.invited", target: row.email, detail: { role: row.role } }),
  ];
}

async function getOpen(ctx: Context, id: string): Promise<InvitationRow> {
  require(ctx, "members:manage");
  const [row] = await ctx.directory.rows<InvitationRow>({
    sql: `${OPEN_INVITATION} and id = ? and workspace_id = ?`,
    args: [id, ctx.workspace.id],
  });
  if (!row) throw notFound("invitation");
  return row;
}

/** Mails a new link for seven more days; the one before is worth nothing any more. */
export async function resendInvitation(ctx: Context, id: string): Promise<Invitation> {
  const before = await getOpen(ctx, id);
  await requireGivable(ctx, before.role);
  requireModesty(ctx, await openInvitations(ctx), 0);
  const row = { ...before, invitedBy: ctx.member.id, sentAt: ctx.now, expiresAt: ctx.now + HOLDS_MS };
  await sendAll(ctx, [row]);
  return present(row);
}

/** Takes an invitation back; its link is worth nothing from now on. */
export async function revokeInvitation(ctx: Context, id: string): Promise<Invitation> {
  const row = await getOpen(ctx, id);
  await ctx.directory.write([
    { sql: "update invitations set revoked_at = ? where id = ? and accepted_at is null and revoked_at is null", args: [ctx.now, id] },
    withdrawTokens(INVITATION, subjectOf(row)),
    askersEvent(ctx, { action: "invitation.revoked", target: row.email }),
  ]);
  return present(row);
}
