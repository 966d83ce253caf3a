import type { TrackRecord as TrackRecordOf } from "../../../../src/predictions/predictions.schema.ts";
import { number } from "../../lib/format.ts";
import { Badge } from "../../ui/badge.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import { BAND_TONES, BANDS, dayText, decimal, percent, percentRange } from "./amounts.ts";
import { CalibrationPlot } from "./calibration-plot.tsx";
import { cardWords } from "./card.words.ts";
import { useTrackRecord } from "./use-predictions.ts";
import { predictionWords } from "./words.ts";

/** What was said, held against what happened. */
export function TrackRecord() {
  const w = cardWords();
  const found = useTrackRecord();
  return (
    <section class="card-part" id="track-record">
      <h2>{w.trackRecord}</h2>
      <p>{w.trackText}</p>
      {found.data ? (
        <Record of={found.data} />
      ) : found.error ? (
        <FailedState error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Bones lines={3} />
      )}
    </section>
  );
}

function Record({ of }: { of: TrackRecordOf }) {
  const w = cardWords();
  if (of.settled === 0) return <p class="notice">{of.nextDueOn ? w.nothingYet(dayText(of.nextDueOn)) : w.nothingSaid}</p>;
  const facts: [string, string | null][] = [
    [w.since, of.since && dayText(of.since)],
    [w.settled, number(of.settled)],
    [w.waiting, number(of.waiting)],
    [w.nextDue, of.nextDueOn && dayText(of.nextDueOn)],
  ];
  return (
    <>
      {of.isDrifting && <p class="notice">{w.drift}</p>}
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class="num">{value ?? "–"}</dd>
          </div>
        ))}
      </dl>
      {of.bins.length > 0 && (
        <CalibrationPlot
          groups={of.bins.map(({ from, to, customers, said, happened }) => ({
            ...{ name: percentRange({ low: from, high: to }), rows: customers, predicted: said, happened },
          }))}
        />
      )}
      <Bands of={of} />
      {of.brier !== null && of.baseBrier !== null && <p class="dim">{w.scored(decimal(of.brier, 3), decimal(of.baseBrier, 3))}</p>}
    </>
  );
}

function Bands({ of: { bands } }: { of: TrackRecordOf }) {
  const [w, p] = [cardWords(), predictionWords()];
  return (
    <table class="plain-table figures">
      <thead>
        <tr>
          <th scope="col">{p.danger}</th>
          <th scope="col">{w.settled}</th>
          <th scope="col">{w.bought}</th>
        </tr>
      </thead>
      <tbody>
        {BANDS.flatMap((band) => bands.filter((one) => one.band === band)).map(({ band, customers, happened }) => (
          <tr key={band}>
            <th scope="row">
              <Badge tone={BAND_TONES[band]}>{p.bands[band]}</Badge>
            </th>
            <td class="num">{number(customers)}</td>
            <td class="num">{percent(happened)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
