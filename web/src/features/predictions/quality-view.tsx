import type { PredictionCard, Predictions } from "../../../../src/predictions/predictions.schema.ts";
import { dayAndClock, number } from "../../lib/format.ts";
import { locale } from "../../lib/locale.ts";
import { ModelRecord } from "../predictions-model/model-record.tsx";
import { modelWords } from "../predictions-model/words.ts";
import { daysText, dayText, decimal } from "./amounts.ts";
import { cardWords, type OrdersRead } from "./card.words.ts";
import { ModelCard, type ShownCard } from "./model-card.tsx";
import { ReadingView } from "./reading-view.tsx";
import { TrackRecord } from "./track-record.tsx";
import { predictionWords } from "./words.ts";

/** How good purchase predictions are: tested on past days, and held against what came. */
export default function QualityView({ predictions: { card, model, sources } }: { predictions: Predictions }) {
  if (!card) return null;
  return (
    <ReadingView title={predictionWords().views.quality}>
      <ModelCard card={shownCard(card)}>
        <TrackRecord />
        <ModelRecord of={model} />
        <UnusualWeeks weeks={card.unusualWeeks} />
        <Orders read={card.orders} />
        <Sources sources={sources} />
      </ModelCard>
    </ReadingView>
  );
}

const methodName = (method: string): string => (method === "model" ? modelWords().method : (cardWords().methods[method] ?? method));

const isRule = ({ method }: { method: string }): boolean => method.endsWith("-rule");

function shownCard(card: PredictionCard): ShownCard {
  const w = cardWords();
  const [best] = card.compared.filter(isRule).sort((left, right) => left.brier - right.brier);
  const { rows, positives, baseRate, metrics, calibration, base, percentages } = card;
  const tested =
    card.testedAt.length === 0 ? [w.noTest] : [w.learnedOn(card.testedAt.map(dayText).join(", "), daysText(card.testedHorizonDays))];
  return {
    ...{ rows, positives, baseRate, metrics, calibration, base, percentages },
    ...{ subject: "customer" as const, outcome: predictionWords().boughtNothing(daysText(card.testedHorizonDays)) },
    method: methodName(card.chosen),
    tested: card.testedHorizonDays < card.horizonDays ? [...tested, w.shorter(daysText(card.testedHorizonDays))] : tested,
    trained: dayAndClock(Date.parse(card.trainedAt)),
    learnedFrom: w.ofAll(number(card.learnedFrom), number(card.customers)),
    compared: card.compared.map(({ method, settled, ...scores }) => ({
      ...scores,
      ...{ name: methodName(method), isUsed: method === card.chosen, isRule: isRule({ method }) },
      ...(settled !== undefined && { note: modelWords().onSettled(number(settled)) }),
    })),
    simpleRule: best ? { name: methodName(best.method), auc: best.auc } : null,
  };
}

function UnusualWeeks({ weeks }: { weeks: PredictionCard["unusualWeeks"] }) {
  const w = cardWords();
  if (weeks.length === 0) return null;
  return (
    <section class="card-part">
      <h2>{w.weeks}</h2>
      <p>{w.weeksText}</p>
      <ul>
        {weeks.map(({ from, to, pace }) => (
          <li key={from} class="num">
            {dayText(from)} – {dayText(to)} <span class="dim">{w.paceOf(decimal(pace, 1))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const READ: OrdersRead[] = ["used", "cancelled", "returned", "future", "withoutCustomer", "withoutAmount"];

function Orders({ read }: { read: PredictionCard["orders"] }) {
  const w = cardWords();
  const lines: [string, number][] = [
    ...READ.filter((name) => name === "used" || read[name] > 0).map((name): [string, number] => [w.ordersRead[name], read[name]]),
    ...read.otherCurrencies.map(({ currency, orders }): [string, number] => [w.otherCurrency(currency), orders]),
  ];
  return (
    <section class="card-part">
      <h2>{w.orders}</h2>
      <dl class="facts is-wide">
        {lines.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class="num">{number(count)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const YEAR = 365;

/** Several whole years as years, anything else in days. */
const backText = (days: number): string => (days > YEAR && days % YEAR === 0 ? cardWords().years(number(days / YEAR)) : daysText(days));

function Sources({ sources }: { sources: Predictions["sources"] }) {
  const w = cardWords();
  return (
    <section class="card-part">
      <h2>{w.sources}</h2>
      <div class="table-scroll">
        <table class="plain-table">
          <thead>
            <tr>
              <th scope="col">{w.source}</th>
              <th scope="col">{w.back}</th>
              <th scope="col">{w.field}</th>
            </tr>
          </thead>
          <tbody>
            {sources.map(({ name, source, windowDays, meaning }) => (
              <tr key={name}>
                <th scope="row">{meaning[locale.value]}</th>
                <td class="num">{backText(windowDays)}</td>
                <td class="faint">
                  <code>{source}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
