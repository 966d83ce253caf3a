import { decimalsOf } from "../../../../src/core/money.ts";

/** An amount as it is typed into a field: digits and a point, nothing else. */
export function amountText(minor: number | null | undefined, currency: string): string {
  return minor === null || minor === undefined ? "" : String(minor / 10 ** decimalsOf(currency));
}
