import { QueryClient, type QueryKey } from "@tanstack/preact-query";
import { Problem } from "./api.ts";

const isWorthRetrying = (count: number, error: Error): boolean =>
  count < 2 && error instanceof Problem && (error.status === 0 || error.status >= 500);

export const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      retry: isWorthRetrying,
      retryDelay: (n) => 400 * 2 ** n,
      refetchOnWindowFocus: false,
      // Without a network a view says so at once instead of waiting behind its skeleton, and asks again when it is back.
      networkMode: "always",
      refetchOnReconnect: true,
    },
    mutations: { retry: false, networkMode: "always" },
  },
});

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain => typeof value === "object" && value !== null && !Array.isArray(value);

/** A copy of `data` in which every object with that id went through `change`; undefined from `change` takes it out of its list. */
export function mapRecord(data: unknown, id: string, change: (record: Plain) => Plain | undefined): unknown {
  if (Array.isArray(data)) {
    const next = data.map((item) => mapRecord(item, id, change)).filter((item, index) => item !== undefined || data[index] === undefined);
    return next.length === data.length && next.every((item, index) => item === data[index]) ? data : next;
  }
  if (!isPlain(data)) return data;
  if (data.id === id) return change(data);
  let next = data;
  for (const [name, value] of Object.entries(data)) {
    const mapped = mapRecord(value, id, change);
    if (mapped !== value && mapped !== undefined) next = { ...next, [name]: mapped };
  }
  return next;
}

/** Changes a record wherever it is shown, at once; the returned function takes that back. */
export function changeCached(id: string, change: (record: Plain) => Plain | undefined): () => void {
  const before: [QueryKey, unknown][] = [];
  for (const [key, data] of client.getQueriesData({})) {
    const next = mapRecord(data, id, change);
    if (next === data || next === undefined) continue;
    before.push([key, data]);
    client.setQueryData(key, next);
  }
  return () => {
    for (const [key, data] of before) client.setQueryData(key, data);
  };
}

export const patchCached = (id: string, fields: object): (() => void) => changeCached(id, (record) => ({ ...record, ...fields }));
export const dropCached = (id: string): (() => void) => changeCached(id, () => undefined);

/** Lists that a change of a kind touches, where they are not simply called after it: "deals" after "deal". */
const LISTS: Record<string, string[]> = {
  ...{ company: ["companies", "contacts"], mail: ["mail"] },
  ...{ prediction: ["predictions", "offers"], product: ["products", "offers"] },
};

const OF_A_RECORD = new Set(["page", "timeline", "changes", "summary", "reading", "offers"]);

/** Asks again for the lists of those kinds, and for whatever shows one of those records. */
export function refreshAll(kinds: Iterable<string>, ids: Set<string>): void {
  const lists = new Set([...kinds].flatMap((kind) => LISTS[kind] ?? [`${kind}s`]));
  void client.invalidateQueries({
    predicate: ({ queryKey: [part, id] }) => lists.has(String(part)) || (OF_A_RECORD.has(String(part)) && ids.has(String(id))),
  });
}

/** Asks again for what shows a record of that kind, and for the pages of the records it belongs to. */
export const refresh = (kind: string, id?: string, records: string[] = []): void =>
  refreshAll([kind], new Set([...records, ...(id ? [id] : [])]));
