import { useQuery } from "@tanstack/preact-query";
import type { LabelModel, LabelPreview, RecordScore, Score } from "../../../../src/predictions/scores/scores.schema.ts";
import { get } from "../../lib/api.ts";
import type { Wish } from "./presets.ts";

/** What the server says of labels. All keys begin with "predictions", which its events ask for again. */

const MODELS = "/predictions/models";

export const useLabelModels = () =>
  useQuery({
    queryKey: ["predictions", "models"],
    queryFn: ({ signal }) => get<{ items: LabelModel[] }>(MODELS, undefined, signal),
  });

export const useScore = (subject: string, recordId: string) =>
  useQuery({
    queryKey: ["predictions", "models", subject, recordId],
    queryFn: ({ signal }) => get<RecordScore>(`${MODELS}/${subject}/scores/${recordId}`, undefined, signal),
    retry: false,
  });

const SHOWN = 10;

export const useLikeliest = (subject: string) =>
  useQuery({
    queryKey: ["predictions", "models", subject, "likeliest"],
    queryFn: ({ signal }) => get<{ items: Score[] }>(`${MODELS}/${subject}/scores`, { limit: SHOWN }, signal),
  });

/** A wish as the server takes it in an address. */
export const useLabelPreview = ({ noun, population, outcome, horizonDays }: Wish) =>
  useQuery({
    queryKey: ["predictions", "models", "preview", noun, population, outcome, horizonDays],
    queryFn: ({ signal }) =>
      get<LabelPreview>(
        `${MODELS}/preview`,
        {
          noun,
          outcome: JSON.stringify(outcome),
          ...(population && { population: JSON.stringify(population) }),
          ...(horizonDays && { horizonDays }),
        },
        signal,
      ),
  });
