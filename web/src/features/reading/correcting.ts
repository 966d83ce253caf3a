import type { CorrectionInput, Reading } from "../../../../src/reading/reading.schema.ts";
import { isProblem, patch } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { complain, say } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { readingWords } from "./words.ts";

/** Says what it should have been, or adds it. A reading that moved on meanwhile is shown anew. */
export async function correct(reading: Reading, to: CorrectionInput): Promise<boolean> {
  const isDone = await patch<Reading>(`/readings/${reading.activityId}`, to, reading.version).then(
    () => {
      say(readingWords().thanked);
      return true;
    },
    (error: unknown) => {
      complain(isProblem(error, "stale") ? readingWords().changed : explain(error));
      return false;
    },
  );
  await client.invalidateQueries({ queryKey: ["reading", reading.activityId] });
  return isDone;
}
