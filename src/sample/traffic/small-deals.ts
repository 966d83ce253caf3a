import type { DealStage } from "../../deals/deals.schema.ts";
import type { Wanted } from "../teller.ts";
import { DEALS_ABROAD } from "./small-deals-abroad.ts";
import { DEALS_CENTRAL } from "./small-deals-central.ts";
import { DEALS_NORTH } from "./small-deals-north.ts";
import { DEALS_SOUTH } from "./small-deals-south.ts";

/** How a short sale went: its last stage, and for a lost one why. */
export type Ending = [stage: DealStage, why?: string];

/** A sale of a few steps. `need` completes a sentence of the customer; `begins` counts days back from today. */
export interface SmallDeal {
  who: string;
  member: string;
  title: string;
  need: string;
  goods: Wanted[];
  begins: number;
  ending: Ending;
  discountPercent?: number;
  currency?: "USD" | "EUR";
}

export type DealLine = [
  who: string,
  member: string,
  title: string,
  need: string,
  goods: Wanted[],
  begins: number,
  ending: Ending,
  discountPercent?: number,
];

const dealOf = ([who, member, title, need, goods, begins, ending, discountPercent = 0]: DealLine, currency?: "USD"): SmallDeal => ({
  who,
  member,
  title,
  need,
  goods,
  begins,
  ending,
  discountPercent,
  ...(currency ? { currency } : {}),
});

export const SMALL_DEALS: readonly SmallDeal[] = [
  ...[...DEALS_NORTH, ...DEALS_CENTRAL, ...DEALS_SOUTH].map((line) => dealOf(line)),
  ...DEALS_ABROAD.map((line) => dealOf(line, "USD")),
];
