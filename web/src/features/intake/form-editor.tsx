import type { Form, FormField, FormInput, FormSetup } from "../../../../src/forms/forms.schema.ts";
import { patch, post } from "../../lib/api.ts";
import { type Form as FormState, useForm } from "../../lib/form.ts";
import { locale } from "../../lib/locale.ts";
import { words } from "../../lib/words.ts";
import { Select, TextArea, TextField } from "../../ui/field.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { say } from "../../ui/toast.tsx";
import { me } from "../identity/session.ts";
import { reloadIntake } from "./reload.ts";
import { intakeWords } from "./words.ts";

const FIELDS: FormField[] = ["name", "email", "phone", "company", "title", "city", "message"];

/** As src/forms/forms.schema.ts has it. */
const MOST_DAYS = 90;
const isDays = (text: string): boolean => /^\d{1,3}$/.test(text.trim()) && Number(text) <= MOST_DAYS;

interface Values {
  name: string;
  title: string;
  intro: string;
  language: FormSetup["language"];
  fields: { field: FormField; label: string; isRequired: boolean; isOn: boolean }[];
  button: string;
  thanks: string;
  redirectUrl: string;
  origins: string;
  ownerId: string;
  source: string;
  hasConsent: boolean;
  consentText: string;
  consentRequired: boolean;
  task: string;
  taskDays: string;
}

function valuesOf(stored: Form | undefined): Values {
  const w = intakeWords();
  const setup = stored?.setup;
  const known = new Map(setup?.fields.map((each) => [each.field, each]));
  const order = [...(setup?.fields.map(({ field }) => field) ?? []), ...FIELDS.filter((field) => !known.has(field))];
  const isOn = (field: FormField) => (setup ? known.has(field) : field === "name" || field === "email" || field === "message");
  return {
    ...{ name: stored?.name ?? "", title: setup?.title ?? "", intro: setup?.intro ?? "", language: setup?.language ?? locale.value },
    fields: order.map((field) => ({
      ...{ field, isOn: isOn(field), label: known.get(field)?.label ?? w.fieldNames[field] ?? field },
      isRequired: known.get(field)?.isRequired ?? (field === "name" || field === "email"),
    })),
    ...{ button: setup?.button ?? "", thanks: setup?.thanks ?? "", redirectUrl: setup?.redirectUrl ?? "" },
    ...{ origins: setup?.origins.join("\n") ?? "", ownerId: setup?.ownerId ?? "", source: setup?.source ?? "" },
    ...{
      hasConsent: Boolean(setup?.consent),
      consentText: setup?.consent?.text ?? "",
      consentRequired: setup?.consent?.isRequired ?? true,
    },
    ...{ task: setup?.task?.title ?? "", taskDays: String(setup?.task?.dueInDays ?? 1) },
  };
}

const setupOf = (values: Values): FormSetup => ({
  ...{ title: values.title, intro: values.intro, language: values.language, button: values.button, thanks: values.thanks },
  fields: values.fields.filter(({ isOn }) => isOn).map(({ field, label, isRequired }) => ({ field, label, isRequired })),
  redirectUrl: values.redirectUrl.trim() || null,
  origins: values.origins
    .split(/\s+/)
    .filter(Boolean)
    .map((each) => each.replace(/\/$/, "")),
  ...{ ownerId: values.ownerId || null, source: values.source },
  consent: values.hasConsent ? { text: values.consentText, isRequired: values.consentRequired } : null,
  task: values.task.trim() ? { title: values.task, dueInDays: Number(values.taskDays) } : null,
});

