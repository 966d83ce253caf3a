import type { ModelCard } from "../../../../src/predictions/predictions.schema.ts";
import { number } from "../../lib/format.ts";
import { micros } from "../assistant-settings/amounts.ts";
import { modelWords } from "./words.ts";

/** Whether a language model reads customers too: what it would be told, and what a night costs at most. */
export function ModelChoice({ of: model, isOn, onChange }: { of: ModelCard; isOn: boolean; onChange: (isOn: boolean) => void }) {
  const w = modelWords();
  const { estimate, state } = model;
  const size = estimate && w.estimate(number(estimate.customers), number(estimate.tokens));
  return (
    <div class="field">
      <label class="check">
        <input type="checkbox" checked={isOn} onChange={() => onChange(!isOn)} />
        <strong>{w.choose}</strong>
      </label>
      <p class="field-hint">{w.chooseHint}</p>
      {estimate && size && (
        <p class="field-hint">{estimate.micros === null ? w.noPrice(size) : w.costs(size, micros(estimate.micros, estimate.currency))}</p>
      )}
      {isOn && w.states[state] && (
        <p class="field-hint" role="status">
          {w.states[state]} <a href="/settings/assistant">{w.assistantSettings}</a>
        </p>
      )}
    </div>
  );
}
