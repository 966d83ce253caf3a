import { type QueryKey, useQuery } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import { client } from "../../lib/cache.ts";
import { complain } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";

/**
 * A text that is kept: what there is at once, and when that is stale a fresh one after it, once for each visit. Should the fresh one fail, the
 * stale one stays, labelled.
 */
export function useFresh<T extends { stale: boolean }>(key: QueryKey, read: (isAnew: boolean) => Promise<T>, enabled = true) {
  const [isRefreshing, setRefreshing] = useState(false);
  const found = useQuery({ queryKey: key, queryFn: () => read(false), enabled, staleTime: 5 * 60_000, retry: false });
  const again = async (isAsked: boolean): Promise<void> => {
    setRefreshing(true);
    try {
      client.setQueryData(key, await read(true));
    } catch (error) {
      if (isAsked) complain(explain(error));
    }
    setRefreshing(false);
  };
  const isStale = found.data?.stale === true;
  useEffect(() => {
    if (isStale) void again(false);
  }, [isStale, JSON.stringify(key)]);
  return { found, isRefreshing, refresh: () => void again(true) };
}
