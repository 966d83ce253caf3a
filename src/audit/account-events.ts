import type { Context, Origin } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import { newId } from "../core/ids.ts";

/** Something a person did to an account or a workspace: `session.opened`, `member.invited`, `key.created`. */
export interface AccountEvent {
  /** Undefined: of the user in every workspace that they belong to. */
  workspaceId: string | undefined;
  /** Who acted; null where nobody was signed in. */
  userId: string | null;
  action: string;
  /** What it was done to: an id or an address, never a secret. */
  target?: string | undefined;
  detail?: Record<string, string | number | boolean | null>;
  origin?: Origin | undefined;
}

/** Says in `detail` that it was done in a terminal, by whoever runs this Relata: no member did it. */
export const BY_OPERATOR = { by: "operator" } as const;

const COLUMNS = "id, workspace_id, at, user_id, action, target, detail, ip, user_agent";

/** The event as a statement for the directory's batch of the act itself, so that neither is there without the other. */
export function accountEvent(event: AccountEvent, now: number): Statement {
  const { workspaceId, userId, action, target, detail, origin } = event;
  const id = newId("audit", now);
  const rest = [
    now,
    userId,
    action,
    target ?? null,
    JSON.stringify(detail ?? {}),
    origin?.ip ?? null,
    origin?.userAgent?.slice(0, 200) ?? null,
  ];
  if (workspaceId)
    return { sql: `insert into account_events (${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`, args: [id, workspaceId, ...rest] };
  return {
    sql: `insert into account_events (${COLUMNS})
      select ? || substr(workspace_id, 4), workspace_id, ?, ?, ?, ?, ?, ?, ? from memberships where user_id = ?`,
    args: [id, ...rest, userId],
  };
}

/** The same, for what the asker does in their workspace. */
export const askersEvent = (ctx: Context, act: Pick<AccountEvent, "action" | "target" | "detail">): Statement =>
  accountEvent({ workspaceId: ctx.workspace.id, userId: ctx.member.id, ...act, origin: ctx.origin }, ctx.now);
