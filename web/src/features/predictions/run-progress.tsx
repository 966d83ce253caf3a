import type { PredictionRun } from "../../../../src/predictions/predictions.schema.ts";
import { number } from "../../lib/format.ts";
import { predictionWords } from "./words.ts";

/** Where each step begins and ends, of all the work there is. */
const SHARES = { settle: [0, 0.05], learn: [0.05, 0.6], score: [0.6, 0.95], publish: [0.95, 1] } as const;

/** How far a run is, in the head of the page, so that it moves nothing when it comes and goes. The server's events have it asked for again. */
export function RunProgress({ of: { step, done, total } }: { of: PredictionRun }) {
  const w = predictionWords();
  const [from, to] = SHARES[step];
  const value = from + (total > 0 ? Math.min(1, done / total) * (to - from) : 0);
  const text = total > 0 ? w.stepOf(w.steps[step], number(done), number(total)) : `${w.steps[step]}…`;
  return (
    <div class="run" role="status">
      <span class="clip num" title={text}>
        <strong>{w.running}.</strong> <span class="dim">{text}</span>
      </span>
      <progress max={1} value={value} aria-label={w.running} />
    </div>
  );
}
