import { number } from "../../lib/format.ts";
import { locale } from "../../lib/locale.ts";
import { assistantSettingsWords } from "./words.ts";

/** Money of models: millionths of a unit, as a call costs far less than a cent. */

export function micros(value: number, currency: string): string {
  const units = value / 1e6;
  const digits = units !== 0 && units < 1 ? 4 : 2;
  return new Intl.NumberFormat(locale.value === "vi" ? "vi-VN" : "en-US", {
    ...{ style: "currency", currency, currencyDisplay: "narrowSymbol" },
    maximumFractionDigits: digits,
  }).format(units);
}

/** A sum as far as it is known: what runs without a price have cost beside it nobody knows. */
export function costText({ costMicros, unpriced }: { costMicros: number | null; unpriced: number }, currency: string): string {
  if (costMicros === null) return assistantSettingsWords().noPrice;
  return unpriced > 0 ? `≥ ${micros(costMicros, currency)}` : micros(costMicros, currency);
}

/** How many runs a sum leaves out; empty where it leaves out none. */
export const unpricedText = (count: number): string => (count > 0 ? assistantSettingsWords().unpriced(number(count), count === 1) : "");

interface Cost {
  costMicros: number | null;
  tokensIn: number | null;
  tokensOut: number | null;
}

/** A model worked, but for how much nobody knows. */
export const isUnpriced = ({ costMicros, tokensIn, tokensOut }: Cost): boolean =>
  costMicros === null && (tokensIn ?? 0) + (tokensOut ?? 0) > 0;

/** What one run cost; empty where no model was asked. */
export function runCostText(run: Cost, currency: string): string {
  if (isUnpriced(run)) return assistantSettingsWords().noPrice;
  return run.costMicros === null ? "" : micros(run.costMicros, currency);
}

/** What somebody typed: "12.5" or "12,5"; null where nothing is, NaN where it is no number. */
export function amountOf(text: string): number | null {
  const tidy = text.trim().replace(",", ".");
  if (tidy === "") return null;
  return /^\d{1,12}(?:\.\d{1,6})?$/.test(tidy) ? Math.round(Number(tidy) * 1e6) : Number.NaN;
}

export function countOf(text: string): number | null {
  const tidy = text.replace(/[\s.,]/g, "");
  if (tidy === "") return null;
  return /^\d{1,12}$/.test(tidy) ? Number(tidy) : Number.NaN;
}

export const amountText = (value: number | null): string => (value === null ? "" : String(value / 1e6));
export const countText = (value: number | null): string => (value === null ? "" : number(value));

export const seconds = (ms: number | null): string =>
  ms === null ? "–" : ms < 50 ? `<\u00a0${number(0.1)}\u00a0s` : `${number(Math.round(ms / 100) / 10)}\u00a0s`;
export const percent = (share: number | null): string => (share === null ? "–" : `${number(Math.round(share * 100))} %`);
