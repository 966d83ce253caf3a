import { type Answer, get, isProblem, Problem, patch as patchRequest } from "../../lib/api.ts";
import { patchCached, refresh } from "../../lib/cache.ts";
import { words } from "../../lib/words.ts";
import { complain, say } from "../../ui/toast.tsx";
import { explain, undo } from "./changes.ts";
import { type Clash, clash } from "./clash.ts";
import { changeWords } from "./words.ts";

interface Versioned {
  id: string;
  version: number;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Puts the question on the table which side of each field stays. */
export function askWhich(
  noun: string,
  now: object,
  patch: object,
  fields: string[],
  labelOf: Clash["labelOf"],
): Promise<"theirs" | "mine"> {
  const value = (record: object, field: string): unknown => (record as Record<string, unknown>)[field];
  return new Promise((resolve) => {
    clash.value = {
      noun,
      currency: value(now, "currency"),
      fields: fields.map((field) => ({ field, theirs: value(now, field), mine: value(patch, field) })),
      labelOf,
      choose: (side) => {
        clash.value = undefined;
        resolve(side);
      },
    };
  });
}

/** Saves a change made against `before`; `read` says how it stands now. If the same fields changed meanwhile, the person chooses; if only others did, it is saved over them. */
export async function saveRecord<T extends Versioned>(
  noun: string,
  before: T,
  patch: Partial<T>,
  labelOf: Clash["labelOf"],
  read: () => Promise<T> = () => get<T>(`/${noun}/${before.id}`),
): Promise<Answer<T>> {
  try {
    return await patchRequest<T>(`/${noun}/${before.id}`, patch, before.version);
  } catch (error) {
    if (!isProblem(error, "stale")) throw error;
    const now = await read();
    const changed = (Object.keys(patch) as (keyof T & string)[]).filter(
      (field) => !isSame(before[field], now[field]) && !isSame(now[field], patch[field]),
    );
    const side = changed.length > 0 ? await askWhich(noun, now, patch, changed, labelOf) : "mine";
    return side === "theirs" ? { data: now, changeId: undefined } : saveRecord(noun, now, patch, labelOf, read);
  }
}

interface FieldSave<T> {
  noun: string;
  kind: string;
  before: T;
  patch: Partial<T>;
  labelOf: Clash["labelOf"];
}

/** Saves one field in place: shown at once, undoable, rolled back when refused. Returns what is wrong with the value, if something is. */
export async function saveField<T extends Versioned>({ noun, kind, before, patch, labelOf }: FieldSave<T>): Promise<string | undefined> {
  const rollBack = patchCached(before.id, patch);
  try {
    const { data, changeId } = await saveRecord(noun, before, patch, labelOf);
    patchCached(before.id, data);
    refresh(kind, before.id);
    const field = labelOf(Object.keys(patch)[0] ?? "");
    say(`${words().state.saved}: ${field}`, changeId ? { action: { label: words().act.undo, run: () => void undo(changeId) } } : {});
    return undefined;
  } catch (error) {
    rollBack();
    const refused = error instanceof Problem ? Object.values(error.told)[0] : undefined;
    if (!refused) complain(`${changeWords().rolledBack} ${explain(error)}`);
    return refused ?? words().state.notSaved;
  }
}
