import { useEffect, useRef } from "preact/hooks";
import type { Form } from "../../lib/form.ts";
import { Select, TextField } from "../../ui/field.tsx";
import { currencyOptions } from "../records/choices.ts";
import type { Values } from "./choices.ts";
import { PRICE_ANCHOR } from "./price-link.tsx";
import { assistantSettingsWords } from "./words.ts";

/** What may be spent, and at which price it is counted. */
export function BudgetFields({ form: { values, errors, set }, isDisabled }: { form: Form<Values>; isDisabled: boolean }) {
  const w = assistantSettingsWords();
  const price = useCalled(PRICE_ANCHOR);
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
      <fieldset id={PRICE_ANCHOR} class="plain-fieldset" ref={price} tabIndex={-1}>
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

/** Brings what the address names into view and puts the cursor there, once. */
function useCalled(anchor: string) {
  const element = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (location.hash !== `#${anchor}`) return;
    element.current?.scrollIntoView({ block: "center" });
    element.current?.focus({ preventScroll: true });
    history.replaceState(history.state, "", location.pathname + location.search);
  }, [anchor]);
  return element;
}
