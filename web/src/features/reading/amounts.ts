import { decimalsOf } from "../../../../src/core/money.ts";
import { locale } from "../../lib/locale.ts";

/** An amount in minor units as the reader's language writes it: more digits behind the point than the currency has are none. */
export function minorOf(text: string, currency: string): number | undefined {
  const [group, point] = locale.value === "vi" ? [".", ","] : [",", "."];
  const bare = text.replace(/\s/g, "").replaceAll(group, "").replace(point, ".");
  const decimals = decimalsOf(currency);
  if (!/^\d+(?:\.\d+)?$/.test(bare) || (bare.split(".")[1]?.length ?? 0) > decimals) return undefined;
  const minor = Math.round(Number(bare) * 10 ** decimals);
  return Number.isSafeInteger(minor) ? minor : undefined;
}
