import { type ComponentChildren, Fragment } from "preact";
import { number } from "../../lib/format.ts";
import { decimal, percent } from "./amounts.ts";
import { CalibrationPlot, type Group } from "./calibration-plot.tsx";
import { cardWords } from "./card.words.ts";
import { type ComparedMethod, ComparedMethods } from "./compared-methods.tsx";
import { predictionWords } from "./words.ts";

export interface Figure {
  value: number;
  low: number;
  high: number;
}

type Named = "auc" | "lift" | "brier" | "logLoss" | "ece";

/** A model's card as it is shown, whatever is predicted. Words are in the reader's language already. */
export interface ShownCard {
  /** Whom it is about, for sentences. */
  subject: "customer" | "case";
  /** What is predicted, as it stands in a sentence about those it came true of: "bought nothing in the 90 days that followed". */
  outcome: string;
  method: string;
  /** How rows were held back, in sentences. */
  tested: string[];
  /** When it was learned, and of how many. */
  trained: string;
  learnedFrom: string;
  rows: number;
  positives: number;
  baseRate: number;
  metrics: Record<Named, Figure> | null;
  calibration: Group[];
  base: { brier: number; logLoss: number } | null;
  compared: ComparedMethod[];
  simpleRule: { name: string; auc: number } | null;
  percentages: { state: "allowed" | "refused"; reason: keyof ReturnType<typeof predictionWords>["refused"] | null };
  /** Why there are no percentages, where it is told otherwise than of customers. */
  why?: string;
}

/** What it is, how much, and what that means. */
type Fact = [name: string, value: string, means?: string];

function testedOn({ rows, positives, outcome, baseRate }: ShownCard): Fact[] {
  const w = cardWords();
  return [
    [w.counts.rows, w.cases(number(rows))],
    [w.counts.positives, `${number(positives)} (${outcome})`],
    [w.counts.baseRate, percent(baseRate), w.baseRateMeans],
  ];
}

/** How good a model is: in plain words first, then in figures, each explained. What a model has beside that stands below. */
export function ModelCard({ card, children }: { card: ShownCard; children?: ComponentChildren }) {
  const w = cardWords();
  const facts: Fact[] = [
    [w.counts.method, card.method],
    ...(card.rows > 0 ? testedOn(card) : []),
    [w.counts.learnedFrom, card.learnedFrom],
    [w.counts.trained, card.trained],
  ];
  return (
    <>
      <section class="card-part card-short">
        <h2>{w.inShort}</h2>
        <InShort card={card} />
      </section>
      <section class="card-part">
        <h2>{w.how}</h2>
        {card.tested.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <dl class="facts">
          {facts.map(([name, value, means]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {value}
                {means && <span class="faint block">{means}</span>}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      {card.metrics && <Figures card={card} metrics={card.metrics} />}
      {card.calibration.length > 0 && (
        <section class="card-part">
          <h2>{w.plot}</h2>
          <CalibrationPlot groups={card.calibration} />
        </section>
      )}
      {card.compared.length > 0 && <ComparedMethods methods={card.compared} />}
      {children}
    </>
  );
}

/** What the figures come to. Without a test, only that there was none. */
function InShort({ card: { metrics, baseRate, subject, outcome, percentages, why: told } }: { card: ShownCard }) {
  const w = cardWords();
  const why = told ?? (percentages.reason && predictionWords().refused[percentages.reason]);
  const isRefused = percentages.state === "refused";
  return (
    <ul class="short">
      {metrics ? (
        <>
          <li>{w.ranks(w.pairs[subject], outcome, number(Math.round(metrics.auc.value * 100)))}</li>
          <li>{w.finds(outcome, percent(Math.min(1, metrics.lift.value * baseRate)), percent(baseRate))}</li>
          {!isRefused && <li>{w.off(decimal(metrics.ece.value * 100, 1))}</li>}
        </>
      ) : (
        <li>{w.noTest}</li>
      )}
      <li>
        <strong>{isRefused ? w.refused(why ?? "") : w.allowed}</strong>
      </li>
    </ul>
  );
}

const DIGITS: Record<Named, number> = { auc: 3, lift: 2, brier: 3, logLoss: 3, ece: 3 };
const NAMED: Named[] = ["auc", "lift", "brier", "logLoss", "ece"];

function Figures({ card: { base, simpleRule }, metrics }: { card: ShownCard; metrics: Record<Named, Figure> }) {
  const w = cardWords();
  const knowingNothing: Partial<Record<Named, number>> = { auc: 0.5, lift: 1, ...(base && { brier: base.brier, logLoss: base.logLoss }) };
  const text = (name: Named, value: number): string => (name === "ece" ? percent(value, 1) : decimal(value, DIGITS[name]));
  const range = (name: Named, { low, high }: Figure): string => `${text(name, low)} – ${text(name, high)}`;
  return (
    <section class="card-part">
      <h2>{w.figures}</h2>
      <div class="table-scroll">
        <table class="plain-table figures">
          <thead>
            <tr>
              <th scope="col">{w.figure}</th>
              <th scope="col">{w.value}</th>
              <th scope="col">{w.interval}</th>
              <th scope="col">{w.knowingNothing}</th>
            </tr>
          </thead>
          <tbody>
            {NAMED.map((name) => (
              <Fragment key={name}>
                <tr>
                  <th scope="row">{w.names[name]}</th>
                  <td class="num">
                    <strong>{text(name, metrics[name].value)}</strong>
                  </td>
                  <td class="num">{range(name, metrics[name])}</td>
                  <td class="num dim">{knowingNothing[name] === undefined ? "–" : text(name, knowingNothing[name])}</td>
                </tr>
                <tr class="figure-means">
                  <td colSpan={4}>{w.means[name]}</td>
                </tr>
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
      <p class="faint">
        {w.bootstrap} {simpleRule && w.bestRule(simpleRule.name, decimal(simpleRule.auc, 3))}
      </p>
    </section>
  );
}
