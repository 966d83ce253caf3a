import { useState } from "preact/hooks";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/field.tsx";
import { INPUTS } from "./value-input.tsx";
import { choicesOf, type Said } from "./values.ts";
import { readingWords } from "./words.ts";

interface Props {
  said: Said;
  isBusy: boolean;
  /** With null where nothing of the kind is said. */
  onSave: (value: unknown) => void;
  onCancel: () => void;
}

/** What it should have been: a value of its kind, or nothing of the kind. */
export function ValueForm({ said: { field, value }, isBusy, onSave, onCancel }: Props) {
  const w = readingWords();
  const [next, setNext] = useState<unknown>(value);
  const [error, setError] = useState<string>();
  const Input = INPUTS[field];
  const save = (event: Event): void => {
    event.preventDefault();
    if (next === undefined) setError(w.notSo[field]);
    else onSave(next);
  };
  const change = (to: unknown): void => {
    setNext(to);
    setError(undefined);
  };
  return (
    <form class="reading-fix" onSubmit={save}>
      {Input ? (
        <Input label={w.shouldBe(w.fields[field])} value={value} error={error} onValue={change} />
      ) : (
        <Select
          label={w.shouldBe(w.fields[field])}
          options={choicesOf(field)}
          value={String(next ?? "")}
          onText={(text) => change(text || null)}
        />
      )}
      <span class="reading-fix-acts">
        <Button type="submit" isBusy={isBusy}>
          {w.save}
        </Button>
        {Input && (
          <Button kind="quiet" onClick={() => onSave(null)}>
            {w.nothing}
          </Button>
        )}
        <Button kind="quiet" onClick={onCancel}>
          {words().act.cancel}
        </Button>
      </span>
    </form>
  );
}
