import type { OrderLine } from "../orders/orders.schema.ts";

/** Lays the lines that a slice of a file has for one order over those that stand there. Pure. */

export interface Merged {
  lines: OrderLine[];
  /** Positions that this import's rows have come to, those of earlier slices included. */
  taken: number[];
  /** Of the given lines in turn: what became of it. */
  fates: ("created" | "updated" | "unchanged")[];
}

const contentOf = (line: OrderLine): string => JSON.stringify(line);
const goodsOf = ({ productId, name }: OrderLine): string => productId ?? name ?? "";

/**
 * Each given line takes one that stands there: the first of the same content, else the first of the same product, whose place it takes; what
 * finds none is new. A line is taken once in an import, `taken` says which its earlier slices took, so that a file read again, in whatever
 * slices, changes nothing, and a line that the file has twice stays there twice.
 */
export function mergeLines(standing: OrderLine[], given: OrderLine[], taken: readonly number[]): Merged {
  const lines = [...standing];
  const free = new Set(standing.keys());
  for (const position of taken) free.delete(position);
  const places = given.map((line) => takeFirst(free, (position) => contentOf(standing[position] as OrderLine) === contentOf(line)));
  const fates = given.map((line, index): Merged["fates"][number] => {
    if (places[index] !== undefined) return "unchanged";
    const place = takeFirst(free, (position) => goodsOf(standing[position] as OrderLine) === goodsOf(line));
    places[index] = place ?? lines.length;
    lines[place ?? lines.length] = line;
    return place === undefined ? "created" : "updated";
  });
  return { lines, taken: [...taken, ...(places as number[])], fates };
}

function takeFirst(free: Set<number>, fits: (position: number) => boolean): number | undefined {
  for (const position of free) {
    if (!fits(position)) continue;
    free.delete(position);
    return position;
  }
  return undefined;
}
