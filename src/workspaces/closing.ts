import { type AccountEvent, accountEvent, askersEvent } from "../audit/account-events.ts";
import { type Context, type Outside, require, requireSession } from "../core/context.ts";
import { directoryGuard, stoppedByGuard } from "../core/database.ts";
import { errorFields } from "../core/log.ts";
import { Refusal } from "../core/refusal.ts";
import { DAY, formatDay } from "../core/time.ts";
import { newToken, peekToken, withdrawTokens } from "../identity/one-time-tokens.ts";
import { requireProof } from "../identity/proof.ts";
import { forgetIdentities } from "../identity/sessions.ts";
import { sendLetter } from "./letters.ts";
import { moveSessionOn } from "./memberships.ts";
import type { ClosedWorkspace, ReopeningLook, WorkspaceShown } from "./workspaces.schema.ts";

const REOPENING = "reopen_workspace";
const GRACE_MS = 14 * DAY;

/** Closes the asker's workspace: nobody enters it from now on. In 14 days it is deleted; until then the link in a mail opens it again. */
export async function closeWorkspace(ctx: Context, typedName: string): Promise<ClosedWorkspace> {
  require(ctx, "workspace:manage");
  requireSession(ctx);
  await requireProof(ctx);
  const { id, name } = ctx.workspace;
  if (typedName.trim() !== name) throw new Refusal("invalid", `Type the name of the workspace to close it: ${name}`, { name });
  const deleteAt = ctx.now + GRACE_MS;
  const { token, statement } = newToken({ purpose: REOPENING, subject: id, ttlMs: GRACE_MS }, ctx.now);
  await ctx.directory.write([
    { sql: "update workspaces set state = 'closing', delete_at = ? where id = ? and state = 'ready'", args: [deleteAt, id] },
    directoryGuard(1),
    moveSessionOn(ctx),
    { sql: "delete from sessions where workspace_id = ?", args: [id] },
    statement,
    askersEvent(ctx, { action: "workspace.closed", target: id }),
  ]);
  forgetIdentities();
  await ctx.ports.hub.closeSocketsOf(undefined);
  const facts = { workspace: name, day: formatDay(deleteAt, ctx.locale) };
  sendLetter(ctx, { to: ctx.member.email, locale: ctx.locale, kind: "closing", facts, path: `/reopen#${token}` });
  return { id, name, deleteAt };
}

/** Which workspace the link of a closing's mail opens again; spends nothing. */
export async function lookAtReopening({ directory, now }: Outside, token: string): Promise<ReopeningLook> {
  const standing = await peekToken(directory, token, REOPENING, now);
  const [closing] = await directory.rows<ReopeningLook>({
    sql: "select name as workspace from workspaces where id = ? and state = 'closing' and delete_at > ?",
    args: [standing?.subject ?? "", now],
  });
  if (!closing) throw tooLate();
  return closing;
}

/** Opens a closing workspace again for whoever holds the link of its owner's mail. */
export async function reopenByLink(outside: Outside, token: string): Promise<WorkspaceShown> {
  const standing = await peekToken(outside.directory, token, REOPENING, outside.now);
  if (!standing) throw tooLate();
  return reopenWorkspace(outside, standing.subject);
}

/** The same for the operator, who says so in `detail`. */
export async function reopenWorkspace(
  { directory, now, origin }: Outside,
  id: string,
  detail: AccountEvent["detail"] = {},
): Promise<WorkspaceShown> {
  const [workspace] = await directory.rows<WorkspaceShown>({
    sql: "select id, name from workspaces where id = ? and state = 'closing'",
    args: [id],
  });
  if (!workspace) throw tooLate();
  try {
    await directory.write([
      {
        sql: "update workspaces set state = 'ready', delete_at = null where id = ? and state = 'closing' and delete_at > ?",
        args: [id, now],
      },
      directoryGuard(1),
      withdrawTokens(REOPENING, id),
      accountEvent({ workspaceId: id, userId: null, action: "workspace.reopened", target: id, detail, origin }, now),
    ]);
  } catch (thrown) {
    throw stoppedByGuard(thrown) ? tooLate() : thrown;
  }
  return workspace;
}

const tooLate = () => new Refusal("not_found", "This workspace is open already, or it has been deleted");

/** A day is enough for who follows a link twice. */
const BEGUN_FOR_MS = DAY;

/** Deletes for good what was closed 14 days ago, and what was begun a day ago and never opened. Safe to repeat after any interruption. */
export async function deleteClosed(outside: Outside): Promise<void> {
  const { directory, now } = outside;
  const due = await directory.rows<{ id: string }>({
    sql: `select id from workspaces where state = 'closing' and delete_at <= ?
      union all select id from workspaces where state = 'creating' and created_at <= ? limit 20`,
    args: [now, now - BEGUN_FOR_MS],
  });
  for (const { id } of due)
    await deleteForGood(outside, id).catch((thrown: unknown) =>
      outside.log("error", "a closed workspace could not be deleted", { workspaceId: id, ...errorFields(thrown) }),
    );
}

/** All that the directory knows of a workspace besides its id, what refers to other rows of these first. */
const OF_A_WORKSPACE = [
  ...["sessions", "api_keys", "invitations", "inbound_addresses", "public_links", "oauth_tokens", "oauth_grants", "oauth_policies"],
  ...["account_events", "memberships", "roles"],
];

async function deleteForGood({ directory, ports }: Outside, id: string): Promise<void> {
  await ports.databases.discard(id);
  await deleteFiles(ports.files, id);
  await directory.write([
    ...OF_A_WORKSPACE.map((table) => ({ sql: `delete from ${table} where workspace_id = ?`, args: [id] })),
    {
      sql: "update workspaces set state = 'closed', name = '', database_url = '', database_name = null, database_token = null where id = ?",
      args: [id],
    },
  ]);
  forgetIdentities();
}

/** Whose files they are stands in front of their names. */
async function deleteFiles(files: R2Bucket, id: string): Promise<void> {
  for (;;) {
    const { objects, truncated } = await files.list({ prefix: `imports/${id}/` });
    if (objects.length > 0) await files.delete(objects.map(({ key }) => key));
    if (!truncated) return;
  }
}
