import { useState } from "preact/hooks";
import type { KeptOfferCard, OffersKnown } from "../../../../src/predictions/offering/offers.schema.ts";
import { number } from "../../lib/format.ts";
import { Bones, FailedState } from "../../ui/states.tsx";
import { dayText, decimal, percent } from "../predictions/amounts.ts";
import { useOffersKnown } from "./use-offers.ts";
import { offerWords } from "./words.ts";

/** How good the lists are, for who asks: tested on past baskets, and held against what was bought. */
export function OffersQuality() {
  const [isOpen, open] = useState(false);
  return (
    <details class="offers-kept" onToggle={(event) => open(event.currentTarget.open)}>
      <summary>{offerWords().howGood}</summary>
      {isOpen && <Quality />}
    </details>
  );
}

function Quality() {
  const w = offerWords();
  const found = useOffersKnown();
  if (found.error && !found.data) return <FailedState error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Bones lines={4} />;
  const { card, trackRecord, nextDueOn } = found.data;
  if (!card) return null;
  return (
    <>
      {card.lists.map((tested) => (
        <Tested key={tested.list} tested={tested} record={trackRecord.find(({ list }) => list === tested.list)} nextDueOn={nextDueOn} />
      ))}
      <p class="faint num">{w.learned(number(card.learnedFrom), number(card.lines), dayText(card.asOf))}</p>
    </>
  );
}

interface TestedProps {
  tested: KeptOfferCard["lists"][number];
  record: OffersKnown["trackRecord"][number] | undefined;
  nextDueOn: string | null;
}

function Tested({ tested: { list, baskets, ours, popular, lift }, record, nextDueOn }: TestedProps) {
  const w = offerWords();
  return (
    <section class="offers">
      <h3>{w.lists[list]}</h3>
      {ours && popular && lift ? (
        <p class="num">
          {w.tested(number(baskets), percent(ours.hit), percent(popular.hit))}{" "}
          {w.lift(decimal(lift.value, 3), decimal(lift.low, 3), decimal(lift.high, 3))}
        </p>
      ) : (
        <p>{w.untested(number(baskets))}</p>
      )}
      {record && record.bought > 0 && record.hit !== null && record.popularHit !== null ? (
        <p class="num">{w.came(number(record.bought), percent(record.hit), percent(record.popularHit))}</p>
      ) : (
        <p class="faint">{nextDueOn ? w.nothingYet(dayText(nextDueOn)) : w.nothingSaid}</p>
      )}
    </section>
  );
}
