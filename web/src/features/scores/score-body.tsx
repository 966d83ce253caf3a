import type { ComponentChildren } from "preact";
import type { Score, ScoreReason } from "../../../../src/predictions/scores/scores.schema.ts";
import { number } from "../../lib/format.ts";
import { locale } from "../../lib/locale.ts";
import { Badge } from "../../ui/badge.tsx";
import { Panel } from "../../ui/panel.tsx";
import { chance, chanceRange, dayText } from "../predictions/amounts.ts";
import { BAND_TONES } from "./tones.ts";
import { useScore } from "./use-scores.ts";
import { scoreWords } from "./words.ts";
import "../predictions/panel.css";

interface Props {
  subject: "win" | "lead";
  recordId: string;
  children?: ComponentChildren;
}

/** How likely it is, why, and when a deal is expected to close. */
export default function ScoreBody({ subject, recordId, children }: Props) {
  const w = scoreWords();
  const { data, isPending } = useScore(subject, recordId);
  if (isPending) return null;
  return (
    <>
      {data?.score && (
        <Panel title={w.panels[subject]}>
          <Told of={data.score} subject={subject} recordId={recordId} />
        </Panel>
      )}
      {children}
    </>
  );
}

function Told({ of, subject, recordId }: { of: Score } & Omit<Props, "children">) {
  const w = scoreWords();
  return (
    <div class="told">
      <Likelihood of={of} says={w.says[subject]} />
      <ul>
        {of.reasons.map((reason) => (
          <li key={reason.feature} class={`told-line is-likely-${reason.effect}`}>
            <Reason of={reason} about={recordId} />
          </li>
        ))}
      </ul>
      {of.closesOn && <Closing of={of.closesOn} />}
      <a href={`/predictions/models?model=${subject}`}>{w.howGood}</a>
    </div>
  );
}

function Likelihood({
  of: { band, probability, probabilityRange, points, isStagePrior },
  says,
}: {
  of: Score;
  says: (share: string) => string;
}) {
  const w = scoreWords();
  return (
    <div class="told-chance">
      <Badge tone={BAND_TONES[band]}>{w.bands[band]}</Badge>
      {points !== null && <span class="faint num">{w.points(number(points))}</span>}
      <p>
        {probability === null ? w.onlyRank : <strong>{says(chance(probability))}</strong>}
        {probabilityRange && <span class="faint num block">{w.range(chanceRange(probabilityRange))}</span>}
        {isStagePrior && <span class="faint block">{w.stagePrior}</span>}
      </p>
    </div>
  );
}

const PLACES: Record<string, string> = { act: "activities", ord: "orders", tas: "tasks" };

/** A reason in words; where the asker sees the newest record behind it, it leads there. */
function Reason({ of: { text, effect, recordId }, about }: { of: ScoreReason; about: string }) {
  const w = scoreWords();
  const said = text[locale.value];
  const place = recordId && recordId !== about ? PLACES[recordId.slice(0, 3)] : undefined;
  return (
    <>
      {place ? (
        <a href={`/${place}/${recordId}`} title={w.openRecord}>
          {said}
        </a>
      ) : (
        <span>{said}</span>
      )}
      <span class="sr-only"> ({w.effect[effect]})</span>
    </>
  );
}

function Closing({ of: { low, median, high } }: { of: NonNullable<Score["closesOn"]> }) {
  const w = scoreWords();
  return (
    <p>
      <span class="faint block">{w.closes}</span>
      <strong class="num">{median ? dayText(median) : w.closesLate}</strong>
      <span class="faint num block">{high ? w.closesBetween(dayText(low), dayText(high)) : w.closesAfter(dayText(low))}</span>
    </p>
  );
}
