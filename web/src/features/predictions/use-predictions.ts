import { useInfiniteQuery, useQuery } from "@tanstack/preact-query";
import type { Page } from "../../../../src/core/fields.schema.ts";
import type {
  CustomerPrediction,
  Forecast,
  ForecastQuery,
  Predictions,
  TrackRecord,
} from "../../../../src/predictions/predictions.schema.ts";
import { get, post } from "../../lib/api.ts";
import { refresh } from "../../lib/cache.ts";
import { complain } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";

/** What the server says of predictions. All keys begin with "predictions", which its events ask for again. */

export const usePredictions = () =>
  useQuery({ queryKey: ["predictions"], queryFn: ({ signal }) => get<Predictions>("/predictions", undefined, signal) });

export const useTrackRecord = () =>
  useQuery({
    queryKey: ["predictions", "track-record"],
    queryFn: ({ signal }) => get<TrackRecord>("/predictions/track-record", undefined, signal),
  });

/** What is said of one company or contact. */
export const useCustomerPrediction = (recordId: string) =>
  useQuery({
    queryKey: ["predictions", recordId],
    queryFn: ({ signal }) => get<CustomerPrediction>(`/predictions/customers/${recordId}`, undefined, signal),
    retry: false,
  });

export type BoardQuery = Pick<ForecastQuery, "band" | "segment" | "kind" | "sort">;

/** All pages of customers read so far. */
export function useForecasts(asked: BoardQuery) {
  const result = useInfiniteQuery({
    queryKey: ["predictions", "customers", asked],
    queryFn: ({ pageParam, signal }) => get<Page<Forecast>>("/predictions/customers", { ...asked, limit: 50, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (previous) => previous,
  });
  return { ...result, rows: result.data?.pages.flatMap(({ items }) => items) ?? [] };
}

const trainingOf = (subject: string): string =>
  subject === "purchases" || subject === "offers" ? `/predictions/train?subject=${subject}` : `/predictions/models/${subject}/train`;

/** Learns one thing anew: who buys again, offers, or the label with that id. */
export async function learnAnew(subject: string): Promise<void> {
  await post(trainingOf(subject)).catch((error: unknown) => complain(explain(error)));
  refresh("prediction");
}
