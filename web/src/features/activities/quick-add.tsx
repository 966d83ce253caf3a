import { Lock, LockOpen } from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import type { Activity } from "../../../../src/activities/activities.schema.ts";
import { post } from "../../lib/api.ts";
import { refresh } from "../../lib/cache.ts";
import { constraints } from "../../lib/constraints.gen.ts";
import { useForm } from "../../lib/form.ts";
import { momentInput, momentOf } from "../../lib/format.ts";
import { isComposing, useKeys } from "../../lib/keys.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { TextArea, TextField } from "../../ui/field.tsx";
import { say } from "../../ui/toast.tsx";
import { undo } from "../changes/changes.ts";
import { KIND_ICONS } from "./kinds.ts";
import { activityWords } from "./words.ts";

const LOGGED = ["note", "call", "meeting", "visit"] as const;
type Logged = (typeof LOGGED)[number];

interface Values {
  kind: Logged;
  body: string;
  when: string;
  minutes: string;
  isPrivate: boolean;
}

const empty = (): Values => ({ kind: "note", body: "", when: "", minutes: "", isPrivate: false });

/** A line to log a note, call, meeting or visit without leaving the page. */
export function QuickAdd({ recordId }: { recordId: string }) {
  const w = activityWords();
  const [isOpen, setOpen] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  const save = async (values: Values, attempt: string): Promise<void> => {
    const occurredAt = values.when ? momentOf(values.when) : Date.now();
    const durationMin = values.minutes ? Number(values.minutes) : null;
    const input = { kind: values.kind, body: values.body, links: [recordId], occurredAt, durationMin, isPrivate: values.isPrivate };
    const { changeId, data } = await post<Activity>("/activities", input, { key: attempt });
    refresh("activity", data.id, [recordId, ...data.links]);
    const text = w.logged(w.kinds[values.kind] ?? "");
    say(text, changeId ? { action: { label: words().act.undo, run: () => void undo(changeId) } } : {});
  };
  const form = useForm<Values>({
    keep: `log.${recordId}`,
    initial: empty,
    rules: { body: constraints.activity.body },
    check: ({ body }) => (body.trim() ? {} : { body: w.writeSomething }),
    save,
  });
  const focus = (): void => area.current?.querySelector("textarea")?.focus();
  const pick = (kind: Logged): void => {
    form.set("kind", kind);
    setOpen(true);
    focus();
  };
  useKeys({ n: () => pick("note") });
  const submit = (event?: Event): void => void form.submit(event).then((isSaved) => isSaved && setOpen(false));
  const isWide = isOpen || form.isDirty;
  return (
    <div ref={area} class={`quick-add ${isWide ? "is-open" : ""}`}>
      <fieldset class="quick-kinds">
        <legend class="sr-only">{w.logKind}</legend>
        {LOGGED.map((kind) => {
          const Icon = KIND_ICONS[kind];
          return (
            <button key={kind} type="button" class="quick-kind" aria-pressed={form.values.kind === kind} onClick={() => pick(kind)}>
              <Icon />
              {w.kinds[kind]}
            </button>
          );
        })}
      </fieldset>
      <form
        onSubmit={submit}
        onKeyDown={(event) => event.key === "Enter" && (event.metaKey || event.ctrlKey) && !isComposing(event) && submit(event)}
      >
        <TextArea
          label={w.placeholders[form.values.kind] ?? ""}
          isLabelHidden
          placeholder={w.placeholders[form.values.kind]}
          rows={isWide ? 3 : 1}
          value={form.values.body}
          error={form.errors.body ?? form.problem}
          onFocus={() => setOpen(true)}
          onText={(body) => form.set("body", body)}
        />
        {isWide && (
          <div class="quick-foot">
            <TextField
              label={w.when}
              isLabelHidden
              type="datetime-local"
              value={form.values.when || momentInput(Date.now())}
              onText={(when) => form.set("when", when)}
            />
            {form.values.kind !== "note" && (
              <TextField
                label={w.duration}
                isLabelHidden
                placeholder={w.duration}
                inputMode="numeric"
                class="short"
                value={form.values.minutes}
                error={form.errors.durationMin}
                onText={(minutes) => form.set("minutes", minutes.replace(/\D/g, ""))}
              />
            )}
            <Button
              kind="quiet"
              icon={form.values.isPrivate ? Lock : LockOpen}
              aria-pressed={form.values.isPrivate}
              title={w.onlyMeHint}
              onClick={() => form.set("isPrivate", !form.values.isPrivate)}
            >
              {w.onlyMe}
            </Button>
            <span class="grow" />
            <Button
              kind="quiet"
              onClick={() => {
                form.reset();
                setOpen(false);
              }}
            >
              {words().act.cancel}
            </Button>
            <Button type="submit" isBusy={form.isBusy} keys="mod+Enter">
              {w.log}
            </Button>
          </div>
        )}
      </form>
    </div>
  );
}
