import { useRef, useState } from "preact/hooks";
import { DAY } from "../../../../src/core/time.ts";
import type { Task } from "../../../../src/tasks/tasks.schema.ts";
import { patch } from "../../lib/api.ts";
import { client, patchCached, refresh } from "../../lib/cache.ts";
import { dayInput, daysFromToday, momentOf, nearDay } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { TextField } from "../../ui/field.tsx";
import { Popover } from "../../ui/popover.tsx";
import { act } from "../changes/changes.ts";
import { useMay } from "../records/editable.ts";
import { taskWords } from "./words.ts";

function toneOf(task: Task): string {
  if (task.doneAt !== null || task.dueAt === null) return "";
  const days = daysFromToday(task.dueAt);
  return days < 0 ? "is-late" : days === 0 ? "is-today" : "";
}

async function setDue(task: Task, dueAt: number | null): Promise<void> {
  await act<Task>({
    text: `${words().state.saved}: ${taskWords().due}`,
    run: () => patch<Task>(`/tasks/${task.id}`, { dueAt }, task.version),
    apply: () => patchCached(task.id, { dueAt }),
    after: () =>
      refresh(
        "task",
        undefined,
        [task.contactId, task.companyId, task.dealId].filter((id) => id !== null),
      ),
  }).catch(() => client.invalidateQueries({ queryKey: ["tasks"] }));
}

/** The day of a task; a click moves it. */
export function Due({ task }: { task: Task }) {
  const w = taskWords();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const canEdit = useMay("tasks:edit");
  const text = task.dueAt === null ? w.noDue : nearDay(task.dueAt);
  if (task.doneAt !== null || !canEdit) return task.dueAt === null ? null : <span class="due num">{text}</span>;
  const pick = (dueAt: number | null): void => {
    setOpen(false);
    button.current?.focus();
    void setDue(task, dueAt);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class={`due num ${toneOf(task)}`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <span class="sr-only">{w.edit}: </span>
        {text}
      </button>
      {isOpen && (
        <Popover anchor={button} onClose={() => setOpen(false)} class="due-picker" label={w.edit}>
          <DueChoices dueAt={task.dueAt} onPick={pick} />
        </Popover>
      )}
    </>
  );
}

function DueChoices({ dueAt, onPick }: { dueAt: number | null; onPick: (dueAt: number | null) => void }) {
  const w = taskWords();
  const inDays = (days: number): number => momentOf(dayInput(Date.now() + days * DAY)) ?? Date.now();
  const choices: [string, number | null][] = [
    [w.today, inDays(0)],
    [w.byDefault, inDays(1)],
    [w.nextWeek, inDays(7)],
    [w.noDue, null],
  ];
  return (
    <>
      {choices.map(([label, at]) => (
        <button key={label} type="button" class="menu-item" onClick={() => onPick(at)}>
          <span>{label}</span>
          {at !== null && <span class="faint num">{dayInput(at).slice(5).split("-").reverse().join("/")}</span>}
        </button>
      ))}
      <TextField
        label={w.due}
        isLabelHidden
        type="date"
        value={dueAt === null ? "" : dayInput(dueAt)}
        onText={(day) => {
          const at = momentOf(day);
          if (at !== undefined) onPick(at);
        }}
      />
    </>
  );
}
