import { limitsMoney, listPriceOf } from "../../../../src/assistant-settings/assistant-settings.rules.ts";
import type { AssistantPatch, AssistantState } from "../../../../src/assistant-settings/assistant-settings.schema.ts";
import { amountOf, amountText, countOf, countText } from "./amounts.ts";
import { assistantSettingsWords } from "./words.ts";

/** The choices as a form has them: amounts as somebody types them. */
export interface Values {
  isOn: boolean;
  source: AssistantState["source"];
  baseUrl: string;
  model: string;
  label: string;
  key: string;
  dropsKey: boolean;
  purposes: AssistantState["purposes"];
  neverNouns: AssistantState["neverSend"]["nouns"];
  neverFields: AssistantState["neverSend"]["fields"];
  neverKinds: AssistantState["neverSend"]["activityKinds"];
  neverWords: string;
  masks: AssistantState["masks"];
  dayTokens: string;
  monthTokens: string;
  dayMoney: string;
  monthMoney: string;
  currency: string;
  priceIn: string;
  priceOut: string;
}

export const valuesOf = (stored: AssistantState): Values => ({
  ...{ isOn: stored.isOn, source: stored.source, baseUrl: stored.baseUrl, model: stored.model, label: stored.label },
  ...{ key: "", dropsKey: false, purposes: stored.purposes, masks: stored.masks },
  neverNouns: stored.neverSend.nouns,
  neverFields: stored.neverSend.fields,
  neverKinds: stored.neverSend.activityKinds,
  neverWords: stored.neverSend.words.join("\n"),
  dayTokens: countText(stored.budget.dayTokens),
  monthTokens: countText(stored.budget.monthTokens),
  dayMoney: amountText(stored.budget.dayMicros),
  monthMoney: amountText(stored.budget.monthMicros),
  currency: stored.price?.currency ?? stored.activePrice?.currency ?? "USD",
  priceIn: amountText(stored.price?.inMicros ?? null),
  priceOut: amountText(stored.price?.outMicros ?? null),
});

const LEAST_TOKENS = 10_000;

export function problemsIn(values: Values, operatorModel: string | null): Record<string, string> {
  const w = assistantSettingsWords();
  const problems: Record<string, string> = {};
  for (const name of ["dayTokens", "monthTokens"] as const) {
    const count = countOf(values[name]);
    if (count !== null && !(count >= LEAST_TOKENS)) problems[name] = w.tokensMin;
  }
  for (const name of ["dayMoney", "monthMoney", "priceIn", "priceOut"] as const)
    if (Number.isNaN(amountOf(values[name]) ?? 0)) problems[name] = w.notNumber;
  if ((values.priceIn.trim() === "") !== (values.priceOut.trim() === ""))
    problems[values.priceIn.trim() ? "priceOut" : "priceIn"] ??= w.both;
  if (values.isOn && isUncounted(values, operatorModel)) problems.priceIn ??= w.needsPrice;
  return problems;
}

/** A budget in money for a model whose price nobody knows. */
function isUncounted({ source, model, dayMoney, monthMoney, priceIn }: Values, operatorModel: string | null): boolean {
  const name = source === "own" ? model : operatorModel;
  const isLimited = limitsMoney({ dayMicros: amountOf(dayMoney), monthMicros: amountOf(monthMoney) });
  return Boolean(name) && isLimited && priceIn.trim() === "" && !listPriceOf(name ?? "");
}

export function patchOf(values: Values): AssistantPatch {
  const [inMicros, outMicros] = [amountOf(values.priceIn), amountOf(values.priceOut)];
  const words = values.neverWords
    .split("\n")
    .map((word) => word.trim())
    .filter(Boolean);
  return {
    ...{ isOn: values.isOn, source: values.source, baseUrl: values.baseUrl, model: values.model, label: values.label },
    ...{ purposes: values.purposes, masks: values.masks },
    neverSend: { nouns: values.neverNouns, fields: values.neverFields, activityKinds: values.neverKinds, words },
    budget: {
      dayTokens: countOf(values.dayTokens),
      monthTokens: countOf(values.monthTokens),
      dayMicros: amountOf(values.dayMoney),
      monthMicros: amountOf(values.monthMoney),
    },
    price: inMicros === null || outMicros === null ? null : { currency: values.currency, inMicros, outMicros },
    ...(values.key ? { key: values.key } : values.dropsKey ? { key: null } : {}),
  };
}
