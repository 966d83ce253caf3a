import { type BasketLog, type BasketRow, gatherBaskets } from "../offers/baskets.ts";

/**
 * What a customer bought as one short text, made by the database and read here: a basket for each day, apart by blanks, as
 * `day:product,product`.
 */
export interface PackedBaskets {
  id: string;
  baskets: string;
}

/** Baskets of a text by day, as they stand there. */
export const basketsOf = ({ baskets }: PackedBaskets): { day: number; items: string[] }[] =>
  baskets.split(" ").map((basket) => {
    const [day = "", items = ""] = basket.split(":");
    return { day: Number(day), items: items.split(",") };
  });

/** All of them as a log; what is dated after `asOf` is not read. */
export const unpackBaskets = (packed: Iterable<PackedBaskets>, asOf: number): BasketLog => gatherBaskets(rowsOf(packed), asOf);

function* rowsOf(packed: Iterable<PackedBaskets>): Generator<BasketRow> {
  for (const customer of packed)
    for (const { day, items } of basketsOf(customer)) for (const item of items) yield { customer: customer.id, day, item };
}
