import type { Context } from "../core/context.ts";

/** People whom a request has read of: what is masked as a name besides what looks like one. */
const known = new WeakMap<Context, Set<string>>();

export function rememberNames(ctx: Context, names: Iterable<string | null | undefined>): void {
  const all = known.get(ctx) ?? new Set<string>();
  for (const name of names) if (name) all.add(name);
  known.set(ctx, all);
}

export const knownNames = (ctx: Context): ReadonlySet<string> => known.get(ctx) ?? new Set();
