import type { PredictionReason } from "../../../../src/predictions/predictions.schema.ts";
import { locale } from "../../lib/locale.ts";
import { predictionWords } from "./words.ts";

/** A reason in words; where the asker sees the order it rests on, it leads there. */
export function Reason({ of: { text, recordId, effect } }: { of: PredictionReason }) {
  const w = predictionWords();
  const said = text[locale.value];
  return (
    <>
      {recordId ? (
        <a href={`/orders/${recordId}`} title={`${said} · ${w.openOrder}`}>
          {said}
        </a>
      ) : (
        <span title={said}>{said}</span>
      )}
      <span class="sr-only"> ({w.reasonEffect[effect]})</span>
    </>
  );
}

/** What raises the danger first, the strongest first; of a customer in no danger what keeps them. */
export function topReasons(reasons: readonly PredictionReason[], most: number): PredictionReason[] {
  const raising = reasons.filter(({ effect }) => effect === "raises");
  return (raising.length > 0 ? raising : reasons).slice(0, most);
}
