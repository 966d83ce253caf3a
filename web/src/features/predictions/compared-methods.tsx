import { Badge } from "../../ui/badge.tsx";
import { decimal } from "./amounts.ts";
import { cardWords } from "./card.words.ts";

/** A method that was tested beside the others. */
export interface ComparedMethod {
  name: string;
  logLoss: number;
  auc: number;
  brier: number;
  isUsed: boolean;
  /** A rule of one fact, which the others must beat. */
  isRule: boolean;
  /** Where it was not tested on the same rows as the others. */
  note?: string;
}

/** What was compared, the least log loss first. */
export function ComparedMethods({ methods }: { methods: ComparedMethod[] }) {
  const w = cardWords();
  return (
    <section class="card-part">
      <h2>{w.compared}</h2>
      <p>{w.comparedText}</p>
      <div class="table-scroll">
        <table class="plain-table figures">
          <thead>
            <tr>
              <th scope="col">{w.counts.method}</th>
              <th scope="col">{w.names.logLoss}</th>
              <th scope="col">{w.names.auc}</th>
              <th scope="col">{w.names.brier}</th>
            </tr>
          </thead>
          <tbody>
            {methods
              .toSorted((left, right) => left.logLoss - right.logLoss)
              .map(({ name, isUsed, isRule, note, logLoss, auc, brier }) => (
                <tr key={name}>
                  <th scope="row">
                    {name} {isUsed && <Badge tone="accent">{w.chosen}</Badge>}
                    {note && <span class="faint"> ({note})</span>}
                    {isRule && <span class="faint"> ({w.rule})</span>}
                  </th>
                  {[logLoss, auc, brier].map((value, at) => (
                    <td key={at} class="num">
                      {decimal(value, 3)}
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
