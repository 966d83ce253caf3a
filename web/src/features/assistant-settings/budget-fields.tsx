import type { Form } from "../../lib/form.ts";
import { Select, TextField } from "../../ui/field.tsx";
import { currencyOptions } from "../records/choices.ts";
import type { Values } from "./choices.ts";
import { assistantSettingsWords } from "./words.ts";

/** What may be spent, and at which price it is counted. */
export function BudgetFields({ form: { values, errors, set }, isDisabled }: { form: Form<Values>; isDisabled: boolean }) {
  const w = assistantSettingsWords();
  const field = (name: "dayTokens" | "monthTokens" | "dayMoney" | "monthMoney" | "priceIn" | "priceOut", label: string) => (
    <TextField
      label={label}
      inputMode="numeric"
      value={values[name]}
      error={errors[name]}
      disabled={isDisabled}
      onText={(text) => set(name, text)}
    />
  );
  return (
    <>
      <p class="field-hint">{w.budgetHint}</p>
      <div class="form-row">
        {field("dayTokens", w.dayTokens)}
        {field("monthTokens", w.monthTokens)}
      </div>
      <div class="form-row">
        {field("dayMoney", w.dayMoney(values.currency))}
        {field("monthMoney", w.monthMoney(values.currency))}
      </div>
      <fieldset class="plain-fieldset">
        <legend class="field-label">{w.price}</legend>
        <div class="form-row price-row">
          {field("priceIn", w.priceIn)}
          {field("priceOut", w.priceOut)}
          <Select
            label={w.currency}
            value={values.currency}
            options={currencyOptions(values.currency)}
            disabled={isDisabled}
            onText={(currency) => set("currency", currency)}
          />
        </div>
        <p class="field-hint">{w.priceHint}</p>
      </fieldset>
    </>
  );
}
