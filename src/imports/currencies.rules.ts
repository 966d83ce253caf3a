/** Currencies as cells and options name them. Pure. */

const SIGNS: Record<string, string> = {
  $: "USD",
  us$: "USD",
  "€": "EUR",
  "£": "GBP",
  "¥": "JPY",
  "₫": "VND",
  đ: "VND",
  vnđ: "VND",
  đồng: "VND",
};

let codes: Set<string> | undefined;

/** True for a code of ISO 4217, in capitals. */
export function isCurrency(code: string): boolean {
  codes ??= new Set(Intl.supportedValuesOf("currency"));
  return codes.has(code);
}

/** The code of a currency written as its code or its sign, or undefined: "EURO" is none. */
export function readCurrency(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  return isCurrency(code) ? code : SIGNS[text.trim().normalize("NFC").toLowerCase()];
}
