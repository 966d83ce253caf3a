import { gathered } from "../maths/places.ts";
import { auc } from "../metrics.ts";
import { aucAlone, type Leak } from "./leakage.ts";
import { probabilitiesOf } from "./score.ts";
import { foldsAgain, learnAt, type Material, rowsAt, splitsOf } from "./trial.ts";

/** A column that a suspiciously good model owes it to. Pure. */

/** A model better than this is rare in business data, and … */
const SUSPICIOUSLY_GOOD = 0.9;
/** … when one column alone brings this much of it, that column is likely to know the outcome. */
const OWED_TO_ONE = 0.05;

/** The strongest column, when a very good model falls far without it. It is named, not left out: it may be honest. Not one that is `known`. */
export function suspectOf(material: Material, reached: number, known: string[]): Leak | null {
  const [split] = splitsOf(material).splits;
  if (!split || !(reached > SUSPICIOUSLY_GOOD) || material.columns.length < 2) return null;
  const foldOf = foldsAgain(material.orderOf);
  const alone = material.columns.map((column) => aucAlone(column, material.rows, material.outcomes, foldOf));
  const strongest = material.columns[alone.indexOf(Math.max(...alone))];
  if (!strongest || known.includes(strongest.name)) return null;
  const outcomes = gathered(material.outcomes, split.predicted);
  const aucWith = (columns: Material["columns"]): number => {
    const model = learnAt({ ...material, columns }, split.learned);
    return auc(outcomes, probabilitiesOf(model, columns, rowsAt(material, split.predicted)));
  };
  const owed = aucWith(material.columns) - aucWith(material.columns.filter((column) => column !== strongest));
  if (!(owed > OWED_TO_ONE)) return null;
  const says = `without it the AUC falls from ${reached.toFixed(2)} to ${(reached - owed).toFixed(2)}: make sure that it is known before the outcome`;
  return { column: strongest.name, isLeftOut: false, reason: "carries_most_of_it", says };
}
