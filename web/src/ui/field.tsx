import type { ComponentChildren, InputHTMLAttributes } from "preact";
import { useId } from "preact/hooks";

interface Frame {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** The label is for screen readers only. */
  isLabelHidden?: boolean;
}

interface Wired {
  id: string;
  "aria-invalid": boolean;
  "aria-describedby": string | undefined;
}

/** Label, control, hint and error, tied together for screen readers. */
export function Field({ label, hint, error, isLabelHidden, children }: Frame & { children: (wired: Wired) => ComponentChildren }) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div class="field">
      <label for={id} class={isLabelHidden ? "sr-only" : "field-label"}>
        {label}
      </label>
      {children({ id, "aria-invalid": error !== undefined, "aria-describedby": note ? `${id}-note` : undefined })}
      {note && (
        <p id={`${id}-note`} class={error ? "field-error" : "field-hint"} role={error ? "alert" : undefined}>
          {note}
        </p>
      )}
    </div>
  );
}

interface Shared {
  value: string;
  onText: (text: string) => void;
  placeholder?: string | undefined;
  maxLength?: number;
  disabled?: boolean;
  readOnly?: boolean;
  class?: string;
  onFocus?: () => void;
  onBlur?: () => void;
  /** The one that a dialog puts the cursor into. */
  "data-autofocus"?: boolean | undefined;
}

interface Input extends Frame, Shared {
  type?: "text" | "email" | "password" | "tel" | "url" | "date" | "datetime-local";
  name?: string;
  autocomplete?: AutoFill;
  inputMode?: "numeric" | "tel" | "url" | "email" | undefined;
  required?: boolean;
  autofocus?: boolean;
  spellcheck?: boolean;
}

export function TextField({ label, hint, error, isLabelHidden, onText, class: extra = "", ...rest }: Input) {
  return (
    <Field {...{ label, hint, error, ...(isLabelHidden && { isLabelHidden }) }}>
      {(wired) => (
        <input
          {...(rest as InputHTMLAttributes<HTMLInputElement>)}
          {...wired}
          class={`input ${extra}`}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface Area extends Frame, Shared {
  rows?: number;
  autofocus?: boolean;
}

export function TextArea({ label, hint, error, isLabelHidden, onText, rows = 3, class: extra = "", ...rest }: Area) {
  return (
    <Field {...{ label, hint, error, ...(isLabelHidden && { isLabelHidden }) }}>
      {(wired) => (
        <textarea
          {...rest}
          {...wired}
          rows={rows}
          style={{ "--rows": rows }}
          class={`input ${extra}`}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export interface Option {
  value: string;
  label: string;
}

interface Choice extends Frame, Omit<Shared, "placeholder" | "maxLength" | "readOnly"> {
  options: Option[];
}

export function Select({ label, hint, error, isLabelHidden, options, onText, value, class: extra = "", ...rest }: Choice) {
  return (
    <Field {...{ label, hint, error, ...(isLabelHidden && { isLabelHidden }) }}>
      {(wired) => (
        <select {...rest} {...wired} class={`input select ${extra}`} value={value} onChange={(event) => onText(event.currentTarget.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface SegmentsProps {
  label: string;
  options: Option[];
  value: string;
  onPick: (value: string) => void;
}

/** The same under a label that everybody sees. */
export const LabelledSegments = (props: SegmentsProps) => (
  <div class="field">
    <span class="field-label" aria-hidden="true">
      {props.label}
    </span>
    <Segments {...props} />
  </div>
);

/** Radio buttons that look like one control. */
export function Segments({ label, options, value, onPick }: SegmentsProps) {
  const name = useId();
  return (
    <fieldset class="segments">
      <legend class="sr-only">{label}</legend>
      {options.map((option) => (
        <label key={option.value} class="segment">
          <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onPick(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
