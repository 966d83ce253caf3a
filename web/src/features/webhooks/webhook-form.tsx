import { WEBHOOK_EVENTS } from "../../../../src/webhooks/webhooks.rules.ts";
import type { NewWebhook, Webhook } from "../../../../src/webhooks/webhooks.schema.ts";
import { patch, post } from "../../lib/api.ts";
import { useForm } from "../../lib/form.ts";
import { TextField } from "../../ui/field.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { webhookWords } from "./words.ts";

interface Props {
  stored?: Webhook;
  onClose: () => void;
  onSaved: (saved: Webhook | NewWebhook) => void;
}

/** A webhook's address and what it is told of, new or changed. */
export function WebhookForm({ stored, onClose, onSaved }: Props) {
  const w = webhookWords();
  const form = useForm({
    keep: stored ? `webhook.${stored.id}.${stored.version}` : "webhook",
    initial: () => ({
      url: stored?.url ?? "",
      description: stored?.description ?? "",
      events: stored?.events ?? ["contact.*"],
      includesRecord: stored?.includesRecord ?? true,
    }),
    rules: { url: { required: true, maxLength: 2_000 }, description: { maxLength: 200 } },
    check: ({ events }) => (events.length === 0 ? { events: w.pickOne } : {}),
    save: async (values, attempt) => {
      const { data } = stored
        ? await patch<Webhook>(`/webhooks/${stored.id}`, values, stored.version)
        : await post<NewWebhook>("/webhooks", values, { key: attempt });
      onSaved(data);
    },
  });
  return (
    <FormDialog title={stored ? w.edit : w.add} form={form} isNew={!stored} onClose={onClose}>
      <TextField
        label={w.url}
        type="url"
        hint={w.urlHint}
        value={form.values.url}
        error={form.errors.url}
        placeholder="https://hooks.zapier.com/…"
        data-autofocus
        onText={(url) => form.set("url", url)}
      />
      <TextField
        label={w.description}
        value={form.values.description}
        error={form.errors.description}
        onText={(description) => form.set("description", description)}
      />
      <EventPicker value={form.values.events} error={form.errors.events} onPick={(events) => form.set("events", events)} />
      <div class="field">
        <label class="check">
          <input
            type="checkbox"
            checked={form.values.includesRecord}
            onChange={() => form.set("includesRecord", !form.values.includesRecord)}
          />
          <span>{w.includesRecord}</span>
        </label>
        <p class="field-hint">{w.includesRecordHint}</p>
      </div>
    </FormDialog>
  );
}

interface Picker {
  value: string[];
  error: string | undefined;
  onPick: (events: string[]) => void;
}

/** Everything, all of a kind, or single events. */
function EventPicker({ value, error, onPick }: Picker) {
  const w = webhookWords();
  const isAll = value.includes("*");
  const toggle = (name: string): void => onPick(value.includes(name) ? value.filter((each) => each !== name) : [...value, name]);
  const toggleKind = (kind: string): void => {
    const others = value.filter((each) => !each.startsWith(`${kind}.`));
    onPick(value.includes(`${kind}.*`) ? others : [...others, `${kind}.*`]);
  };
  return (
    <fieldset class="events" aria-invalid={error !== undefined}>
      <legend class="field-label">{w.events}</legend>
      <label class="check">
        <input type="checkbox" checked={isAll} onChange={() => onPick(isAll ? [] : ["*"])} />
        <span>{w.everything}</span>
      </label>
      {!isAll &&
        Object.entries(WEBHOOK_EVENTS).map(([kind, names]) => (
          <fieldset key={kind} class="events-kind">
            <legend class="sr-only">{w.kinds[kind]}</legend>
            <strong aria-hidden="true">{w.kinds[kind]}</strong>
            <div class="events-names">
              {names.length > 1 && <Chip label={w.all} isOn={value.includes(`${kind}.*`)} onToggle={() => toggleKind(kind)} />}
              {names.map((name) => (
                <Chip
                  key={name}
                  label={w.eventNames[name] ?? name}
                  isOn={value.includes(`${kind}.*`) || value.includes(`${kind}.${name}`)}
                  isDisabled={value.includes(`${kind}.*`)}
                  onToggle={() => toggle(`${kind}.${name}`)}
                />
              ))}
            </div>
          </fieldset>
        ))}
      {error && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

function Chip({ label, isOn, isDisabled = false, onToggle }: { label: string; isOn: boolean; isDisabled?: boolean; onToggle: () => void }) {
  return (
    <label class="check">
      <input type="checkbox" checked={isOn} disabled={isDisabled} onChange={onToggle} />
      <span>{label}</span>
    </label>
  );
}
