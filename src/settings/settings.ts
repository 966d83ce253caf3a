import { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import { type Database, guard } from "../core/database.ts";
import { given } from "../core/defaults.ts";
import { Refusal } from "../core/refusal.ts";
import type { Settings, SettingsPatch } from "./settings.schema.ts";

/** What the change log calls the settings, of which there is one. */
export const SETTINGS_ID = "workspace";

const DEFAULTS: Settings = { name: "Relata", currency: "VND", timeZone: "Asia/Ho_Chi_Minh", version: 1 };

export const settingsStatement = { sql: "select value from settings where key = 'workspace'", args: [] };

export const settingsFrom = (rows: { value: string }[]): Settings => ({
  ...DEFAULTS,
  ...(rows[0] ? (JSON.parse(rows[0].value) as Partial<Settings>) : {}),
});

/** Name, currency and time zone of the workspace. */
export async function getSettings(ctx: Context): Promise<Settings> {
  require(ctx, "settings:read");
  return settingsOf(ctx.db);
}

/** The same for work that goes by them, whoever it is done for. */
export const settingsOf = async (db: Database): Promise<Settings> => settingsFrom(await db.rows<{ value: string }>(settingsStatement));

const FRESH_MS = 30_000;
const REMEMBERED_AT_MOST = 1_000;
const remembered = new Map<string, { timeZone: string; at: number }>();

/** Where a workspace's days begin, as it was found up to 30 s ago, so that a list asked for "this month" takes one round trip. */
export async function timeZoneOf(workspaceId: string, db: Database): Promise<string> {
  const known = remembered.get(workspaceId);
  const now = Date.now();
  if (known && now - known.at < FRESH_MS) return known.timeZone;
  const { timeZone } = await settingsOf(db);
  if (remembered.size >= REMEMBERED_AT_MOST) remembered.clear();
  remembered.set(workspaceId, { timeZone, at: now });
  return timeZone;
}

export async function editSettings(ctx: Context, version: number | undefined, patch: SettingsPatch): Promise<Settings> {
  require(ctx, "settings:edit");
  const before = settingsFrom(await ctx.db.rows<{ value: string }>(settingsStatement));
  if (version !== undefined && version !== before.version)
    throw new Refusal("stale", `The settings were changed a moment ago: they are at version ${before.version} now`);
  const change = new Change(ctx);
  const after = changeSettings(change, before, patch);
  await change.commit(after);
  // The directory has the name too, for those who choose between workspaces.
  if (after.name !== before.name)
    await ctx.directory.write([{ sql: "update workspaces set name = ? where id = ?", args: [after.name, ctx.workspace.id] }]);
  remembered.delete(ctx.workspace.id);
  return after;
}

/** Adds what differs to a change that the caller commits; answers the settings as they will stand. */
export function changeSettings(change: Change, before: Settings, patch: SettingsPatch): Settings {
  const names = (["name", "currency", "timeZone"] as const).filter((name) => (patch[name] ?? before[name]) !== before[name]);
  if (names.length === 0) return before;
  const after = { ...before, ...given(patch), version: before.version + 1 };
  change.also(
    {
      sql: "insert into settings (key, value) values ('workspace', ?) on conflict (key) do update set value = excluded.value where json_extract(settings.value, '$.version') = ?",
      args: [JSON.stringify(after), before.version],
    },
    guard(1),
  );
  change.note(
    "settings",
    { id: SETTINGS_ID, version: after.version },
    Object.fromEntries(names.map((name) => [name, [before[name], after[name]]])),
  );
  return after;
}
