import { Badge } from "../../ui/badge.tsx";
import { BAND_TONES, chance, daysText } from "./amounts.ts";
import { useCustomerPrediction } from "./use-predictions.ts";
import { predictionWords } from "./words.ts";
import "./danger.css";

/** Beside a customer's name: that they may not buy again. Whoever is in no danger has none. */
export default function DangerBadge({ recordId }: { recordId: string }) {
  const w = predictionWords();
  const { data } = useCustomerPrediction(recordId);
  const forecast = data?.forecast;
  if (!forecast || forecast.band === "low") return null;
  const { band, probability } = forecast;
  const said = probability === null ? w.onlyRank : w.ofBuyingNothing(chance(probability), daysText(data.horizonDays));
  return (
    <span class="danger-badge" title={said}>
      <Badge tone={BAND_TONES[band]}>
        {w.dangerOf(w.bands[band])}
        <span class="sr-only">: {said}</span>
      </Badge>
    </span>
  );
}
