import type { ModelReading as Reading } from "../../../../src/predictions/predictions.schema.ts";
import { fullDay } from "../../lib/format.ts";
import { locale } from "../../lib/locale.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { chance } from "../predictions/amounts.ts";
import { modelWords } from "./words.ts";

const TONES: Record<Reading["says"], Tone> = { order_again: "good", uncertain: "neutral", may_leave: "bad" };

/** What a language model makes of a customer, in words: why, by what, and whether it counts in the percentage. */
export function ModelReading({ of: reading }: { of: Reading }) {
  const w = modelWords();
  const { says, text, intentText, reasons, ranking, model, readAt, moved } = reading;
  return (
    <div class="told-model">
      <h3 class="faint">{w.title}</h3>
      <p class="told-chance">
        <Badge tone={TONES[says]}>{text[locale.value]}</Badge>
        <span class="faint">{intentText[locale.value]}</span>
      </p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason.text.en} class="told-line">
            {reason.text[locale.value]}{" "}
            {reason.cites.map(({ recordId, subject, at }) => (
              <a key={recordId} class="source num" href={`/activities/${recordId}`} title={w.source(subject)}>
                {fullDay(at)}
              </a>
            ))}
          </li>
        ))}
      </ul>
      {ranking.length > 0 && (
        <p>
          <span class="faint">{w.might}: </span>
          {ranking.map(({ name }) => name).join(", ")}
        </p>
      )}
      <p class="faint">
        {moved ? w.counted(chance(moved.from), chance(moved.to)) : w.notCounted} {w.readBy(model, fullDay(readAt))}
      </p>
    </div>
  );
}
