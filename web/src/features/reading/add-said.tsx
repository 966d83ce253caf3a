import { useEffect, useRef, useState } from "preact/hooks";
import type { Activity } from "../../../../src/activities/activities.schema.ts";
import { READING_FIELDS } from "../../../../src/reading/reading.rules.ts";
import type { Reading, ReadingField } from "../../../../src/reading/reading.schema.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Select, TextField } from "../../ui/field.tsx";
import { correct } from "./correcting.ts";
import { placeOf } from "./places.ts";
import { INPUTS } from "./value-input.tsx";
import { choicesOf, saidIn } from "./values.ts";
import { readingWords } from "./words.ts";

interface Props {
  activity: Activity;
  reading: Reading;
  onDone: () => void;
}

/** What the reader has missed: of which kind, its value, and the words of the text that say it. */
export default function AddSaid({ activity, reading, onDone }: Props) {
  const w = readingWords();
  const form = useRef<HTMLFormElement>(null);
  const shown = new Set(saidIn(reading).map((said) => said.field));
  const open = READING_FIELDS.filter((field) => !shown.has(field));
  const [field, setField] = useState<ReadingField | undefined>(open[0]);
  const [value, setValue] = useState<unknown>();
  const [quote, setQuote] = useState("");
  const [wrong, setWrong] = useState<{ value?: string; quote?: string }>({});
  const [isBusy, setBusy] = useState(false);
  useMarked(form, (marked) => setQuote(marked));
  useEffect(() => form.current?.querySelector<HTMLElement>("select, input")?.focus(), []);
  if (!field) return null;
  const Input = INPUTS[field];
  const label = w.fields[field];
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const span = placeOf(quote, activity);
    if (value === undefined || !span)
      return setWrong({ ...(value === undefined && { value: w.notSo[field] ?? w.noValue }), ...(!span && { quote: w.noQuote }) });
    setBusy(true);
    const isDone = await correct(reading, { [field]: value, spans: { [field]: span } });
    setBusy(false);
    if (isDone) onDone();
  };
  const turnTo = (to: string): void => {
    setField(to as ReadingField);
    setValue(undefined);
    setWrong({});
  };
  return (
    <form ref={form} class="reading-detail reading-add" noValidate aria-label={w.what} onSubmit={(event) => void save(event)}>
      <div class="reading-fix">
        <Select label={w.what} value={field} options={open.map((each) => ({ value: each, label: w.fields[each] }))} onText={turnTo} />
        {Input ? (
          <Input key={field} label={label} value={undefined} error={wrong.value} onValue={setValue} />
        ) : (
          <Select
            key={field}
            label={label}
            value={String(value ?? "")}
            error={wrong.value}
            options={[{ value: "", label: w.choose }, ...choicesOf(field).filter((choice) => choice.value)]}
            onText={(to) => setValue(to || undefined)}
          />
        )}
      </div>
      <TextField label={w.quote} hint={w.quoteHint} error={wrong.quote} value={quote} maxLength={2_000} onText={setQuote} />
      <span class="reading-fix-acts">
        <Button type="submit" isBusy={isBusy}>
          {w.save}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {words().act.cancel}
        </Button>
      </span>
    </form>
  );
}

/** What a person marks in the same activity, outside the form, by mouse, finger or keys. */
function useMarked(form: preact.RefObject<HTMLFormElement | null>, onMark: (text: string) => void): void {
  useEffect(() => {
    const look = (): void => {
      const selection = document.getSelection();
      const [at, text] = [selection?.anchorNode, selection?.toString().replace(/\s+/g, " ").trim()];
      if (text && at && form.current?.closest("article")?.contains(at) && !form.current.contains(at)) onMark(text);
    };
    look();
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, []);
}
