import { sql } from "drizzle-orm";
import type { Activity } from "../activities/activities.schema.ts";
import type { Context } from "../core/context.ts";
import { plain } from "../core/select.ts";

/** People whom a request has read of: what is masked as a name besides what looks like one. */
const known = new WeakMap<Context, Set<string>>();

export function rememberNames(ctx: Context, names: Iterable<string | null | undefined>): void {
  const all = known.get(ctx) ?? new Set<string>();
  for (const name of names) if (name) all.add(name);
  known.set(ctx, all);
}

export const knownNames = (ctx: Context): ReadonlySet<string> => known.get(ctx) ?? new Set();

/** Everybody of ours: whoever reads or writes a text may be named in it. */
export async function memberNames(ctx: Context): Promise<string[]> {
  const [members] = await ctx.db.read(plain<{ name: string }>(sql`select name from members`));
  return members.map(({ name }) => name);
}

/** The people in the headers of mails. */
export const namesInHeaders = (activities: Pick<Activity, "meta">[]): string[] =>
  activities.flatMap(({ meta }) => [...(meta.from ? [meta.from] : []), ...(meta.to ?? []), ...(meta.cc ?? [])].map(({ name }) => name));
