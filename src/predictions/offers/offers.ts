import { type Conditions, consentTo } from "./conditions.rules.ts";
import { type Choice, chosenFor, type OfferModel } from "./model.ts";
import { type FirstPurchases, type OfferReason, reasonFor } from "./reasons.ts";

/** What a person sees of offers: two lists that are never mixed, each item with its reason. Pure. */
export type Offers = { state: "offered"; reorder: Offer[]; new: Offer[] } | { state: "withheld"; reason: string };

export interface Offer {
  item: string;
  score: number;
  reason: OfferReason;
}

/** The offers of a customer who may be contacted. Whether a list may be shown at all is told by the card. */
export function offersFor(model: OfferModel, index: FirstPurchases, customer: number, most: number, conditions: Conditions = {}): Offers {
  const { log } = model.known;
  const consent = consentTo(conditions, log.customers[customer] as string);
  if (!consent.mayContact) return { state: "withheld", reason: consent.reason };
  const told = (choice: Choice): Offer => ({
    item: log.items[choice.item] as string,
    score: choice.score,
    reason: reasonFor(model, index, customer, choice),
  });
  const listOf = (mode: "reorder" | "new"): Offer[] => chosenFor(model, customer, mode, most, conditions).map(told);
  return { state: "offered", reorder: listOf("reorder"), new: listOf("new") };
}
