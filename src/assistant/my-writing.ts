import { sql } from "drizzle-orm";
import { activities } from "../activities/activities.table.ts";
import { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import { Refusal } from "../core/refusal.ts";
import { plain, select } from "../core/select.ts";
import type { Purpose } from "./assistant.schema.ts";
import { writingStyles } from "./assistant.table.ts";
import type { OwnMail } from "./built-in/style.ts";
import type { Habits, StyleProfile, WritingStyle } from "./style.schema.ts";

/** How the asker writes, and what they make of drafts: theirs alone to see and to delete. */

const MOST_MAILS = 300;
const LONGEST_MAIL = 6_000;
const OFF: WritingStyle = { isOn: false, mails: 0, learnedAt: null, profile: null };

export async function getMyStyle(ctx: Context): Promise<WritingStyle> {
  require(ctx, "assistant:read");
  const [row] = await ctx.db.all(select(writingStyles, sql`where member_id = ${ctx.member.id}`));
  return row ? { isOn: true, mails: row.mails, learnedAt: row.learnedAt, profile: row.profile } : OFF;
}

/** Learns from the newest mail that the asker has sent and written themselves; what was learned before is replaced. */
export async function learnMyStyle(ctx: Context): Promise<WritingStyle> {
  require(ctx, "assistant:create");
  const mails = await ctx.db.all(ownMail(ctx));
  const profile = (await ctx.ports.workshop("/built-in/style", {
    mails: mails.map(({ body, to }): OwnMail => ({ body, to: to ?? "" })),
  })) as StyleProfile;
  const read = (profile.vi?.mails ?? 0) + (profile.en?.mails ?? 0);
  if (read === 0) throw new Refusal("conflict", "Too little mail of your own to learn from: five in one language are the least");
  const change = new Change(ctx).also({
    sql: "insert or replace into writing_styles (member_id, profile, mails, learned_at) values (?, ?, ?, ?)",
    args: [ctx.member.id, JSON.stringify(profile), read, ctx.now],
  });
  change.called({ action: "writing_style.learned", target: ctx.member.id, detail: { mails: read } });
  return change.commit({ isOn: true, mails: read, learnedAt: ctx.now, profile });
}

export async function forgetMyStyle(ctx: Context): Promise<WritingStyle> {
  require(ctx, "assistant:read");
  const change = new Change(ctx).also({ sql: "delete from writing_styles where member_id = ?", args: [ctx.member.id] });
  change.called({ action: "writing_style.forgotten", target: ctx.member.id });
  return change.commit(OFF);
}

/** What the assistant has drafted is not how its member writes. */
const ownMail = (ctx: Context) =>
  plain<{ body: string; to: string | null }>(
    sql`select substr(body, 1, ${LONGEST_MAIL}) as body, json_extract(meta, '$.to[0].address') as "to" from ${activities}
      where author_id = ${ctx.member.id} and kind = 'email' and direction = 'out' and deleted_at is null and json_extract(meta, '$.draftedWith') is null
      order by occurred_at desc limit ${MOST_MAILS}`,
  );

/** What the asker changed before sending, by purpose, and which of two drafts they took. */
export async function getMyHabits(ctx: Context): Promise<Habits> {
  require(ctx, "assistant:read");
  const own = sql`from drafts where member_id = ${ctx.member.id}`;
  const [purposes, picks] = await ctx.db.read(
    plain<Habits["purposes"][number] & { purpose: Purpose }>(
      sql`select purpose, count(*) as drafts, count(changed) as sent,
        count(case when changed ->> 'share' = 0 then 1 end) as untouched,
        coalesce(sum(changed ->> 'kept'), 0) as kept, coalesce(sum(changed ->> 'changed'), 0) as changed,
        coalesce(sum(changed ->> 'added'), 0) as added, coalesce(sum(changed ->> 'removed'), 0) as removed,
        round(avg(changed ->> 'share'), 3) as share ${own} group by purpose order by drafts desc, purpose`,
    ),
    plain<Habits["picks"][number]>(
      sql`select tone, angle, count(case when choice = 'picked' then 1 end) as picked, count(case when choice = 'dropped' then 1 end) as dropped
        ${own} and choice is not null group by tone, angle order by picked desc, tone, angle`,
    ),
  );
  return { purposes, picks };
}
