import type { Activity } from "../../../../src/activities/activities.schema.ts";
import { patchCached, refresh } from "../../lib/cache.ts";
import { constraints } from "../../lib/constraints.gen.ts";
import { useForm } from "../../lib/form.ts";
import { isComposing } from "../../lib/keys.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { TextArea, TextField } from "../../ui/field.tsx";
import { say } from "../../ui/toast.tsx";
import { undo } from "../changes/changes.ts";
import { saveRecord } from "../changes/save.ts";
import { activityWords } from "./words.ts";

const labelOf = (field: string): string => (field === "subject" ? activityWords().subject : activityWords().title);

/** A note, call, meeting or visit being written anew where it stands. */
export function EditBody({ activity, onDone }: { activity: Activity; onDone: () => void }) {
  const w = activityWords();
  const save = async (values: { subject: string; body: string }, _attempt: string, base: Activity): Promise<void> => {
    const { data, changeId } = await saveRecord<Activity>("activities", base, values, labelOf);
    patchCached(data.id, data);
    refresh("activity", data.id, data.links);
    say(words().state.saved, changeId ? { action: { label: words().act.undo, run: () => void undo(changeId) } } : {});
  };
  const form = useForm<{ subject: string; body: string }, Activity>({
    keep: `activity.${activity.id}`,
    initial: () => ({ subject: activity.subject, body: activity.body }),
    base: activity,
    rules: { subject: constraints.activity.subject, body: constraints.activity.body },
    save,
  });
  const submit = async (event: Event): Promise<void> => {
    if (await form.submit(event)) onDone();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit(event);
    else if (event.key === "Escape") onDone();
    else return;
    event.stopPropagation();
  };
  return (
    <form class="edit-body" data-editing noValidate onSubmit={(event) => void submit(event)} onKeyDown={onKey}>
      <TextField
        label={w.subject}
        isLabelHidden
        placeholder={w.subject}
        value={form.values.subject}
        error={form.errors.subject}
        onText={(subject) => form.set("subject", subject)}
      />
      <TextArea
        label={w.title}
        isLabelHidden
        autofocus
        value={form.values.body}
        error={form.errors.body ?? form.problem}
        onText={(body) => form.set("body", body)}
      />
      <div class="inline-form-foot">
        <Button
          onClick={() => {
            form.reset();
            onDone();
          }}
        >
          {words().act.cancel}
        </Button>
        <Button type="submit" kind="primary" isBusy={form.isBusy}>
          {words().act.save}
        </Button>
      </div>
    </form>
  );
}
