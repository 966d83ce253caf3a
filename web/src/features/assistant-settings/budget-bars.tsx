import type { AssistantState } from "../../../../src/assistant-settings/assistant-settings.schema.ts";
import { number } from "../../lib/format.ts";
import { may } from "../identity/session.ts";
import { costText, micros, unpricedText } from "./amounts.ts";
import { PriceLink } from "./price-link.tsx";
import { assistantSettingsWords } from "./words.ts";

type Share = AssistantState["spent"]["day"];

interface Bar {
  label: string;
  /** What is gone of it; null: nobody knows. */
  gone: number | null;
  spentText: string;
  limit: number | null;
  limitText: string;
  isMoney: boolean;
}

/** What of each budget is gone; where there is none, what has been spent. */
export function BudgetBars({ state }: { state: AssistantState }) {
  const w = assistantSettingsWords();
  const bars = barsOf(state);
  const limited = bars.filter(({ limit }) => limit !== null);
  const isNearly = limited.some((bar) => shareGone(bar) >= 0.8);
  const isUnpriced = state.activeModel !== null && !state.activePrice;
  const stop = stopOf(state);
  const { unpriced } = state.spent.month;
  const shown = limited.length > 0 ? limited : bars.filter(({ isMoney, spentText }) => !isMoney || spentText);
  return (
    <section class="budget-bars" aria-label={w.budget}>
      {(stop || isNearly) && (
        <p class={`notice ${stop ? "is-gone" : ""}`} role="status">
          {stop ? w[stop] : w.nearly}
        </p>
      )}
      <dl>
        {shown.map((bar) => (
          <div key={`${bar.label} ${bar.isMoney}`}>
            <dt>{bar.label}</dt>
            <dd class="num">
              {bar.limit === null || bar.gone === null ? bar.spentText : w.ofLimit(bar.spentText, bar.limitText)}
              {bar.limit !== null && (
                <meter aria-label={bar.label} min={0} low={0.8} high={0.999} max={1} optimum={0} value={shareGone(bar)} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {(isUnpriced || unpriced > 0) && (
        <p class="unpriced">
          {[isUnpriced && w.noPrice, unpriced > 0 && `${w.spentMonth}: ${unpricedText(unpriced)}`].filter(Boolean).join(" · ")}
          {may("settings:edit") && <PriceLink isHere />}
        </p>
      )}
    </section>
  );
}

/** Why the budget lets no call through now; undefined where it does. */
export function stopOf(state: AssistantState): "gone" | "uncounted" | undefined {
  if (state.activeModel === null) return undefined;
  const limited = barsOf(state).filter(({ limit }) => limit !== null);
  if (!state.activePrice && limited.some(({ isMoney }) => isMoney)) return "uncounted";
  return limited.some((bar) => shareGone(bar) >= 1) ? "gone" : undefined;
}

const shareGone = ({ gone, limit }: Bar): number => (limit === null ? 0 : (gone ?? 0) / Math.max(1, limit));

function barsOf({ budget, spent, activePrice }: AssistantState): Bar[] {
  const w = assistantSettingsWords();
  const currency = activePrice?.currency ?? "USD";
  const inTokens = (label: string, { tokens }: Share, limit: number | null): Bar => ({
    ...{ label, limit, isMoney: false, gone: tokens },
    ...{ spentText: limit === null ? w.tokens(number(tokens)) : number(tokens), limitText: w.tokens(number(limit ?? 0)) },
  });
  // Without a limit, nothing spent and a price nobody knows are said by the lines around.
  const inMoney = (label: string, { micros: costMicros, unpriced }: Share, limit: number | null): Bar => ({
    ...{ label, limit, isMoney: true, gone: costMicros },
    spentText: limit === null && !costMicros ? "" : costText({ costMicros, unpriced }, currency),
    limitText: micros(limit ?? 0, currency),
  });
  return [
    inTokens(w.spentDay, spent.day, budget.dayTokens),
    inMoney(w.spentDay, spent.day, budget.dayMicros),
    inTokens(w.spentMonth, spent.month, budget.monthTokens),
    inMoney(w.spentMonth, spent.month, budget.monthMicros),
  ];
}
