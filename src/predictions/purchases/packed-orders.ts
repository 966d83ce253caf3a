import { gatherLog } from "./gather.ts";
import type { PurchaseLog, PurchaseRow } from "./log.ts";

/**
 * A customer's orders as one short text, made by the database and read here: a day for each, apart by blanks, as
 * `day:purchases:bought:returned` with empty parts where nothing is known. Money is in minor units.
 */
export interface PackedOrders {
  id: string;
  days: string;
}

/** All of them as a log; what is dated after `asOf` is not read. */
export const unpack = (packed: readonly PackedOrders[], asOf: number): PurchaseLog => gatherLog(rowsOf(packed), asOf);

function* rowsOf(packed: readonly PackedOrders[]): Generator<PurchaseRow> {
  for (const { id: customer, days } of packed) {
    for (const entry of days.split(" ")) {
      const [day = "", purchases = "", bought = "", returned = ""] = entry.split(":");
      if (Number(purchases) > 0) yield { customer, day: Number(day), amount: bought === "" ? undefined : Number(bought) };
      if (Number(returned) > 0) yield { customer, day: Number(day), amount: -Number(returned) };
    }
  }
}
