import { type Answer, isProblem, Problem, post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { textOf } from "../../lib/refusals.ts";
import { words } from "../../lib/words.ts";
import { complain, say } from "../../ui/toast.tsx";
import { changeWords } from "./words.ts";

interface Undone {
  undone: number;
  conflicts: { recordId: string; field: string }[];
}

/** What a person is told when a request was refused. */
export function explain(error: unknown): string {
  if (!(error instanceof Problem)) return words().state.failed;
  const isAboutFields = error.code === "invalid" || error.code === "duplicate";
  return (isAboutFields ? Object.values(error.told)[0] : undefined) ?? textOf(error);
}

export async function undo(changeId: string): Promise<void> {
  try {
    const { data } = await post<Undone>(`/changes/${changeId}/undo`);
    await client.invalidateQueries();
    say(data.conflicts.length > 0 ? changeWords().undoneExcept(data.conflicts.length) : words().state.undone);
  } catch (error) {
    complain(explain(error));
  }
}

interface Step<T> {
  /** Said afterwards, with Undo beside it. */
  text?: string;
  run: () => Promise<Answer<T>>;
  /** Shows the outcome at once; what it returns takes that back. */
  apply?: () => () => void;
  after?: (data: T) => void;
}

/** A change as the page makes it: shown at once, undoable when it worked, visibly rolled back when it did not. Stale is the caller's. */
export async function act<T>({ text, run, apply, after }: Step<T>): Promise<T | undefined> {
  const rollBack = apply?.();
  try {
    const { data, changeId } = await run();
    after?.(data);
    if (text) say(text, changeId ? { action: { label: words().act.undo, run: () => void undo(changeId) } } : {});
    return data;
  } catch (error) {
    rollBack?.();
    if (isProblem(error, "stale")) throw error;
    complain(rollBack ? `${changeWords().rolledBack} ${explain(error)}` : explain(error));
    return undefined;
  }
}
