import { MASKABLE, MODEL_PURPOSES } from "../../../../src/assistant-settings/assistant-settings.rules.ts";
import type { AssistantState } from "../../../../src/assistant-settings/assistant-settings.schema.ts";
import { patch } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { useForm } from "../../lib/form.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { say } from "../../ui/toast.tsx";
import { loadMe, may } from "../identity/session.ts";
import { BudgetFields } from "./budget-fields.tsx";
import { Checks } from "./checks.tsx";
import { patchOf, problemsIn, valuesOf } from "./choices.ts";
import { NeverSend } from "./never-send.tsx";
import { OwnModel } from "./own-model.tsx";
import { assistantSettingsWords } from "./words.ts";

/** All that can be chosen; who may not change it reads it. */
export function ChoicesForm({ stored }: { stored: AssistantState }) {
  const w = assistantSettingsWords();
  const isDisabled = !may("settings:edit");
  const form = useForm({
    keep: `assistant.${stored.version}`,
    isSecret: true,
    initial: () => valuesOf(stored),
    rules: { baseUrl: { maxLength: 500 }, model: { maxLength: 200 }, label: { maxLength: 100 } },
    check: (values) => problemsIn(values, stored.operatorModel),
    save: async (values) => {
      const { data } = await patch<AssistantState>("/assistant/settings", patchOf(values), stored.version);
      client.setQueryData(["assistant-settings"], data);
      await loadMe();
      say(words().state.saved);
    },
  });
  const { values, errors, set } = form;
  return (
    <form class="form" noValidate onSubmit={(event) => void form.submit(event)}>
      <div class="field">
        <label class="check">
          <input type="checkbox" checked={values.isOn} disabled={isDisabled} onChange={() => set("isOn", !values.isOn)} />
          <strong>{w.isOn}</strong>
        </label>
        <p class="field-hint">{w.isOnHint}</p>
      </div>
      {values.isOn && (
        <>
          <fieldset class="plain-fieldset" disabled={isDisabled}>
            <legend class="field-label">{w.source}</legend>
            {(["operator", "own"] as const).map((source) => (
              <label key={source} class="check">
                <input type="radio" name="source" checked={values.source === source} onChange={() => set("source", source)} />
                <span>{source === "own" ? w.own : w.operator(stored.operatorModel)}</span>
              </label>
            ))}
          </fieldset>
          <OwnModel form={form} stored={stored} isDisabled={isDisabled} />
          <TextField
            label={w.label}
            hint={w.labelHint}
            value={values.label}
            error={errors.label}
            disabled={isDisabled}
            onText={(label) => set("label", label)}
          />
          <Checks
            {...{ legend: w.purposes, options: MODEL_PURPOSES, names: w.purpose, value: values.purposes, isDisabled }}
            onPick={(purposes) => set("purposes", purposes)}
          />
          <h3>{w.never}</h3>
          <NeverSend form={form} isDisabled={isDisabled} />
          <Checks
            {...{ legend: w.masks, hint: w.masksHint, options: MASKABLE, names: w.mask, value: values.masks, isDisabled }}
            onPick={(masks) => set("masks", masks)}
          />
          <h3>{w.budget}</h3>
          <BudgetFields form={form} isDisabled={isDisabled} />
        </>
      )}
      {form.problem && (
        <p class="field-error" role="alert">
          {form.problem}
        </p>
      )}
      {!isDisabled && (
        <Button type="submit" kind="primary" isBusy={form.isBusy} disabled={!form.isDirty}>
          {words().act.save}
        </Button>
      )}
    </form>
  );
}
