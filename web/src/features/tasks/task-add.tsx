import { Plus } from "lucide-preact";
import { useRef } from "preact/hooks";
import { DAY } from "../../../../src/core/time.ts";
import type { Task, TaskInput } from "../../../../src/tasks/tasks.schema.ts";
import { post } from "../../lib/api.ts";
import { refresh } from "../../lib/cache.ts";
import { constraints } from "../../lib/constraints.gen.ts";
import { useForm } from "../../lib/form.ts";
import { dayInput, momentOf } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { say } from "../../ui/toast.tsx";
import { undo } from "../changes/changes.ts";
import { me } from "../identity/session.ts";
import { taskWords } from "./words.ts";

export type TaskAbout = Pick<TaskInput, "contactId" | "companyId" | "dealId">;

/** Adds a task for the person who asks; says so and offers Undo. */
export async function addTask(input: TaskInput, attempt?: string): Promise<Task> {
  const { data, changeId } = await post<Task>("/tasks", { assigneeId: me.value?.member.id, ...input }, attempt ? { key: attempt } : {});
  refresh(
    "task",
    undefined,
    [input.contactId, input.companyId, input.dealId].filter((id) => typeof id === "string"),
  );
  say(taskWords().created, changeId ? { action: { label: words().act.undo, run: () => void undo(changeId) } } : {});
  return data;
}

/** One line to add a task: title, day, Enter. */
export function TaskAdd({ about, keep }: { about: TaskAbout; keep: string }) {
  const w = taskWords();
  const row = useRef<HTMLFormElement>(null);
  const form = useForm({
    keep: `task.${keep}`,
    initial: () => ({ title: "", due: dayInput(Date.now() + DAY) }),
    rules: { title: constraints.task.title },
    save: ({ title, due }, attempt) => addTask({ title, dueAt: momentOf(due) ?? null, ...about }, attempt),
  });
  const submit = async (event: Event): Promise<void> => {
    if (await form.submit(event)) row.current?.querySelector("input")?.focus();
  };
  return (
    <form ref={row} class="task-add" noValidate onSubmit={(event) => void submit(event)}>
      <TextField
        label={w.add}
        isLabelHidden
        placeholder={w.addPlaceholder}
        autocomplete="off"
        value={form.values.title}
        error={form.errors.title ?? form.problem}
        onText={(title) => form.set("title", title)}
      />
      <TextField label={w.due} isLabelHidden type="date" value={form.values.due} onText={(due) => form.set("due", due)} />
      <Button type="submit" kind="quiet" icon={Plus} isBusy={form.isBusy} aria-label={w.add} />
    </form>
  );
}
