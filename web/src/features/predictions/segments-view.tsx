import type { Filter } from "../../../../src/core/filters.schema.ts";
import type { Predictions } from "../../../../src/predictions/predictions.schema.ts";
import { SEGMENTS, type Segment } from "../../../../src/predictions/purchases/segments.rules.ts";
import { money } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { may, sees } from "../identity/session.ts";
import { customersText, stakeText } from "./amounts.ts";
import { Pareto } from "./pareto.tsx";
import { ReadingView } from "./reading-view.tsx";
import { segmentWords } from "./segment.words.ts";
import { segmentsWords } from "./segments.words.ts";

/** Customers by how they buy, what to do about each kind, and who brings the revenue. */
export default function SegmentsView({ predictions: { segments, card, basis } }: { predictions: Predictions }) {
  const w = segmentsWords();
  const counted = SEGMENTS.flatMap((segment) => segments.filter((one) => one.segment === segment));
  return (
    <ReadingView title={w.title}>
      <section class="card-part">
        <h2>{w.title}</h2>
        <p>{w.text}</p>
        <ul class="segment-list">
          {counted.map((one) => (
            <Line key={one.segment} {...one} basis={basis} currency={card?.currency ?? null} />
          ))}
        </ul>
      </section>
      <Pareto shares={card?.pareto ?? []} />
    </ReadingView>
  );
}

interface LineProps {
  segment: Segment;
  customers: number;
  valueAtStake: number | null;
  currency: string | null;
  basis: Predictions["basis"];
}

function Line({ segment, customers, valueAtStake, currency, basis }: LineProps) {
  const [w, s] = [segmentsWords(), segmentWords()];
  const name = s.names[segment];
  return (
    <li class="segment-line">
      <div>
        <h3>
          <a href={`/predictions?segment=${segment}`} title={w.onBoard(name)}>
            {name}
          </a>
        </h3>
        <p class="faint">{s.who[segment]}</p>
      </div>
      <p>
        <span class="sr-only">{w.todo}: </span>
        {s.todo[segment]}
      </p>
      <div class="segment-counts num">
        <strong>{customersText(customers)}</strong>
        {sees("predictions", "valueAtStake") && valueAtStake !== null && (
          <span class="dim">{stakeText(basis, money(valueAtStake, currency))}</span>
        )}
        <Lists segment={segment} name={name} />
      </div>
    </li>
  );
}

/** The same customers among all companies, and among all contacts. */
function Lists({ segment, name }: { segment: Segment; name: string }) {
  const w = segmentsWords();
  const filter: Filter = { field: "prediction.segment", op: "is", value: segment };
  const nouns = (["companies", "contacts"] as const).filter((noun) => may(`${noun}:read`));
  if (nouns.length === 0) return null;
  return (
    <span class="faint segment-lists">
      {w.asList}{" "}
      {nouns.map((noun) => (
        <a key={noun} href={`/${noun}?filter=${encodeURIComponent(JSON.stringify(filter))}`} aria-label={w.listOf(words().nav[noun], name)}>
          {words().nav[noun]}
        </a>
      ))}
    </span>
  );
}
