import { TrendingDown, TrendingUp } from "lucide-preact";
import type { Forecast } from "../../../../src/predictions/predictions.schema.ts";
import { number } from "../../lib/format.ts";
import { Badge } from "../../ui/badge.tsx";
import { BAND_TONES, chance, chanceRange } from "./amounts.ts";
import { predictionWords } from "./words.ts";
import "./danger.css";

/** How probable it is that a customer buys nothing, with its interval; where that is refused, the band alone. */
export function Danger({ of: { band, probability, probabilityRange } }: { of: Forecast }) {
  const w = predictionWords();
  return (
    <span class="pair">
      <span class="danger">
        <Badge tone={BAND_TONES[band]}>{w.bands[band]}</Badge>
        {probability !== null && <strong class="num">{chance(probability)}</strong>}
      </span>
      {probabilityRange && (
        <span class="faint num">
          <span class="sr-only">{w.range("")}</span>
          {chanceRange(probabilityRange)}
        </span>
      )}
    </span>
  );
}

/** Points that the probability has moved since the run before, in words as well as by colour. */
export function Trend({ of: { probability, previousProbability } }: { of: Pick<Forecast, "probability" | "previousProbability"> }) {
  const w = predictionWords();
  if (probability === null) return null;
  if (previousProbability === null) return <span class="faint">{w.firstTime}</span>;
  const points = Math.round(probability * 100) - Math.round(previousProbability * 100);
  const text = points > 0 ? w.up(number(points)) : points < 0 ? w.down(number(-points)) : w.same;
  const Icon = points > 0 ? TrendingUp : TrendingDown;
  return (
    <span class={`trend num ${points > 0 ? "is-worse" : points < 0 ? "is-better" : "faint"}`} title={w.before(chance(previousProbability))}>
      {points !== 0 && <Icon aria-hidden="true" />}
      {text}
    </span>
  );
}
