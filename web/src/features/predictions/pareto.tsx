import type { PredictionCard } from "../../../../src/predictions/predictions.schema.ts";
import { percent } from "./amounts.ts";
import { segmentsWords } from "./segments.words.ts";

const [WIDTH, HEIGHT] = [400, 14];

/** Which share of all revenue the best customers bring: bars, and a list to a screen reader. */
export function Pareto({ shares }: { shares: PredictionCard["pareto"] }) {
  const w = segmentsWords();
  return (
    <section class="card-part">
      <h2>{w.pareto}</h2>
      {shares.length === 0 ? (
        <p class="faint">{w.noRevenue}</p>
      ) : (
        <>
          <p>{w.paretoText}</p>
          <ul class="pareto">
            {shares.map(({ customers, revenue }) => (
              <li key={customers}>
                <span>{w.best(percent(customers))}</span>
                <svg class="pareto-bar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
                  <rect class="bar-track" width={WIDTH} height={HEIGHT} rx="4" />
                  <rect class="bar" width={Math.max(2, revenue * WIDTH)} height={HEIGHT} rx="4" />
                </svg>
                <span class="sr-only">{w.bring}</span>
                <strong class="num">{percent(revenue)}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
