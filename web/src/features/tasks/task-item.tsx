import { Trash2 } from "lucide-preact";
import type { Task } from "../../../../src/tasks/tasks.schema.ts";
import { del, patch } from "../../lib/api.ts";
import { client, dropCached, patchCached, refresh } from "../../lib/cache.ts";
import { words } from "../../lib/words.ts";
import { IconButton } from "../../ui/button.tsx";
import { act } from "../changes/changes.ts";
import { memberName } from "../identity/session.ts";
import { useMay } from "../records/editable.ts";
import { Due } from "./due.tsx";
import { taskWords } from "./words.ts";

const recordsOf = (task: Task): string[] => [task.contactId, task.companyId, task.dealId].filter((id) => id !== null);

/** Reads again everything that shows the task, once the tick has been seen. */
function settle(task: Task): void {
  refresh("task", undefined, recordsOf(task));
}

export function completeTask(task: Task, isDone: boolean): void {
  const w = taskWords();
  void act<Task>({
    text: isDone ? w.completed(task.title) : w.reopened(task.title),
    run: () => patch<Task>(`/tasks/${task.id}`, { done: isDone }, task.version),
    apply: () => patchCached(task.id, { doneAt: isDone ? Date.now() : null }),
    after: () => settle(task),
  }).catch(() => client.invalidateQueries({ queryKey: ["tasks"] }));
}

function deleteTask(task: Task): void {
  void act({
    text: taskWords().deleted(task.title),
    run: () => del(`/tasks/${task.id}`, task.version),
    apply: () => dropCached(task.id),
    after: () => settle(task),
  });
}

/** A task with its tick, its day and, in lists, what it is about. */
export function TaskItem({ task, withRecord = false }: { task: Task; withRecord?: boolean }) {
  const w = taskWords();
  const isDone = task.doneAt !== null;
  const canEdit = useMay("tasks:edit");
  const canDelete = useMay("tasks:delete");
  return (
    <li class={`task ${isDone ? "is-done" : ""}`}>
      <label class="task-tick">
        <input
          type="checkbox"
          class="tick"
          checked={isDone}
          disabled={!canEdit}
          aria-label={isDone ? w.reopen(task.title) : w.complete(task.title)}
          onChange={() => completeTask(task, !isDone)}
        />
      </label>
      <div class="task-main">
        <span class="task-title">{task.title}</span>
        {task.note && <span class="task-note">{task.note}</span>}
        <span class="task-about">
          <Due task={task} />
          {withRecord && <About task={task} />}
          {withRecord && task.assigneeId && <span>{memberName(task.assigneeId)}</span>}
        </span>
      </div>
      {canDelete && (
        <IconButton class="task-delete" icon={Trash2} label={`${words().act.delete}: ${task.title}`} onClick={() => deleteTask(task)} />
      )}
    </li>
  );
}

function About({ task }: { task: Task }) {
  const [href, name] = task.contactId
    ? [`/contacts/${task.contactId}`, task.contactName]
    : task.companyId
      ? [`/companies/${task.companyId}`, task.companyName]
      : [undefined, undefined];
  return href && name ? (
    <a class="clip" href={href}>
      {name}
    </a>
  ) : null;
}
