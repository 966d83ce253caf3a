import { sql } from "drizzle-orm";
import { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { guard, type Statement } from "../core/database.ts";
import { given } from "../core/defaults.ts";
import { stale } from "../core/get.ts";
import { insertRows } from "../core/rows.ts";
import { select } from "../core/select.ts";
import type { DigestKind, DigestSettings, DigestSettingsPatch } from "./digests.schema.ts";
import { digestSettings } from "./digests.table.ts";

/** Nothing is mailed before somebody asks for it. */
const OFF = { dailyAt: null, weeklyAt: null, weeklyDay: 1, version: 1 };

/** When the asker's own digests are mailed. */
export async function getDigestSettings(ctx: Context): Promise<DigestSettings> {
  const [row] = await ctx.db.all(select(digestSettings, sql`where member_id = ${ctx.member.id}`));
  const { dailyAt, weeklyAt, weeklyDay, version } = row ?? OFF;
  return { dailyAt, weeklyAt, weeklyDay, version, timeZone: await ctx.timeZone() };
}

export async function editDigestSettings(ctx: Context, version: number | undefined, patch: DigestSettingsPatch): Promise<DigestSettings> {
  const { timeZone, ...before } = await getDigestSettings(ctx);
  if (version !== undefined && version !== before.version) throw stale(before.version);
  const after = { ...before, ...given(patch), version: before.version + 1 };
  const row = { ...after, memberId: ctx.member.id, updatedAt: ctx.now };
  const change = new Change(ctx).also(
    insertRows(
      digestSettings,
      [row],
      `on conflict (member_id) do update set daily_at = excluded.daily_at, weekly_at = excluded.weekly_at,
        weekly_day = excluded.weekly_day, version = excluded.version, updated_at = excluded.updated_at
        where digest_settings.version = excluded.version - 1`,
    ),
    guard(1),
  );
  change.called({ action: "digest.scheduled", target: ctx.member.id, detail: { ...patch } });
  return change.commit({ ...after, timeZone });
}

const COLUMNS: Record<DigestKind, string> = { daily: "daily_at", weekly: "weekly_at" };

/** Ends the mails of one kind, as the link in each of them does. */
export const stopStatement = (memberId: string, kind: DigestKind, now: number): Statement => ({
  sql: `update digest_settings set ${COLUMNS[kind]} = null, version = version + 1, updated_at = ? where member_id = ? and ${COLUMNS[kind]} is not null`,
  args: [now, memberId],
});
