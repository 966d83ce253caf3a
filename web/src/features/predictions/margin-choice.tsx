import { Select } from "../../ui/field.tsx";
import { decimal } from "./amounts.ts";
import { settingsWords } from "./settings.words.ts";

const PRESETS = [0, 0.5, 1, 3];

/** How much margin counts when something is offered; a weight that was set from outside stays one of the choices. */
export function MarginChoice({ value, onWeight }: { value: number; onWeight: (weight: number) => void }) {
  const w = settingsWords();
  const weights = PRESETS.includes(value) ? PRESETS : [...PRESETS, value].sort((a, b) => a - b);
  return (
    <Select
      label={w.margin}
      hint={w.marginHint}
      value={String(value)}
      options={weights.map((weight) => ({ value: String(weight), label: w.margins[weight] ?? w.ownMargin(decimal(weight, 2)) }))}
      onText={(weight) => onWeight(Number(weight))}
    />
  );
}
