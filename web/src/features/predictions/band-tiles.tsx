import { BAND_BY_SILENCE_FROM, BAND_FROM } from "../../../../src/predictions/predictions.rules.ts";
import type { Band, Predictions } from "../../../../src/predictions/predictions.schema.ts";
import { money, number } from "../../lib/format.ts";
import { sees } from "../identity/session.ts";
import { BAND_TONES, BANDS, customersText, daysText, decimal, percent, stakeText } from "./amounts.ts";
import { predictionWords } from "./words.ts";

interface Props {
  of: Predictions;
  band: Band | undefined;
  onPick: (band: Band | undefined) => void;
}

/** How many customers are in which danger and what is at stake with them; each narrows the board to its own. */
export function BandTiles({ of: { bands, basis, card }, band: picked, onPick }: Props) {
  const w = predictionWords();
  const days = daysText(card?.horizonDays ?? 0);
  return (
    <fieldset class="bands">
      <legend class="sr-only">{w.danger}</legend>
      {BANDS.map((band) => {
        const counted = bands.find((one) => one.band === band);
        const isOn = picked === band;
        return (
          <button key={band} type="button" class="band" aria-pressed={isOn} onClick={() => onPick(isOn ? undefined : band)}>
            <span class="band-name">
              <span class={`dot dot-${BAND_TONES[band]}`} aria-hidden="true" />
              <span class="band-long">{w.dangerOf(w.bands[band])}</span>
              <span class="band-short" aria-hidden="true">
                {w.bands[band]}
              </span>
            </span>
            <strong class="num">
              <span class="band-long">{customersText(counted?.customers ?? 0)}</span>
              <span class="band-short" aria-hidden="true">
                {number(counted?.customers ?? 0)}
              </span>
            </strong>
            {sees("predictions", "valueAtStake") && (
              <span class="num dim">{stakeText(basis, money(counted?.valueAtStake ?? 0, card?.currency ?? null))}</span>
            )}
            <span class="faint band-means">{basis === "rule" ? bySilence(band) : byProbability(band, days)}</span>
          </button>
        );
      })}
    </fieldset>
  );
}

function byProbability(band: Band, days: string): string {
  const w = predictionWords();
  const [raised, high] = [percent(BAND_FROM.raised), percent(BAND_FROM.high)];
  return { high: w.bandFrom(high, days), raised: w.bandBetween(raised, high, days), low: w.bandBelow(raised, days) }[band];
}

function bySilence(band: Band): string {
  const w = predictionWords();
  const [raised, high] = [decimal(BAND_BY_SILENCE_FROM.raised, 1), decimal(BAND_BY_SILENCE_FROM.high, 1)];
  return { high: w.silentFrom(high), raised: w.silentBetween(raised, high), low: w.silentBelow(raised) }[band];
}
