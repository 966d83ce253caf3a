import type { Task } from "../../../../src/tasks/tasks.schema.ts";
import { Panel } from "../../ui/panel.tsx";
import { useMay } from "../records/editable.ts";
import { type TaskAbout, TaskAdd } from "./task-add.tsx";
import { TaskItem } from "./task-item.tsx";
import { taskWords } from "./words.ts";

/** The tasks of one record, with a line to add another. */
export function TasksPanel({ tasks, about, keep }: { tasks: Task[]; about: TaskAbout; keep: string }) {
  const w = taskWords();
  const canAdd = useMay("tasks:create");
  return (
    <Panel title={w.title} count={tasks.filter((task) => task.doneAt === null).length}>
      {tasks.length === 0 ? (
        <p class="panel-empty">{w.panelEmpty}</p>
      ) : (
        <ul class="tasks">
          {tasks.map((task) => (
            <TaskItem key={task.id} task={task} />
          ))}
        </ul>
      )}
      {canAdd && <TaskAdd about={about} keep={keep} />}
    </Panel>
  );
}
