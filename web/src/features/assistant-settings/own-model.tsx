import type { AssistantState } from "../../../../src/assistant-settings/assistant-settings.schema.ts";
import type { Form } from "../../lib/form.ts";
import { TextField } from "../../ui/field.tsx";
import type { Values } from "./choices.ts";
import { ConnectionTest } from "./connection-test.tsx";
import { assistantSettingsWords } from "./words.ts";

interface Props {
  form: Form<Values>;
  stored: AssistantState;
  isDisabled: boolean;
}

/** Where a model of the workspace's own is, and whether it answers. */
export function OwnModel({ form: { values, errors, set }, stored, isDisabled }: Props) {
  const w = assistantSettingsWords();
  const isOwn = values.source === "own";
  return (
    <>
      {isOwn && (
        <>
          <TextField
            label={w.baseUrl}
            type="url"
            hint={w.baseUrlHint}
            placeholder="https://api.openai.com/v1"
            value={values.baseUrl}
            error={errors.baseUrl}
            disabled={isDisabled}
            onText={(baseUrl) => set("baseUrl", baseUrl)}
          />
          <TextField
            label={w.model}
            placeholder="gpt-5-mini"
            value={values.model}
            error={errors.model}
            spellcheck={false}
            disabled={isDisabled}
            onText={(model) => set("model", model)}
          />
          <TextField
            label={w.key}
            type="password"
            autocomplete="off"
            hint={stored.hasKey && !values.dropsKey ? w.keyKept : w.keyHint}
            value={values.key}
            error={errors.key}
            disabled={isDisabled}
            onText={(key) => set("key", key)}
          />
          {stored.hasKey && !isDisabled && (
            <label class="check">
              <input type="checkbox" checked={values.dropsKey} onChange={() => set("dropsKey", !values.dropsKey)} />
              <span>{w.dropKey}</span>
            </label>
          )}
        </>
      )}
      {!isDisabled && (isOwn ? values.baseUrl && values.model : stored.operatorModel) && (
        <ConnectionTest input={isOwn ? { baseUrl: values.baseUrl, model: values.model, key: values.key } : {}} isOwn={isOwn} />
      )}
    </>
  );
}
