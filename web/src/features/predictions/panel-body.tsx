import type { ComponentChildren } from "preact";
import type { CustomerPrediction, Forecast } from "../../../../src/predictions/predictions.schema.ts";
import { money } from "../../lib/format.ts";
import { locale } from "../../lib/locale.ts";
import { Badge } from "../../ui/badge.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ModelReading } from "../predictions-model/model-reading.tsx";
import { BAND_TONES, chance, chanceRange, daysText, dayText, moneyRange } from "./amounts.ts";
import { Trend } from "./danger.tsx";
import { Reason } from "./reasons.tsx";
import { segmentWords } from "./segment.words.ts";
import { useCustomerPrediction } from "./use-predictions.ts";
import { predictionWords } from "./words.ts";
import "./panel.css";

/** What is said of one customer, why, what usually helps, and what came of what was said before; one quiet line where there is nothing. */
export default function PanelBody({ recordId, children }: { recordId: string; children: ComponentChildren }) {
  const w = predictionWords();
  const { data, isPending } = useCustomerPrediction(recordId);
  if (isPending) return null;
  return (
    <>
      {data && (
        <Panel title={w.panel}>
          {data.forecast ? <Told of={data} forecast={data.forecast} /> : <p class="panel-empty">{w.panelStates[data.state]}</p>}
        </Panel>
      )}
      {children}
    </>
  );
}

function Told({ of: { horizonDays, helps, said, modelReading }, forecast }: { of: CustomerPrediction; forecast: Forecast }) {
  const w = predictionWords();
  const days = daysText(horizonDays);
  return (
    <div class="told">
      <Chance of={forecast} days={days} />
      <ul>
        {forecast.reasons.map((reason) => (
          <li key={reason.code} class={`told-line is-${reason.effect}`}>
            <Reason of={reason} />
          </li>
        ))}
      </ul>
      {modelReading && <ModelReading of={modelReading} />}
      {forecast.yearAhead !== null && (
        <p>
          <span class="faint block">{w.yearAhead}</span>
          <strong class="num">{money(forecast.yearAhead, forecast.currency)}</strong>
          {forecast.yearAheadRange && (
            <span class="faint num block">{w.expected(moneyRange(forecast.yearAheadRange, forecast.currency))}</span>
          )}
        </p>
      )}
      {helps.length > 0 && (
        <div>
          <h3 class="faint">{w.helps}</h3>
          <ul>
            {helps.map(({ code, text }) => (
              <li key={code} class="told-line">
                {text[locale.value]}
              </li>
            ))}
          </ul>
        </div>
      )}
      {said.length > 0 && <SaidBefore said={said} />}
      <a href="/predictions/quality">{w.howGood}</a>
    </div>
  );
}

function Chance({ of: forecast, days }: { of: Forecast; days: string }) {
  const w = predictionWords();
  const { band, probability, probabilityRange, segment } = forecast;
  return (
    <div class="told-chance">
      <Badge tone={BAND_TONES[band]}>{w.dangerOf(w.bands[band])}</Badge>
      <span class="faint">{segmentWords().names[segment]}</span>
      {probability === null ? (
        <p>{w.onlyRank}</p>
      ) : (
        <p>
          <strong>{w.ofBuyingNothing(chance(probability), days)}</strong>
          <span class="faint num block">
            {probabilityRange && w.range(chanceRange(probabilityRange))} · <Trend of={forecast} />
          </span>
        </p>
      )}
    </div>
  );
}

/** Newest first. */
function SaidBefore({ said }: { said: CustomerPrediction["said"] }) {
  const w = predictionWords();
  return (
    <details>
      <summary class="faint">{w.said}</summary>
      <ul class="told-said num">
        {said.toReversed().map(({ asOf, dueOn, probability, band, cameTrue }) => (
          <li key={asOf}>
            <span>{w.saidOn(dayText(asOf), probability === null ? w.dangerOf(w.bands[band]) : chance(probability))}</span>
            <span class="faint">
              {w.cameTrue[String(cameTrue)]} {w.until(dayText(dueOn))}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
