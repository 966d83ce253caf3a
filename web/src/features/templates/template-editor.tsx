import { useId, useRef } from "preact/hooks";
import { KNOWN_SLOTS, problemIn } from "../../../../src/templates/templates.rules.ts";
import type { Template } from "../../../../src/templates/templates.schema.ts";
import { patch, post } from "../../lib/api.ts";
import { constraints } from "../../lib/constraints.gen.ts";
import { useForm } from "../../lib/form.ts";
import { locale } from "../../lib/locale.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { LabelledSegments, Select, TextArea, TextField } from "../../ui/field.tsx";
import { say } from "../../ui/toast.tsx";
import { draftingWords } from "../assistant/drafting.words.ts";
import { reloadTemplates } from "./reload.ts";
import type { Starter } from "./starters.ts";
import { templateWords } from "./words.ts";

interface Props {
  stored?: Template;
  /** A new one begins with it. */
  starter?: Starter | undefined;
  isReadOnly?: boolean;
  onClose: () => void;
}

function problemOf(text: string): string | undefined {
  const w = templateWords();
  const problem = problemIn(text);
  return problem && (problem.code === "unknown_slot" ? w.unknownSlot(problem.slot) : w.openBrace);
}

/** A text of the team: what it is for, its words, and the slots that it may have. */
export function TemplateEditor({ stored, starter, isReadOnly = false, onClose }: Props) {
  const w = templateWords();
  const d = draftingWords();
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  const begun = stored ?? starter;
  const form = useForm({
    keep: `template.${stored?.id ?? starter?.name ?? "new"}`,
    initial: () => ({
      name: begun?.name ?? "",
      purpose: (begun?.purpose ?? "") as string,
      channel: (begun?.channel ?? "mail") as string,
      language: (stored?.language ?? locale.value) as string,
      subject: begun?.subject ?? "",
      body: begun?.body ?? "",
    }),
    base: { version: stored?.version },
    rules: {
      name: { ...constraints.template.name, required: true },
      subject: constraints.template.subject,
      body: { ...constraints.template.body, required: true },
    },
    check: (values) => {
      const found = { subject: problemOf(values.subject), body: problemOf(values.body) };
      return Object.fromEntries(Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== undefined));
    },
    save: async ({ purpose, subject, ...values }, attempt, base) => {
      const input = { ...values, purpose: purpose || null, subject: values.channel === "mail" ? subject : "" };
      if (stored) await patch(`/templates/${stored.id}`, input, base?.version);
      else await post("/templates", input, { key: attempt });
      say(w.saved);
      await reloadTemplates();
      onClose();
    },
  });
  const { values, errors, set } = form;
  /** Puts a slot where the cursor stands. */
  const insert = (slot: string): void => {
    const area = body.current?.querySelector("textarea");
    const [from, to] = [area?.selectionStart ?? values.body.length, area?.selectionEnd ?? values.body.length];
    set("body", `${values.body.slice(0, from)}{${slot}}${values.body.slice(to)}`);
    area?.focus();
  };
  const cancel = (): void => {
    form.reset();
    onClose();
  };
  const footer = !isReadOnly && (
    <>
      <Button onClick={cancel}>{words().act.cancel}</Button>
      <Button type="submit" form={id} kind="primary" isBusy={form.isBusy} disabled={!form.isDirty && !starter}>
        {words().act.save}
      </Button>
    </>
  );
  return (
    <Dialog title={stored ? (isReadOnly ? stored.name : w.edit) : w.create} shape="wide" onClose={onClose} footer={footer}>
      <form id={id} class="form" noValidate onSubmit={(event) => void form.submit(event)}>
        <fieldset class="template-fields" disabled={isReadOnly}>
          <TextField
            label={w.name}
            value={values.name}
            error={errors.name ?? form.problem}
            data-autofocus={!isReadOnly}
            onText={(name) => set("name", name)}
          />
          <div class="template-row">
            <Select
              label={w.purpose}
              value={values.purpose}
              options={[{ value: "", label: w.anyPurpose }, ...Object.entries(d.purposes).map(([value, label]) => ({ value, label }))]}
              onText={(purpose) => set("purpose", purpose)}
            />
            <LabelledSegments
              label={w.channel}
              value={values.channel}
              options={Object.entries(d.channels).map(([value, label]) => ({ value, label }))}
              onPick={(channel) => set("channel", channel)}
            />
            <LabelledSegments
              label={w.language}
              value={values.language}
              options={(["vi", "en"] as const).map((value) => ({ value, label: words().language[value] }))}
              onPick={(language) => set("language", language)}
            />
          </div>
          {values.channel === "mail" && (
            <TextField label={w.subject} value={values.subject} error={errors.subject} onText={(subject) => set("subject", subject)} />
          )}
          <div ref={body}>
            <TextArea
              label={w.body}
              rows={9}
              value={values.body}
              error={errors.body}
              hint={w.bodyHint}
              onText={(text) => set("body", text)}
            />
          </div>
        </fieldset>
        {!isReadOnly && (
          <section aria-label={w.slots}>
            <p class="field-label">{w.slots}</p>
            <div class="template-slots">
              {[...KNOWN_SLOTS, w.free].map((slot) => (
                <button key={slot} type="button" class="chip template-slot" onClick={() => insert(slot)}>
                  {`{${slot}}`}
                  {w.meanings[slot] && <small>{w.meanings[slot]}</small>}
                </button>
              ))}
            </div>
            <p class="field-hint">{w.freeHint}</p>
          </section>
        )}
      </form>
    </Dialog>
  );
}
