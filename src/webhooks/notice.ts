import { sql } from "drizzle-orm";
import type { Context } from "../core/context.ts";
import { errorFields } from "../core/log.ts";
import { randomToken } from "../core/secrets.ts";
import { select } from "../core/select.ts";
import { composeMail } from "../mail/compose.ts";
import { type WebhookRow, webhooks } from "./webhooks.table.ts";

/** After so many runs that could not send it, the page alone tells. */
const MOST_NOTICES = 5;

/** Tells the maker and the admins by mail that Relata has turned a webhook off; what cannot be sent is tried again with the next run. */
export async function tellOfStopped(ctx: Context): Promise<void> {
  for (const webhook of await ctx.db.all(select(webhooks, sql`where notice_due > 0`))) {
    try {
      for (const to of await readersOf(ctx, webhook.memberId)) await send(ctx, to, webhook);
      await ctx.db.write([{ sql: "update webhooks set notice_due = 0 where id = ?", args: [webhook.id] }]);
    } catch (thrown) {
      ctx.log("warn", "nobody could be told that a webhook was turned off", { recordId: webhook.id, ...errorFields(thrown) });
      const next = webhook.noticeDue >= MOST_NOTICES ? 0 : webhook.noticeDue + 1;
      await ctx.db.write([{ sql: "update webhooks set notice_due = ? where id = ?", args: [next, webhook.id] }]);
    }
  }
}

async function readersOf(ctx: Context, makerId: string): Promise<string[]> {
  const rows = await ctx.directory.rows<{ email: string }>({
    sql: `select users.email from memberships join users on users.id = memberships.user_id
      where memberships.workspace_id = ? and (memberships.role in ('owner', 'admin') or memberships.user_id = ?)`,
    args: [ctx.workspace.id, makerId],
  });
  return rows.map(({ email }) => email);
}

async function send(ctx: Context, to: string, webhook: WebhookRow): Promise<void> {
  const host = new URL(ctx.ports.publicUrl).hostname;
  const from = ctx.ports.mailFrom || `relata@${ctx.ports.inboundDomain || host}`;
  const messageId = `${randomToken().slice(0, 22)}@${from.split("@")[1]}`;
  const subject = `Webhook đã bị tắt · A webhook was turned off: ${new URL(webhook.url).host}`;
  const raw = composeMail(
    { ...NO_MAIL, messageId, fromName: "Relata", fromAddress: from, toAddresses: [to], subject, body: textOf(ctx, webhook) },
    ctx.now,
  );
  await ctx.ports.sendMail({ messageId, from, to: [to], raw });
}

const NO_MAIL = { replyTo: null, ccAddresses: [], inReplyTo: null };

const WHY = {
  failing: ["mọi lần gửi tới đó đều thất bại", "every try to reach it has failed"],
  gone: ["máy nhận trả lời 410: địa chỉ này không còn dùng", "the receiver answered 410: it is gone for good"],
  maker_left: ["người tạo không còn là thành viên", "whoever made it is no member any more"],
} as const;

/** In both languages: those who read it may not share one. */
function textOf(ctx: Context, { url, reason }: WebhookRow): string {
  const [vi, en] = WHY[reason ?? "failing"];
  const page = `${ctx.ports.publicUrl}/settings/webhooks`;
  return [
    `Relata đã tắt webhook tới ${url} vì ${vi}.`,
    `Xem nhật ký, bật lại và gửi lại những gì đã lỡ: ${page}`,
    "",
    `Relata has turned off the webhook to ${url}: ${en}.`,
    `See its log, turn it on again and replay what it missed: ${page}`,
  ].join("\n");
}