/** A form, new or changed: what it asks, what it says, who looks after whoever writes. */
export function FormEditor({ stored, onClose }: { stored?: Form; onClose: () => void }) {
  const w = intakeWords();
  const form = useForm<Values>({
    keep: stored ? `form.${stored.id}.${stored.version}` : "form",
    initial: () => valuesOf(stored),
    rules: { name: { required: true, maxLength: 100 }, title: { required: true, maxLength: 150 } },
    check: ({ fields, hasConsent, consentText, task, taskDays }) => ({
      ...(fields.some(({ field, isOn }) => isOn && (field === "email" || field === "phone")) ? {} : { fields: w.needsPoint }),
      ...(hasConsent && !consentText.trim() ? { consentText: w.needsText } : {}),
      ...(isDays(taskDays) ? {} : { taskDays: w.needsDays(MOST_DAYS) }),
      ...(task.trim() === "" && taskDays.trim() !== valuesOf(stored).taskDays ? { task: w.needsTask } : {}),
    }),
    save: async (values, attempt) => {
      const input: FormInput = { name: values.name, setup: setupOf(values) };
      await (stored ? patch<Form>(`/forms/${stored.id}`, input, stored.version) : post<Form>("/forms", input, { key: attempt }));
      say(words().state.saved);
      await reloadIntake();
    },
  });
  return (
    <FormDialog title={stored ? w.editForm : w.newForm} form={form} isNew={!stored} onClose={onClose}>
      <TextField
        label={w.name}
        value={form.values.name}
        error={form.errors.name}
        data-autofocus
        onText={(name) => form.set("name", name)}
      />
      <TextField label={w.title} value={form.values.title} error={errorAt(form, "title")} onText={(title) => form.set("title", title)} />
      <TextArea
        label={w.intro}
        rows={2}
        value={form.values.intro}
        error={errorAt(form, "intro")}
        onText={(intro) => form.set("intro", intro)}
      />
      <FieldsEditor form={form} />
      <div class="form-row">
        <Select
          label={w.owner}
          value={form.values.ownerId || (me.value?.member.id ?? "")}
          options={(me.value?.members ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          error={errorAt(form, "ownerId")}
          onText={(ownerId) => form.set("ownerId", ownerId)}
        />
        <Select
          label={w.language}
          value={form.values.language}
          options={[
            { value: "vi", label: words().language.vi },
            { value: "en", label: words().language.en },
          ]}
          onText={(language) => form.set("language", language as FormSetup["language"])}
        />
      </div>
      <div class="form-row">
        <TextField
          label={w.task}
          value={form.values.task}
          error={form.errors.task ?? errorAt(form, "task.title")}
          onText={(task) => form.set("task", task)}
        />
        <TextField
          label={w.taskDays}
          inputMode="numeric"
          value={form.values.taskDays}
          error={form.errors.taskDays ?? errorAt(form, "task.dueInDays")}
          onText={(taskDays) => form.set("taskDays", taskDays)}
        />
      </div>
      <TextArea
        label={w.sites}
        hint={w.sitesHint}
        rows={2}
        value={form.values.origins}
        error={errorAt(form, "origins")}
        onText={(origins) => form.set("origins", origins)}
      />
      <MoreOptions form={form} />
    </FormDialog>
  );
}

type Editing = FormState<Values>;

/** What the API says of a part of the setup, wherever in it. */
const errorAt = ({ errors }: Editing, name: string): string | undefined =>
  errors[name] ?? Object.entries(errors).find(([key]) => key === `setup.${name}` || key.startsWith(`setup.${name}.`))?.[1];

function FieldsEditor({ form }: { form: Editing }) {
  const w = intakeWords();
  const set = (index: number, change: Partial<Values["fields"][number]>): void =>
    form.set(
      "fields",
      form.values.fields.map((each, at) => (at === index ? { ...each, ...change } : each)),
    );
  const error = errorAt(form, "fields");
  return (
    <fieldset class="form-fields" aria-invalid={error !== undefined}>
      <legend class="field-label">{w.fields}</legend>
      {form.values.fields.map(({ field, label, isRequired, isOn }, index) => (
        <div key={field} class="form-field">
          <label class="check">
            <input type="checkbox" checked={isOn} onChange={() => set(index, { isOn: !isOn })} />
            <span>{w.fieldNames[field]}</span>
          </label>
          {isOn && (
            <>
              <TextField
                label={w.labelOf(w.fieldNames[field] ?? field)}
                isLabelHidden
                maxLength={100}
                value={label}
                onText={(text) => set(index, { label: text })}
              />
              <label class="check">
                <input type="checkbox" checked={isRequired} onChange={() => set(index, { isRequired: !isRequired })} />
                <span>{w.isRequired}</span>
              </label>
            </>
          )}
        </div>
      ))}
      {error && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

function MoreOptions({ form }: { form: Editing }) {
  const w = intakeWords();
  const { values } = form;
  const hasError = ["redirectUrl", "consentText", "consent", "thanks", "button", "source"].some((name) => errorAt(form, name));
  return (
    <details class="form-more" open={hasError || undefined}>
      <summary>{w.moreOptions}</summary>
      <TextField
        label={w.redirect}
        hint={w.redirectHint}
        type="url"
        value={values.redirectUrl}
        error={errorAt(form, "redirectUrl")}
        onText={(redirectUrl) => form.set("redirectUrl", redirectUrl)}
      />
      <TextArea
        label={w.thanks}
        rows={2}
        value={values.thanks}
        error={errorAt(form, "thanks")}
        onText={(thanks) => form.set("thanks", thanks)}
      />
      <div class="form-row">
        <TextField label={w.button} value={values.button} error={errorAt(form, "button")} onText={(button) => form.set("button", button)} />
        <TextField
          label={w.source}
          hint={w.sourceHint}
          value={values.source}
          error={errorAt(form, "source")}
          onText={(source) => form.set("source", source)}
        />
      </div>
      <label class="check">
        <input type="checkbox" checked={values.hasConsent} onChange={() => form.set("hasConsent", !values.hasConsent)} />
        <span>{w.consent}</span>
      </label>
      {values.hasConsent && (
        <>
          <TextArea
            label={w.consentText}
            rows={2}
            value={values.consentText}
            error={form.errors.consentText ?? errorAt(form, "consent")}
            onText={(consentText) => form.set("consentText", consentText)}
          />
          <label class="check">
            <input type="checkbox" checked={values.consentRequired} onChange={() => form.set("consentRequired", !values.consentRequired)} />
            <span>{w.consentRequired}</span>
          </label>
        </>
      )}
    </details>
  );
}
