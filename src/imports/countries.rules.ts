import { fold } from "../core/text.ts";

/** Countries by name in English and Vietnamese, as people write and misspell them. Pure. */

const EVERYDAY: Record<string, string> = {
  usa: "US",
  us: "US",
  america: "US",
  unitedstatesofamerica: "US",
  my: "US",
  hoaky: "US",
  uk: "GB",
  england: "GB",
  scotland: "GB",
  wales: "GB",
  greatbritain: "GB",
  britain: "GB",
  anh: "GB",
  anhquoc: "GB",
  vuongquocanh: "GB",
  korea: "KR",
  southkorea: "KR",
  republicofkorea: "KR",
  northkorea: "KP",
  vietnam: "VN",
  vn: "VN",
  nhat: "JP",
  uae: "AE",
  holland: "NL",
  thenetherlands: "NL",
  czechrepublic: "CZ",
  russianfederation: "RU",
  burma: "MM",
  turkey: "TR",
  hongkong: "HK",
  macau: "MO",
  taiwan: "TW",
  uc: "AU",
  lao: "LA",
  ivorycoast: "CI",
  philippinesthe: "PH",
  swaziland: "SZ",
  macedonia: "MK",
  capeverde: "CV",
};

let byName: Map<string, string> | undefined;

/** ISO 3166 code of a country's name or code, or undefined. One wrong, missing or doubled letter in a long name is forgiven. */
export function countryCode(text: string): string | undefined {
  byName ??= namesOfCountries();
  const key = fold(text).replace(/[^a-z]+/g, "");
  const upper = text.trim().toUpperCase();
  if (/^[A-Z]{2}$/.test(upper) && [...byName.values()].includes(upper)) return upper;
  return byName.get(key) ?? (key.length >= 6 ? nearestName(byName, key) : undefined);
}

function namesOfCountries(): Map<string, string> {
  const names = new Map<string, string>();
  for (const language of ["en", "vi"]) {
    const display = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    for (const code of allCodes()) {
      const name = display.of(code);
      if (name && isCountry(code)) names.set(fold(name).replace(/[^a-z]+/g, ""), code);
    }
  }
  for (const [name, code] of Object.entries(EVERYDAY)) names.set(name, code);
  return names;
}

const isCountry = (code: string) => !/^(EU|EZ|UN|XA|XB|ZZ|QO)$/.test(code) && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;

function* allCodes(): Generator<string> {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  for (const first of letters) for (const second of letters) yield first + second;
}

function nearestName(names: Map<string, string>, key: string): string | undefined {
  const near = new Set([...names].filter(([name]) => isOneEditApart(name, key)).map(([, code]) => code));
  return near.size === 1 ? [...near][0] : undefined;
}

/** True when adding, dropping or changing one letter makes one out of the other. */
export function isOneEditApart(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start += 1;
  let tail = 0;
  while (tail < Math.min(left.length, right.length) - start && left.at(-1 - tail) === right.at(-1 - tail)) tail += 1;
  return Math.max(left.length, right.length) - start - tail <= 1;
}
