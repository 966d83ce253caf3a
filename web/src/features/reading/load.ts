import { useQuery } from "@tanstack/preact-query";
import type { Proposal } from "../../../../src/proposals/proposals.schema.ts";
import type { Reading } from "../../../../src/reading/reading.schema.ts";
import { get } from "../../lib/api.ts";

/** The reading of one activity, asked for together with those of all that come onto the page in the same moment. */

export interface ReadActivity {
  reading: Reading | null;
  proposals: Proposal[];
}

interface Listed {
  items: Reading[];
  proposals: Proposal[];
}

const MOST = 100;
const GATHER_MS = 20;
let waiting: { id: string; answer: Promise<Listed> }[] = [];
let batch: Promise<Listed> | undefined;

function together(id: string): Promise<Listed> {
  if (!batch || waiting.length >= MOST) {
    const mine: typeof waiting = [];
    waiting = mine;
    batch = new Promise<void>((resolve) => setTimeout(resolve, GATHER_MS)).then(() => {
      if (waiting === mine) batch = undefined;
      return get<Listed>("/readings", { activityIds: [...new Set(mine.map((one) => one.id))].join(",") });
    });
  }
  waiting.push({ id, answer: batch });
  return batch;
}

export function useReading(id: string): ReadActivity | undefined {
  const found = useQuery({
    queryKey: ["reading", id],
    queryFn: async (): Promise<ReadActivity> => {
      const { items, proposals } = await together(id);
      return {
        reading: items.find(({ activityId }) => activityId === id) ?? null,
        proposals: proposals.filter(({ activityId }) => activityId === id),
      };
    },
  });
  return found.data;
}
