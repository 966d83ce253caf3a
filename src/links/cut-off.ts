import { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";

/** What may have been made through a key or an app to work on by itself, and how it is turned off. */
const KINDS = {
  webhook: { table: "webhooks", isOn: "state = 'on'", off: "state = 'disabled', stopped_at = ?2" },
  inbound_hook: { table: "inbound_hooks", isOn: "is_on = 1", off: "is_on = 0" },
  form: { table: "forms", isOn: "is_on = 1", off: "is_on = 0" },
} as const;

type Found = { kind: keyof typeof KINDS; id: string; version: number };

/**
 * Turns off what keys or apps' connections made that have ended; its makers and the admins are told by mail. Whoever turns one on again does
 * so in their own name. Safe to repeat.
 */
export async function cutOff(ctx: Context, credentialIds: (string | null | undefined)[]): Promise<void> {
  const ids = JSON.stringify(credentialIds.filter((id) => id));
  const selects = Object.entries(KINDS).map(
    ([kind, { table, isOn }]) =>
      `select '${kind}' as kind, id, version from ${table} where ${isOn} and credential_id in (select value from json_each(?))`,
  );
  const found = await ctx.db.rows<Found>({ sql: selects.join(" union all "), args: selects.map(() => ids) });
  if (found.length === 0) return;
  const change = new Change(ctx);
  for (const { kind, id, version } of found) {
    const { table, isOn, off } = KINDS[kind];
    change.also({
      sql: `update ${table} set ${off}, reason = 'access_ended', notice_due = 1, version = version + 1, updated_at = ?2
        where id = ?1 and ${isOn}`,
      args: [id, ctx.now],
    });
    if (kind !== "webhook") continue;
    change.also({ sql: "update webhook_deliveries set state = 'missed' where webhook_id = ? and state = 'waiting'", args: [id] });
    change.announce("webhook.disabled", "webhook", id, version + 1);
  }
  const counts = Object.fromEntries([...Map.groupBy(found, ({ kind }) => kind)].map(([kind, some]) => [kind, some.length]));
  change.called({ action: "access.cut_off", target: credentialIds.find((id) => id) ?? null, detail: { counts } });
  await change.commit(undefined);
  await ctx.ports.queue.send({ kind: "webhooks", workspaceId: ctx.workspace.id });
}
