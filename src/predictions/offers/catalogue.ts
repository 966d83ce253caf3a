import { itemsOf, type Known } from "./baskets.ts";

/** How popular items are, and which of them a model looks at. Pure. */

export const RECENT_DAYS = 30;
/** An inverse of 1,000 items takes about a second, of 1,500 four. */
export const MOST_ITEMS = 1_000;
export const LIMIT_OF_ITEMS = 1_500;
/** Beside them, so many of the rest may still be offered, by popularity alone: what is new and sells has no history yet. */
const MOST_OF_THE_REST = 50;

export interface Catalogue {
  /** Per item of the log: customers who ever bought it, and who did so in the 30 days up to the day that is known. */
  popularity: Float64Array;
  recent: Float64Array;
  /** Items that may be offered: those modelled first, by customers; then the rest. */
  candidates: Int32Array;
  /** How many of the candidates are modelled. */
  modelled: number;
  /** Per item of the log: its place among the candidates, or −1. */
  placeOf: Int32Array;
}

/** Counts what is known. Ties go by name, so that they do not depend on the order of rows. */
export function catalogueOf(known: Known, mostItems = MOST_ITEMS): Catalogue {
  const { log, ends, asOf } = known;
  const [popularity, recent] = [new Float64Array(log.items.length), new Float64Array(log.items.length)];
  for (const customer of log.customers.keys()) {
    for (const item of itemsOf(known, customer)) popularity[item] = (popularity[item] as number) + 1;
    const lately = new Set<number>();
    for (let at = (ends[customer] as number) - 1; at >= (log.starts[customer] as number); at -= 1) {
      if ((log.days[at] as number) <= asOf - RECENT_DAYS) break;
      lately.add(log.bought[at] as number);
    }
    for (const item of lately) recent[item] = (recent[item] as number) + 1;
  }
  const sold = [...log.items.keys()].filter((item) => (popularity[item] as number) > 0);
  sold.sort(falling(popularity));
  const modelled = Math.min(sold.length, mostItems, LIMIT_OF_ITEMS);
  const rest = sold.slice(modelled).sort(falling(recent)).slice(0, MOST_OF_THE_REST);
  const candidates = Int32Array.from([...sold.slice(0, modelled), ...rest]);
  const placeOf = new Int32Array(log.items.length).fill(-1);
  for (const [place, item] of candidates.entries()) placeOf[item] = place;
  return { popularity, recent, candidates, modelled, placeOf };
}

const falling =
  (counts: Float64Array) =>
  (left: number, right: number): number =>
    (counts[right] as number) - (counts[left] as number) || left - right;

/** Places (among the modelled) of what a customer is known to have bought. */
export function modelledOf({ placeOf, modelled }: Catalogue, items: Int32Array): Int32Array {
  return items.map((item) => placeOf[item] as number).filter((place) => place >= 0 && place < modelled);
}

/** Mean 0 and standard deviation 1 (0 where all are equal), in place. */
export function standardise(values: Float64Array): Float64Array {
  let [sum, squares] = [0, 0];
  for (let at = 0; at < values.length; at += 1) sum += values[at] as number;
  const mean = sum / values.length;
  for (let at = 0; at < values.length; at += 1) squares += ((values[at] as number) - mean) ** 2;
  const deviation = Math.sqrt(squares / values.length);
  const scale = deviation > 1e-12 ? 1 / deviation : 0;
  for (let at = 0; at < values.length; at += 1) values[at] = ((values[at] as number) - mean) * scale;
  return values;
}
