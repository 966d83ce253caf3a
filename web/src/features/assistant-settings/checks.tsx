interface Props<T extends string> {
  legend: string;
  hint?: string;
  options: readonly T[];
  names: Record<string, string>;
  value: readonly T[];
  isDisabled: boolean;
  onPick: (value: T[]) => void;
}

/** Any number of things to choose. */
export function Checks<T extends string>({ legend, hint, options, names, value, isDisabled, onPick }: Props<T>) {
  const toggle = (option: T): void => onPick(value.includes(option) ? value.filter((each) => each !== option) : [...value, option]);
  return (
    <fieldset class="checks" disabled={isDisabled}>
      <legend class="field-label">{legend}</legend>
      <div class="checks-options">
        {options.map((option) => (
          <label key={option} class="check">
            <input type="checkbox" checked={value.includes(option)} onChange={() => toggle(option)} />
            <span>{names[option] ?? option}</span>
          </label>
        ))}
      </div>
      {hint && <p class="field-hint">{hint}</p>}
    </fieldset>
  );
}
