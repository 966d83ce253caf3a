import { type InfiniteData, useInfiniteQuery } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import type { Page } from "../../../../src/core/fields.schema.ts";
import { get } from "../../lib/api.ts";

/** What a list needs of each line. */
export interface Line {
  id: string;
  name?: string | null;
  /** What is called by a number. */
  number?: string | null;
}

export interface Row extends Line {
  version: number;
  deletedAt: number | null;
}

export interface ListParams {
  q: string;
  sort: string;
  bin: boolean;
  /** A filter of the one grammar, as JSON; somebody else's link may have brought it. */
  filter: string;
}

const TYPING_MS = 160;

/** What the list shows, kept in the address so that it can be sent to a colleague and survives Back. */
export function useListParams(defaultSort: string) {
  const { path, query, route } = useLocation();
  const params: ListParams = {
    q: query.q ?? "",
    sort: query.sort ?? defaultSort,
    bin: query.bin === "true",
    filter: query.filter ?? "",
  };
  const [typed, setTyped] = useState(params.q);
  const go = (next: Partial<ListParams>): void => {
    const all = { ...params, ...next };
    const search = new URLSearchParams({
      ...query,
      ...{ q: all.q, filter: all.filter, bin: all.bin ? "true" : "", sort: all.sort === defaultSort ? "" : all.sort },
    });
    for (const [name, value] of [...search]) if (value === "") search.delete(name);
    route(search.size > 0 ? `${path}?${search}` : path, true);
  };
  useEffect(() => {
    if (typed === params.q) return;
    // Whoever opened a row while typing has left: the next page may still be loading behind this one.
    const timer = setTimeout(() => location.pathname === path && go({ q: typed }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => setTyped(params.q), [params.q]);
  return { params, typed, setTyped, go };
}

/** All pages of a list read so far. */
export function useRecordList<T extends Row>(
  noun: string,
  { q, sort, bin, filter }: ListParams,
  extra: Record<string, string | undefined> = {},
) {
  const result = useInfiniteQuery<Page<T>, Error, InfiniteData<Page<T>>, unknown[], string | undefined>({
    queryKey: [noun, { q, sort, filter, ...extra }, bin],
    queryFn: ({ pageParam, signal }) =>
      get<Page<T>>(
        `/${noun}`,
        {
          q,
          sort,
          filter: filter || undefined,
          bin: bin || undefined,
          ...extra,
          limit: 50,
          cursor: pageParam,
          count: pageParam ? undefined : true,
        },
        signal,
      ),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    // What is in use is never shown as if it were in the bin, nor the other way round.
    placeholderData: (previous, query) => (query?.queryKey[2] === bin ? previous : undefined),
  });
  const rows = result.data?.pages.flatMap((page) => page.items) ?? [];
  return { ...result, rows, count: result.data?.pages[0]?.count };
}
