import { useEffect, useRef } from "preact/hooks";
import { TextField } from "../../ui/field.tsx";
import { type Composer, update } from "./composers.ts";
import { assistantWords } from "./words.ts";

/** A task that is made when the mail leaves. */
export function FollowUpTask({ composer: { about, task } }: { composer: Composer }) {
  const w = assistantWords();
  const set = (part: Partial<Composer["task"]>): void => update(about.recordId, { task: { ...task, ...part } });
  const fields = useRef<HTMLDivElement>(null);
  const isAsked = useRef(false);
  useEffect(() => {
    if (isAsked.current) fields.current?.scrollIntoView({ block: "nearest" });
  }, [task.isOn]);
  const turn = (): void => {
    isAsked.current = true;
    set({ isOn: !task.isOn });
  };
  return (
    <div class="remind">
      <label class="check">
        <input type="checkbox" checked={task.isOn} onChange={turn} />
        {w.remind}
      </label>
      {task.isOn && (
        <div ref={fields} class="remind-row">
          <TextField
            label={w.taskTitle}
            isLabelHidden
            value={task.title}
            placeholder={w.remindTitle(about.name)}
            maxLength={300}
            onText={(title) => set({ title })}
          />
          <TextField label={w.taskDue} isLabelHidden type="date" value={task.due} onText={(due) => set({ due })} />
        </div>
      )}
    </div>
  );
}
