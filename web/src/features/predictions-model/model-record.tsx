import type { ModelCard } from "../../../../src/predictions/predictions.schema.ts";
import { number } from "../../lib/format.ts";
import { whyNoModel } from "../assistant/model-failure.words.ts";
import { dayText, decimal } from "../predictions/amounts.ts";
import { modelWords } from "./words.ts";

/** A language model on the card of predictions: whether it counts, how well it did by what is settled, how its last night went. */
export function ModelRecord({ of: model }: { of: ModelCard }) {
  const w = modelWords();
  const { state, verdict, model: name } = model;
  return (
    <section class="card-part">
      <h2>{w.card}</h2>
      {state === "off" ? (
        <p>{w.cardOff}</p>
      ) : (
        <>
          <p>{w.states[state] || (verdict && w.verdicts[verdict]) || name}</p>
          <dl class="facts is-wide">
            {factsOf(model).map(([term, value]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd class="num">{value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}

function factsOf({ model, weight, record, read, waiting, night }: ModelCard): [string, string][] {
  const w = modelWords();
  const beside = (own: number, statistical: number | undefined): string =>
    statistical === undefined ? decimal(own, 3) : `${decimal(own, 3)} · ${decimal(statistical, 3)}`;
  return [
    ...(model ? [[w.method, model] as [string, string]] : []),
    [w.weight, decimal(weight, 2)],
    [w.read, number(read)],
    [w.settled, number(record?.settled ?? 0)],
    [w.waiting, number(waiting)],
    ...(record
      ? ([
          [w.logLoss, beside(record.logLoss, record.statistical?.logLoss)],
          [w.brier, beside(record.brier, record.statistical?.brier)],
        ] as [string, string][])
      : []),
    ...(night ? [[w.night, nightText(night)] as [string, string]] : []),
  ];
}

function nightText({ asOf, state, read, dropped, failed, stopped }: NonNullable<ModelCard["night"]>): string {
  const w = modelWords();
  const end = state === "running" ? w.running : stopped === null ? null : w.stopped(w.reasons[stopped] ?? whyNoModel(stopped));
  return [dayText(asOf), w.nightCounts(number(read), number(dropped), number(failed)), end].filter(Boolean).join(" · ");
}
