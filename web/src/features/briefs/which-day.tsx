import { dayInput, longDay } from "../../lib/format.ts";
import { Button } from "../../ui/button.tsx";
import { briefWords } from "./words.ts";

interface Props {
  /** The days that the words may mean, nearest first. */
  days: number[];
  /** The day that stands in the field. */
  due: string;
  onPick: (due: string) => void;
}

/** A day in figures that can be read either way is asked for, not guessed. */
export function WhichDay({ days, due, onPick }: Props) {
  const w = briefWords();
  return (
    <fieldset class="which-day">
      <legend class="faint">{w.whichDay}</legend>
      {days.map((day) => (
        <Button key={day} kind="quiet" aria-pressed={due === dayInput(day)} onClick={() => onPick(dayInput(day))}>
          {longDay(day)}
        </Button>
      ))}
    </fieldset>
  );
}
