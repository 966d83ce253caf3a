/** Sorts the rows of a slice into new records and known ones. Pure. */

/** A row read as values, with the keys its record is recognised by, best first. */
export interface Draft<V> {
  line: number;
  keys: string[];
  values: V;
}

export interface Sorted<V, R> {
  /** New records; rows of the same record are laid over each other, the later one on top. */
  fresh: V[];
  /** Records that exist, with what their rows say. */
  known: { before: R; values: V; rows: number }[];
  /** Rows that only repeat a new record of this slice. */
  repeats: number;
}

/** `mayBeSame` has the last word when a key matches: two firms of one name with different domains are two. */
export function sortDrafts<V extends object, R>(
  drafts: Draft<V>[],
  recordOf: (key: string, values: V) => R | undefined,
  mayBeSame: (one: Partial<V> | R, values: V, key: string) => boolean = () => true,
): Sorted<V, R> {
  const fresh: { values: V }[] = [];
  const freshByKey = new Map<string, { values: V }>();
  const known = new Map<R, { before: R; values: V; rows: number }>();
  const knownByKey = new Map<string, R>();
  let repeats = 0;
  for (const { keys, values } of drafts) {
    const before = firstOf(keys, (key) =>
      accepted(recordOf(key, values) ?? knownByKey.get(key), (record) => mayBeSame(record, values, key)),
    );
    const sibling = before ? undefined : firstOf(keys, (key) => accepted(freshByKey.get(key), (one) => mayBeSame(one.values, values, key)));
    if (before) {
      const entry = known.get(before);
      for (const key of keys) knownByKey.set(key, before);
      known.set(before, { before, values: layered(entry?.values, values), rows: (entry?.rows ?? 0) + 1 });
    } else {
      const entry = sibling ?? { values };
      if (sibling) repeats += 1;
      else fresh.push(entry);
      entry.values = layered(entry.values, values);
      for (const key of keys) if (!freshByKey.has(key)) freshByKey.set(key, entry);
    }
  }
  return { fresh: fresh.map((entry) => entry.values), known: [...known.values()], repeats };
}

function firstOf<T>(keys: string[], find: (key: string) => T | undefined): T | undefined {
  for (const key of keys) {
    const found = find(key);
    if (found !== undefined) return found;
  }
  return undefined;
}

const accepted = <T>(value: T | undefined, accepts: (value: T) => boolean): T | undefined =>
  value !== undefined && accepts(value) ? value : undefined;

/** The lower values with everything that the upper ones say over them; lists are joined. */
function layered<V>(lower: V | undefined, upper: V): V {
  if (upper === undefined || lower === undefined) return (upper ?? lower) as V;
  if (Array.isArray(lower) && Array.isArray(upper)) return distinct([...lower, ...upper]) as V;
  if (!isPlain(lower) || !isPlain(upper)) return upper;
  const names = new Set([...Object.keys(lower), ...Object.keys(upper)]);
  return Object.fromEntries([...names].map((name) => [name, layered(lower[name], upper[name])])) as V;
}

const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

const distinct = (items: unknown[]): unknown[] => [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
