import type { Band, Predictions } from "../../../../src/predictions/predictions.schema.ts";
import { fullDay, money, number } from "../../lib/format.ts";
import { locale } from "../../lib/locale.ts";
import type { Tone } from "../../ui/badge.tsx";
import { predictionWords } from "./words.ts";

/** Shares, spans of days and intervals as the reader writes them. */

const inNumbers = (options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  new Intl.NumberFormat(locale.value === "vi" ? "vi-VN" : "en-US", options);

export const percent = (share: number, digits = 0): string => inNumbers({ style: "percent", maximumFractionDigits: digits }).format(share);
export const decimal = (value: number, digits: number): string =>
  inNumbers({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

const [LEAST, MOST] = [0.01, 0.99];

/** A probability in whole percent: never none and never sure. */
export const chance = (share: number): string =>
  share > MOST ? predictionWords().over(percent(MOST)) : share < LEAST ? predictionWords().under(percent(LEAST)) : percent(share);

/** "60–84%". */
export function chanceRange({ low, high }: { low: number; high: number }): string {
  const [from, to] = [Math.max(LEAST, Math.min(low, MOST)), Math.max(LEAST, Math.min(high, MOST))].map((share) => Math.round(share * 100));
  return from === to ? chance((low + high) / 2) : `${number(from ?? 0)}–${percent((to ?? 0) / 100)}`;
}

/** The borders of a group: "60–70%". */
export const percentRange = ({ low, high }: { low: number; high: number }): string => `${number(Math.round(low * 100))}–${percent(high)}`;

export const moneyRange = ({ low, high }: { low: number; high: number }, currency: string | null): string =>
  `${money(Math.round(low), currency)} – ${money(Math.round(high), currency)}`;

export const daysText = (count: number): string => predictionWords().days(number(Math.round(count)), Math.round(count));
export const customersText = (count: number): string => predictionWords().customers(number(count), count);

/** What an amount at stake is: a forecast, or by rule what was bought. */
export const stakeText = (basis: Predictions["basis"], amount: string): string =>
  basis === "rule" ? predictionWords().lastYearOf(amount) : predictionWords().atStakeOf(amount);

/** A day as yyyy-mm-dd, which the workspace's zone has already been thought of. */
export const dayOf = (day: string): number => Date.parse(`${day}T12:00:00Z`);
export const dayText = (day: string): string => fullDay(dayOf(day));

export const BANDS: Band[] = ["high", "raised", "low"];
export const BAND_TONES: Record<Band, Tone> = { high: "bad", raised: "warn", low: "good" };
