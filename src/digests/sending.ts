import { sql } from "drizzle-orm";
import type { Context, Locale } from "../core/context.ts";
import { errorFields } from "../core/log.ts";
import { plain } from "../core/select.ts";
import { DAY, dayKey, MINUTE, startOfDay } from "../core/time.ts";
import { contextOfMember } from "../identity/member-context.ts";
import { mailDigest } from "./digest-mail.ts";
import type { DigestKind } from "./digests.schema.ts";
import { readDigest } from "./digests.ts";

/** Digests by mail: once on their day, in the member's own name, at the time they chose. */

/** A workspace has its turn every few minutes, and may have missed some; what is later than this waits for the next day. */
const LATE_MIN = 180;
const AT_ONCE = 20;

interface Wanted {
  memberId: string;
  locale: Locale;
  dailyAt: number | null;
  weeklyAt: number | null;
  weeklyDay: number;
}

export interface Due {
  memberId: string;
  locale: Locale;
  kind: DigestKind;
}

/** Sends what is due. Run twice, or at two places at once, it sends each digest once. */
export async function sendDueDigests(system: Context): Promise<void> {
  const timeZone = await system.timeZone();
  const day = dayKey(system.now, timeZone);
  const [wanted, sent] = await system.db.read(
    plain<Wanted>(
      sql`select member_id as memberId, members.locale as locale, daily_at as dailyAt, weekly_at as weeklyAt, weekly_day as weeklyDay
        from digest_settings join members on members.id = member_id
        where members.deleted_at is null and coalesce(daily_at, weekly_at) is not null`,
    ),
    plain<{ memberId: string; kind: string }>(sql`select member_id as memberId, kind from digest_sendings where day = ${day}`),
  );
  const isSent = new Set(sent.map(({ memberId, kind }) => `${memberId} ${kind}`));
  const due = dueAt(wanted, system.now, timeZone).filter(({ memberId, kind }) => !isSent.has(`${memberId} ${kind}`));
  for (const one of due.slice(0, AT_ONCE)) await sendOne(system, one, day, timeZone);
}

/** Which digests are due at a moment: from the minute that was chosen on, for a while. */
export function dueAt(wanted: Wanted[], now: number, timeZone: string): Due[] {
  const today = dayKey(now, timeZone);
  const minute = Math.floor((now - startOfDay(today, timeZone)) / MINUTE);
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  const isDue = (at: number | null) => at !== null && minute >= at && minute < at + LATE_MIN;
  return wanted.flatMap(({ memberId, locale, dailyAt, weeklyAt, weeklyDay }): Due[] => [
    ...(isDue(dailyAt) ? [{ memberId, locale, kind: "daily" as const }] : []),
    ...(isDue(weeklyAt) && weekday === weeklyDay ? [{ memberId, locale, kind: "weekly" as const }] : []),
  ]);
}

/** The day is taken first: whoever comes second finds it taken. What could not be sent gives it back. */
async function sendOne(system: Context, { memberId, locale, kind }: Due, day: string, timeZone: string): Promise<void> {
  const [taken] = await system.db.rows<{ at: number }>({
    sql: "insert into digest_sendings (member_id, kind, day, at) values (?, ?, ?, ?) on conflict do nothing returning at",
    args: [memberId, kind, day, system.now],
  });
  if (!taken) return;
  try {
    const ctx = await contextOfMember(system, memberId, "system");
    if (!ctx?.member.email || !ctx.may("assistant:read")) return;
    const digest = await readDigest({ ...ctx, locale }, { kind, isWhole: false });
    if (digest.sections.length > 0) await mailDigest(ctx, digest, timeZone);
  } catch (thrown) {
    system.log("error", "a digest could not be sent", { kind, memberId, ...errorFields(thrown) });
    await system.db.write([
      { sql: "delete from digest_sendings where member_id = ? and kind = ? and day = ?", args: [memberId, kind, day] },
    ]);
  }
}

export const forgetSendings = (now: number) => ({ sql: "delete from digest_sendings where at < ?", args: [now - 30 * DAY] });
