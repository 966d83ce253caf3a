import { DAY } from "../../../../src/core/time.ts";
import type { KeyInput, NewKey } from "../../../../src/identity/identity.schema.ts";
import { post } from "../../lib/api.ts";
import { type Errors, useForm } from "../../lib/form.ts";
import { dayInput, momentOf } from "../../lib/format.ts";
import { ruleWords } from "../../lib/rules.ts";
import { Select, TextField } from "../../ui/field.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { KeyScopes } from "./key-scopes.tsx";
import { keyWords } from "./keys.words.ts";

interface Values {
  name: string;
  kind: string;
  scopes: string[];
  ending: string;
  lastDay: string;
}

const optionsOf = (of: Record<string, string>, order: string[]) => order.map((value) => ({ value, label: of[value] ?? value }));

function problemsOf({ kind, scopes, ending, lastDay }: Values): Errors {
  const w = keyWords();
  const isPast = lastDay < dayInput(Date.now());
  return {
    ...(kind === "some" && scopes.length === 0 ? { scopes: w.chooseOne } : {}),
    ...(ending === "day" && (!lastDay || isPast) ? { lastDay: lastDay ? w.notPast : ruleWords().required } : {}),
  };
}

/** As the API takes it: a key that ends on a day works until that day is over. */
function inputOf({ name, kind, scopes, ending, lastDay }: Values): KeyInput {
  const last = ending === "day" ? lastDay : dayInput(Date.now() + Number(ending) * DAY);
  const isImplied = (scope: string) => scope.endsWith(":read") && scopes.includes(scope.replace(":read", ":write"));
  return {
    name,
    expiresAt: ending === "never" ? null : (momentOf(`${last}T23:59`) ?? null),
    scopes: kind === "all" ? null : kind === "read" ? ["read"] : (scopes.filter((scope) => !isImplied(scope)) as KeyInput["scopes"]),
  };
}

/** What a key is for, what it may do and how long. */
export function NewKeyDialog({ onMade, onClose }: { onMade: (key: NewKey) => Promise<void>; onClose: () => void }) {
  const w = keyWords();
  const form = useForm<Values>({
    keep: "key",
    initial: () => ({ name: "", kind: "all", scopes: [], ending: "90", lastDay: "" }),
    rules: { name: { required: true, maxLength: 100 } },
    check: problemsOf,
    save: async (values, attempt) => onMade((await post<NewKey>("/api-keys", inputOf(values), { key: attempt })).data),
  });
  const { values, errors } = form;
  return (
    <FormDialog title={w.newKey} form={form} isNew onClose={onClose}>
      <TextField
        label={w.name}
        value={values.name}
        error={errors.name}
        autocomplete="off"
        data-autofocus
        onText={(name) => form.set("name", name)}
      />
      <Select
        label={w.mayDo}
        value={values.kind}
        options={optionsOf(w.kinds, ["all", "read", "some"])}
        onText={(kind) => form.set("kind", kind)}
      />
      {values.kind === "some" && (
        <KeyScopes chosen={values.scopes} error={errors.scopes} onChoose={(scopes) => form.set("scopes", scopes)} />
      )}
      <div class="form-row">
        <Select
          label={w.ends}
          value={values.ending}
          options={optionsOf(w.ending, ["30", "90", "365", "day", "never"])}
          error={errors.expiresAt}
          onText={(ending) => form.set("ending", ending)}
        />
        {values.ending === "day" && (
          <TextField
            label={w.lastDay}
            type="date"
            value={values.lastDay}
            error={errors.lastDay}
            onText={(lastDay) => form.set("lastDay", lastDay)}
          />
        )}
      </div>
    </FormDialog>
  );
}
