import { locale } from "../../lib/locale.ts";
import type { Option } from "../../ui/field.tsx";
import { me } from "../identity/session.ts";

const COUNTRIES =
  "AE AR AT AU BD BE BG BH BN BR CA CH CL CN CO CZ DE DK EE EG ES FI FR GB GR HK HR HU ID IE IL IN IQ IR IS IT JO JP KE KH KR KW KZ LA LB LK LT LU LV MA MM MN MO MX MY NG NL NO NP NZ OM PE PH PK PL PT QA RO RS RU SA SE SG SI SK TH TL TN TR TW UA US UZ VE VN ZA".split(
    " ",
  );
const FIRST = ["VN", "US", "JP", "KR", "SG"];
const CURRENCIES = [
  "VND",
  "USD",
  "EUR",
  "JPY",
  "CNY",
  "KRW",
  "SGD",
  "THB",
  "GBP",
  "AUD",
  "INR",
  "TWD",
  "HKD",
  "MYR",
  "IDR",
  "PHP",
  "CAD",
  "CHF",
];

export function countryName(code: string): string {
  try {
    return new Intl.DisplayNames([locale.value], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** Countries by name, the near ones first; one that is stored but not listed is kept. */
export function countryOptions(stored: string | null, none: string): Option[] {
  const rest = COUNTRIES.filter((code) => !FIRST.includes(code)).map((code) => ({ value: code, label: countryName(code) }));
  const sorted = rest.sort((a, b) => a.label.localeCompare(b.label, locale.value));
  const extra = stored && !COUNTRIES.includes(stored) ? [{ value: stored, label: countryName(stored) }] : [];
  return [{ value: "", label: none }, ...FIRST.map((code) => ({ value: code, label: countryName(code) })), ...sorted, ...extra];
}

export const currencyOptions = (stored: string | null): Option[] =>
  [...CURRENCIES, ...(stored && !CURRENCIES.includes(stored) ? [stored] : [])].map((code) => ({ value: code, label: code }));

export const memberOptions = (none: string): Option[] => [
  { value: "", label: none },
  ...(me.value?.members ?? []).map((member) => ({ value: member.id, label: member.name })),
];
