/** What there is to choose, and what holds until somebody has chosen. Pure; the page uses it too. */

/** What a model may be used for, each by itself. */
export const MODEL_PURPOSES = ["draft", "summary", "brief", "digest", "ask", "reading", "forecast"] as const;
export type ModelPurpose = (typeof MODEL_PURPOSES)[number];

/** Personal data that can be replaced by placeholders before a prompt leaves. */
export const MASKABLE = ["names", "emails", "phones", "taxCodes", "numbers", "addresses"] as const;
export type Maskable = (typeof MASKABLE)[number];

export const WITHHELD_NOUNS = ["activities", "deals", "tasks"] as const;
export const WITHHELD_FIELDS = [
  "contacts.emails",
  "contacts.phones",
  "contacts.birthday",
  "contacts.title",
  "contacts.city",
  "contacts.description",
  "companies.phone",
  "companies.taxCode",
  "companies.address",
  "companies.city",
  "companies.website",
  "companies.annualRevenue",
  "companies.employees",
  "companies.description",
  "deals.amount",
  "deals.nextStep",
  "deals.lostReason",
] as const;

/** What the meter's sums can be grouped by. */
export const METER_GROUPS = ["kind", "model", "member", "day"] as const;

export const NO_BUDGET = { dayTokens: null, monthTokens: null, dayMicros: null, monthMicros: null };

export const DEFAULT_CHOICES = {
  isOn: true,
  source: "operator" as const,
  baseUrl: "",
  model: "",
  label: "",
  purposes: [...MODEL_PURPOSES],
  neverSend: { nouns: [], fields: [], activityKinds: [], words: [] },
  masks: [],
  price: null,
  budget: NO_BUDGET,
};

export const LIST_CURRENCY = "USD";

/** List prices in US dollar micros for a million tokens, as of November 2026; an admin's own figures come first. */
const LIST_PRICES: [RegExp, inMicros: number, outMicros: number][] = [
  [/^(?:openai\/)?gpt-5-nano/, 50_000, 400_000],
  [/^(?:openai\/)?gpt-5-mini/, 250_000, 2_000_000],
  [/^(?:openai\/)?gpt-5(?:$|[-.])/, 1_250_000, 10_000_000],
  [/^(?:openai\/)?gpt-4\.1-mini/, 400_000, 1_600_000],
  [/^(?:openai\/)?gpt-4\.1/, 2_000_000, 8_000_000],
  [/^(?:openai\/)?gpt-4o-mini/, 150_000, 600_000],
  [/^(?:openai\/)?gpt-4o/, 2_500_000, 10_000_000],
  [/^@cf\/meta\/llama-3\.3-70b/, 293_000, 2_253_000],
  [/^@cf\/meta\/llama-3\.1-8b/, 45_000, 384_000],
];

/** What a known model costs by its name; null for any other. */
export function listPriceOf(model: string): { currency: string; inMicros: number; outMicros: number } | null {
  const found = LIST_PRICES.find(([name]) => name.test(model));
  return found ? { currency: LIST_CURRENCY, inMicros: found[1], outMicros: found[2] } : null;
}

/** Millionths that so many tokens cost, rounded up; null where no price is known. No tokens cost nothing at any price. */
export function costOf(price: { inMicros: number; outMicros: number } | null, tokensIn: number, tokensOut: number): number | null {
  if (tokensIn + tokensOut === 0) return 0;
  return price ? Math.ceil((tokensIn * price.inMicros + tokensOut * price.outMicros) / 1e6) : null;
}

/** A budget in money holds only where the price is known. */
export const limitsMoney = ({ dayMicros, monthMicros }: { dayMicros: number | null; monthMicros: number | null }): boolean =>
  dayMicros !== null || monthMicros !== null;

/** An address as the protocol wants it: without a slash or the path of the call at its end. */
export const tidyBaseUrl = (text: string): string =>
  text
    .trim()
    .replace(/\/+$/, "")
    .replace(/\/chat\/completions$/, "")
    .replace(/\/+$/, "");
