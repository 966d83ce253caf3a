import type { Context } from "../core/context.ts";
import { errorFields } from "../core/log.ts";
import { randomToken } from "../core/secrets.ts";
import { composeMail } from "../mail/compose.ts";
import type { Webhook } from "./webhooks.schema.ts";

/** After so many runs that could not send it, the page alone tells. */
const MOST_NOTICES = 5;

/** Something that works in a member's name, and that Relata has turned off. */
interface Stopped {
  noun: keyof typeof WHAT;
  id: string;
  name: string;
  reason: Webhook["reason"];
  memberId: string;
  noticeDue: number;
}

const STOPPED = `select 'webhooks' as noun, id, url as name, reason, member_id as memberId, notice_due as noticeDue from webhooks where notice_due > 0
  union all select 'inbound_hooks', id, name, reason, member_id, notice_due from inbound_hooks where notice_due > 0
  union all select 'forms', id, name, reason, member_id, notice_due from forms where notice_due > 0`;

/** Tells the maker and the admins by mail what Relata has turned off; what cannot be sent is tried again with the next run. */
export async function tellOfStopped(ctx: Context): Promise<void> {
  for (const stopped of await ctx.db.rows<Stopped>({ sql: STOPPED, args: [] })) {
    const keep = (due: number) =>
      ctx.db.write([{ sql: `update ${stopped.noun} set notice_due = ? where id = ?`, args: [due, stopped.id] }]);
    try {
      for (const to of await readersOf(ctx, stopped.memberId)) await send(ctx, to, stopped);
      await keep(0);
    } catch (thrown) {
      ctx.log("warn", "nobody could be told that something was turned off", { recordId: stopped.id, ...errorFields(thrown) });
      await keep(stopped.noticeDue >= MOST_NOTICES ? 0 : stopped.noticeDue + 1);
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

async function send(ctx: Context, to: string, stopped: Stopped): Promise<void> {
  const host = new URL(ctx.ports.publicUrl).hostname;
  const from = ctx.ports.mailFrom || `relata@${ctx.ports.inboundDomain || host}`;
  const messageId = `${randomToken().slice(0, 22)}@${from.split("@")[1]}`;
  const name = stopped.noun === "webhooks" ? new URL(stopped.name).host : stopped.name;
  const [vi, en] = WHAT[stopped.noun].subject;
  const subject = `${vi} · ${en}: ${name}`;
  const raw = composeMail(
    { ...NO_MAIL, messageId, fromName: "Relata", fromAddress: from, toAddresses: [to], subject, body: textOf(ctx, stopped) },
    ctx.now,
  );
  await ctx.ports.sendMail({ messageId, from, to: [to], raw });
}

const NO_MAIL = { replyTo: null, ccAddresses: [], inReplyTo: null };

/** In both languages, Vietnamese first: those who read it may not share one. */
const WHAT = {
  webhooks: {
    subject: ["Webhook đã bị tắt", "A webhook was turned off"],
    named: ["webhook tới", "the webhook to"],
    next: ["Xem nhật ký, bật lại và gửi lại những gì đã lỡ", "See its log, turn it on again and replay what it missed"],
    page: "webhooks",
  },
  inbound_hooks: {
    subject: ["Địa chỉ nhận dữ liệu đã bị tắt", "An inbound address was turned off"],
    named: ["địa chỉ nhận dữ liệu", "the inbound address"],
    next: ["Bật lại để nhận dữ liệu theo quyền của bạn", "Turn it on again to take data in with your own rights"],
    page: "intake",
  },
  forms: {
    subject: ["Biểu mẫu web đã bị tắt", "A web form was turned off"],
    named: ["biểu mẫu", "the form"],
    next: ["Bật lại để nhận thông tin theo quyền của bạn", "Turn it on again to take submissions with your own rights"],
    page: "intake",
  },
} as const;

const WHY = {
  failing: ["mọi lần gửi tới đó đều thất bại", "every try to reach it has failed"],
  gone: ["máy nhận trả lời 410: địa chỉ này không còn dùng", "the receiver answered 410: it is gone for good"],
  maker_left: ["người tạo không còn là thành viên", "whoever made it is no member any more"],
  access_ended: [
    "khóa API hoặc ứng dụng đã tạo ra nó không còn quyền truy cập",
    "the API key or the app that it was made through has no access any more",
  ],
} as const;

function textOf(ctx: Context, { noun, name, reason }: Stopped): string {
  const [vi, en] = WHY[reason ?? "failing"];
  const { named, next, page } = WHAT[noun];
  const link = `${ctx.ports.publicUrl}/settings/${page}`;
  return [
    `Relata đã tắt ${named[0]} ${name} vì ${vi}.`,
    `${next[0]}: ${link}`,
    "",
    `Relata has turned off ${named[1]} ${name}: ${en}.`,
    `${next[1]}: ${link}`,
  ].join("\n");
}
