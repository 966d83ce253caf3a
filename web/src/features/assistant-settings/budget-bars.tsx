import type { AssistantState } from "../../../../src/assistant-settings/assistant-settings.schema.ts";
import { number } from "../../lib/format.ts";
import { micros } from "./amounts.ts";
import { assistantSettingsWords } from "./words.ts";

interface Bar {
  label: string;
  spent: number;
  limit: number | null;
  said: (value: number) => string;
}

/** What of each budget is gone; where there is none, what has been spent. */
export function BudgetBars({ state }: { state: AssistantState }) {
  const w = assistantSettingsWords();
  const { budget, spent } = state;
  const currency = state.activePrice?.currency ?? "USD";
  const isUnpriced = state.activeModel !== null && !state.activePrice;
  const inMoney = (value: number): string => micros(value, currency);
  const inTokens = (value: number): string => w.tokens(number(value));
  const bars: Bar[] = [
    { label: w.spentDay, spent: spent.day.tokens, limit: budget.dayTokens, said: inTokens },
    { label: w.spentDay, spent: spent.day.micros, limit: budget.dayMicros, said: inMoney },
    { label: w.spentMonth, spent: spent.month.tokens, limit: budget.monthTokens, said: inTokens },
    { label: w.spentMonth, spent: spent.month.micros, limit: budget.monthMicros, said: inMoney },
  ];
  const limited = bars.filter(({ limit }) => limit !== null);
  const most = Math.max(0, ...limited.map((bar) => bar.spent / Math.max(1, bar.limit ?? 1)));
  const shown = limited.length > 0 ? limited : bars.filter(({ said, spent: gone }) => said === inTokens || gone > 0);
  return (
    <section class="budget-bars" aria-label={w.budget}>
      {most >= 0.8 && (
        <p class={`notice ${most >= 1 ? "is-gone" : ""}`} role="status">
          {most >= 1 ? w.gone : w.nearly}
        </p>
      )}
      {isUnpriced && limited.some(({ said }) => said === inMoney) && (
        <p class="notice is-gone" role="status">
          {w.uncounted}
        </p>
      )}
      <dl>
        {shown.map((bar) => (
          <div key={`${bar.label} ${bar.said(1)}`}>
            <dt>{bar.label}</dt>
            <dd class="num">
              {bar.limit === null ? bar.said(bar.spent) : w.ofLimit(bar.said(bar.spent), bar.said(bar.limit))}
              {bar.limit !== null && <meter min={0} max={1} high={0.8} optimum={0} value={bar.spent / Math.max(1, bar.limit)} />}
            </dd>
          </div>
        ))}
        {isUnpriced && (
          <div>
            <dt>{w.cost}</dt>
            <dd>{w.noPrice}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
