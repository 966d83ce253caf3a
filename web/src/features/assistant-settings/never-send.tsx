import { WITHHELD_FIELDS, WITHHELD_NOUNS } from "../../../../src/assistant-settings/assistant-settings.rules.ts";
import type { Form } from "../../lib/form.ts";
import { TextArea } from "../../ui/field.tsx";
import { fieldName } from "../access/field-names.ts";
import { KINDS } from "../activities/kinds.ts";
import { activityWords } from "../activities/words.ts";
import { Checks } from "./checks.tsx";
import type { Values } from "./choices.ts";
import { assistantSettingsWords } from "./words.ts";

/** What stays out of every prompt. */
export function NeverSend({ form: { values, errors, set }, isDisabled }: { form: Form<Values>; isDisabled: boolean }) {
  const w = assistantSettingsWords();
  const fieldNames = Object.fromEntries(WITHHELD_FIELDS.map((field) => [field, nameOf(field)]));
  return (
    <>
      <Checks
        {...{ legend: w.neverNouns, hint: w.neverHint, options: WITHHELD_NOUNS, names: w.nouns, value: values.neverNouns, isDisabled }}
        onPick={(nouns) => set("neverNouns", nouns)}
      />
      {!values.neverNouns.includes("activities") && (
        <Checks
          {...{ legend: w.activityKinds, options: KINDS, names: activityWords().kinds, value: values.neverKinds, isDisabled }}
          onPick={(kinds) => set("neverKinds", kinds)}
        />
      )}
      <Checks
        {...{ legend: w.fields, options: WITHHELD_FIELDS, names: fieldNames, value: values.neverFields, isDisabled }}
        onPick={(fields) => set("neverFields", fields)}
      />
      <TextArea
        label={w.words}
        hint={w.wordsHint}
        rows={2}
        value={values.neverWords}
        error={errors.neverSend}
        disabled={isDisabled}
        onText={(text) => set("neverWords", text)}
      />
    </>
  );
}

/** "Company: tax code", in the words of the noun's own form. */
function nameOf(field: string): string {
  const [noun = "", name = ""] = field.split(".");
  return `${assistantSettingsWords().nounOf[noun]}: ${fieldName(noun, name).toLocaleLowerCase()}`;
}
