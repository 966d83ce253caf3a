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
      <fieldset id={PRICE_ANCHOR} class="plain-fieldset" ref={price}>
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

/** When the address names it, its first field comes into view with the cursor in it; the address then forgets. */
function useCalled(anchor: string) {
  const element = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const answer = (): void => {
      if (location.hash !== `#${anchor}`) return;
      element.current?.scrollIntoView({ block: "center" });
      element.current?.querySelector("input")?.focus({ preventScroll: true });
      history.replaceState(history.state, "", location.pathname + location.search);
    };
    answer();
    addEventListener("hashchange", answer);
    return () => removeEventListener("hashchange", answer);
  }, [anchor]);
  return element;
}
