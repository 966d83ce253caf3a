import type { Budget } from "../assistant-settings/assistant-settings.schema.ts";
import type { Context } from "../core/context.ts";
import { errorFields } from "../core/log.ts";
import { randomToken } from "../core/secrets.ts";
import { composeMail } from "../mail/compose.ts";
import { type Periods, shareSpent, spentIn } from "./spending.ts";

/** From which share of a budget on the admins are told, once a period each. */
const LEVELS = [100, 80];

/** Tells owner and admins by mail when a budget is nearly or wholly spent. It goes out after the answer; a failure is logged. */
export async function tellOfBudget(ctx: Context, budget: Budget, periods: Periods): Promise<void> {
  const { period, share } = shareSpent(budget, await spentIn(ctx, periods));
  const percent = LEVELS.find((level) => share * 100 >= level);
  if (percent === undefined) return;
  const fresh = await ctx.db.rows<{ percent: number }>({
    sql: "insert into assistant_notices (period, percent, at) values (?, ?, ?) on conflict do nothing returning percent",
    args: [periods[period], percent, Date.now()],
  });
  if (fresh.length > 0)
    ctx.defer(
      mailAdmins(ctx, period, percent).catch((thrown: unknown) =>
        ctx.log("warn", "nobody could be told of a spent budget", errorFields(thrown)),
      ),
    );
}

async function mailAdmins(ctx: Context, period: "day" | "month", percent: number): Promise<void> {
  const readers = await ctx.directory.rows<{ email: string }>({
    sql: `select users.email from memberships join users on users.id = memberships.user_id
      where memberships.workspace_id = ? and memberships.role in ('owner', 'admin')`,
    args: [ctx.workspace.id],
  });
  for (const { email } of readers) await send(ctx, email, period, percent);
}

async function send(ctx: Context, to: string, period: "day" | "month", percent: number): Promise<void> {
  const from = ctx.ports.mailFrom || `relata@${ctx.ports.inboundDomain || new URL(ctx.ports.publicUrl).hostname}`;
  const messageId = `${randomToken().slice(0, 22)}@${from.split("@")[1]}`;
  const [vi, en] = SUBJECTS[period](percent);
  const raw = composeMail(
    {
      ...NO_MAIL,
      messageId,
      fromName: "Relata",
      fromAddress: from,
      toAddresses: [to],
      subject: `${vi} · ${en}`,
      body: textOf(ctx, percent),
    },
    ctx.now,
  );
  await ctx.ports.sendMail({ messageId, from, to: [to], raw });
}

const NO_MAIL = { replyTo: null, ccAddresses: [], inReplyTo: null };
const SUBJECTS = {
  day: (percent: number) => [`Ngân sách AI hôm nay đã dùng ${percent} %`, `${percent} % of today's AI budget is spent`],
  month: (percent: number) => [`Ngân sách AI tháng này đã dùng ${percent} %`, `${percent} % of this month's AI budget is spent`],
};

/** In both languages: those who read it may not share one. */
function textOf(ctx: Context, percent: number): string {
  const page = `${ctx.ports.publicUrl}/settings/assistant`;
  return [
    percent < 100
      ? "Khi ngân sách hết, trợ lý có sẵn của Relata sẽ viết thay và ghi rõ lý do."
      : "Từ giờ trợ lý có sẵn của Relata viết thay và ghi rõ lý do, cho tới khi sang kỳ mới hoặc ngân sách được nâng.",
    `Xem và thay đổi: ${page}`,
    "",
    percent < 100
      ? "Once it is gone, Relata's built-in engine writes instead and says why."
      : "From now on Relata's built-in engine writes instead and says why, until the next period begins or the budget is raised.",
    `See and change it: ${page}`,
  ].join("\n");
}
