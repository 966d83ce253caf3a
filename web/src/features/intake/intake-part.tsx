import { useQuery } from "@tanstack/preact-query";
import { FileInput, Inbox, Plus } from "lucide-preact";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import type { Form } from "../../../../src/forms/forms.schema.ts";
import type { InboundHook } from "../../../../src/inbound/inbound.schema.ts";
import { get, post } from "../../lib/api.ts";
import { useForm } from "../../lib/form.ts";
import { nearDay, number } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/field.tsx";
import { Bones, EmptyState, FailedState } from "../../ui/states.tsx";
import "../webhooks/webhooks.css";
import { FormEditor } from "./form-editor.tsx";
import { FormMenu } from "./form-menu.tsx";
import { HookDetail } from "./hook-detail.tsx";
import { reloadIntake } from "./reload.ts";
import { intakeWords } from "./words.ts";
import "./intake.css";

/** What comes in from outside: forms that people fill in, and addresses that programs send to. */
export default function IntakePart() {
  const w = intakeWords();
  const { query, route } = useLocation();
  const [isOpen, open] = useState<"form" | "hook">();
  const forms = useQuery({
    queryKey: ["intake", "forms"],
    queryFn: ({ signal }) => get<{ items: Form[] }>("/forms", undefined, signal),
  });
  const hooks = useQuery({
    queryKey: ["intake", "hooks"],
    queryFn: ({ signal }) => get<{ items: InboundHook[] }>("/inbound-hooks", undefined, signal),
  });
  if (forms.isPending || hooks.isPending) return <Bones lines={5} />;
  const error = forms.error ?? hooks.error;
  if (error) return <FailedState error={error} onRetry={() => void reloadIntake()} />;
  const hook = hooks.data?.items.find(({ id }) => id === query.hook);
  if (hook) return <HookDetail key={`${hook.id}.${hook.version}`} of={hook} />;
  return (
    <>
      <section class="intake" aria-label={w.forms}>
        <header class="hook-log-head">
          <h3>{w.forms}</h3>
          <Button kind="primary" icon={Plus} onClick={() => open("form")}>
            {w.newForm}
          </Button>
        </header>
        <p class="dim">{w.formsText}</p>
        {forms.data?.items.length === 0 && <EmptyState icon={FileInput} title={w.noForms} />}
        <ul class="hits">
          {forms.data?.items.map((each) => (
            <FormLine key={each.id} of={each} />
          ))}
        </ul>
      </section>
      <section class="intake" aria-label={w.hooks}>
        <header class="hook-log-head">
          <h3>{w.hooks}</h3>
          <Button icon={Plus} onClick={() => open("hook")}>
            {w.newHook}
          </Button>
        </header>
        <p class="dim">{w.hooksText}</p>
        {hooks.data?.items.length === 0 && <EmptyState icon={Inbox} title={w.noHooks} />}
        <ul class="hits">
          {hooks.data?.items.map((each) => (
            <HookLine key={each.id} of={each} />
          ))}
        </ul>
      </section>
      {isOpen === "form" && <FormEditor onClose={() => open(undefined)} />}
      {isOpen === "hook" && (
        <NewHook
          onClose={() => open(undefined)}
          onMade={({ id }) => void reloadIntake().then(() => route(`/settings/intake?hook=${id}`))}
        />
      )}
    </>
  );
}

function FormLine({ of: form }: { of: Form }) {
  const w = intakeWords();
  const [isEditing, edit] = useState(false);
  const { name, submissions, lastSubmittedAt, isOn, reason } = form;
  return (
    <li class="hit">
      <FileInput />
      <button type="button" class="hit-main hit-button" onClick={() => edit(true)}>
        <strong class="clip">{name}</strong>
        <span class="hit-passage num">
          {submissions === 0 ? w.nothingYet : w.submissions(number(submissions), lastSubmittedAt ? nearDay(lastSubmittedAt) : "")}
        </span>
        {!isOn && reason && <span class="hit-passage">{w.cutOff}</span>}
      </button>
      {!isOn && <Badge>{w.off}</Badge>}
      <FormMenu of={form} onEdit={() => edit(true)} />
      {isEditing && <FormEditor stored={form} onClose={() => edit(false)} />}
    </li>
  );
}

function HookLine({ of: { id, name, mapping, isOn, sampleAt } }: { of: InboundHook }) {
  const w = intakeWords();
  const state = mapping.fields.length === 0 ? w.waiting : `→ ${w.targets[mapping.target]}`;
  return (
    <li class="hit">
      <Inbox />
      <a class="hit-main" href={`/settings/intake?hook=${id}`}>
        <strong class="clip">{name}</strong>
        <span class="hit-passage num">{[state, ...(sampleAt ? [nearDay(sampleAt)] : [])].join(" · ")}</span>
      </a>
      {!isOn && <Badge>{w.off}</Badge>}
    </li>
  );
}

function NewHook({ onClose, onMade }: { onClose: () => void; onMade: (made: InboundHook) => void }) {
  const w = intakeWords();
  const form = useForm({
    keep: "hook",
    initial: () => ({ name: "" }),
    rules: { name: { required: true, maxLength: 100 } },
    save: async (values, attempt) => {
      const { data } = await post<InboundHook>("/inbound-hooks", values, { key: attempt });
      onClose();
      onMade(data);
    },
  });
  return (
    <Dialog
      title={w.newHook}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{words().act.cancel}</Button>
          <Button kind="primary" isBusy={form.isBusy} onClick={() => void form.submit()}>
            {words().act.create}
          </Button>
        </>
      }
    >
      <form class="form" noValidate onSubmit={(event) => void form.submit(event)}>
        <TextField
          label={w.hookName}
          value={form.values.name}
          error={form.errors.name ?? form.problem}
          placeholder="Zapier, Facebook Lead Ads, WooCommerce…"
          data-autofocus
          onText={(name) => form.set("name", name)}
        />
      </form>
    </Dialog>
  );
}
