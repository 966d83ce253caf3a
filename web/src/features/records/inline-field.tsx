import { Pencil } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { isComposing } from "../../lib/keys.ts";
import { problemWith, type Rules } from "../../lib/rules.ts";
import { words } from "../../lib/words.ts";
import type { Option } from "../../ui/field.tsx";
import { useField } from "./editable.ts";

interface Props {
  /** The field of the record in view; whoever does not see it has no such line. */
  field: string;
  label: string;
  /** As text that can be edited. */
  value: string;
  /** As it is read; the text itself when left out. */
  shown?: ComponentChildren;
  placeholder: string;
  kind?: "text" | "area" | "date" | "select" | "number";
  options?: Option[];
  rules?: Rules;
  /** Saves; answers what is wrong, if something is. */
  onSave: (value: string) => Promise<string | undefined>;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * A value that is edited where it stands: Enter saves, Esc cancels, a tap outside saves too. A one-line value is typed into a text
 * area as well: it wraps where the value wrapped, so that nothing moves.
 */
export function InlineField({ field, label, value, shown, placeholder, kind = "text", options, rules, onSave }: Props) {
  const [typed, setTyped] = useState<string>();
  const [error, setError] = useState<string>();
  const control = useRef<Control>(null);
  const button = useRef<HTMLButtonElement>(null);
  // What was there when the editing began: a record that somebody else changes meanwhile must not slip under what is being typed.
  const begun = useRef({ value, onSave });
  const isSaving = useRef(false);
  // Taking the control away blurs it: that blur must not save what Esc gave up.
  const isOver = useRef(false);
  const id = useId();
  const isEditing = typed !== undefined;
  const { isShown, canEdit } = useField(field);

  useLayoutEffect(() => {
    isOver.current = !isEditing;
    if (!isEditing) return;
    control.current?.focus();
    if (kind === "text" && control.current && "select" in control.current) control.current.select();
  }, [isEditing]);

  const begin = (): void => {
    begun.current = { value, onSave };
    setTyped(value);
  };
  const finish = (): void => {
    isOver.current = true;
    setTyped(undefined);
    setError(undefined);
  };
  const leave = (): void => {
    finish();
    requestAnimationFrame(() => button.current?.focus());
  };
  const save = async (written: string, isKey: boolean): Promise<void> => {
    if (isSaving.current || isOver.current) return;
    const text = kind === "area" ? written : written.replace(/\s*\n\s*/g, " ");
    if (text === begun.current.value) return isKey ? leave() : finish();
    const wrong = problemWith(kind === "number" && text ? Number(text) : text, rules);
    if (wrong) return setError(wrong);
    isSaving.current = true;
    if (isKey) leave();
    else finish();
    const refused = await begun.current.onSave(text);
    isSaving.current = false;
    if (!refused) return;
    setTyped(text);
    setError(refused);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    event.stopPropagation();
    if (event.key === "Escape") leave();
    else if (event.key === "Enter" && (kind !== "area" || event.ctrlKey || event.metaKey)) void save(typed ?? "", true);
    else return;
    event.preventDefault();
  };

  const take = (element: Control | null): void => {
    control.current = element;
  };
  const wired = {
    ref: take,
    id,
    value: typed,
    "aria-label": label,
    "aria-invalid": error !== undefined,
    "aria-describedby": error ? `${id}-e` : undefined,
  };
  const live = {
    onKeyDown: onKey,
    onBlur: () => void save(typed ?? "", false),
    onInput: (event: { currentTarget: { value: string } }) => setTyped(event.currentTarget.value),
  };
  if (!isShown) return null;
  return (
    <div class="inline" data-editing={isEditing || undefined}>
      <span class="inline-label">{label}</span>
      {!isEditing ? (
        <div class="inline-value">
          {shown ?? (value ? <span class="inline-text">{value}</span> : <span class="faint">{placeholder}</span>)}
          {canEdit && (
            <button ref={button} type="button" class="inline-edit" aria-label={`${words().act.edit}: ${label}`} onClick={begin}>
              <Pencil />
            </button>
          )}
        </div>
      ) : kind === "area" || kind === "text" ? (
        <textarea {...wired} {...live} rows={1} style={{ "--rows": kind === "area" ? 4 : 1 }} class="input inline-input" />
      ) : kind === "select" ? (
        <select
          {...wired}
          class="input select inline-input"
          onKeyDown={onKey}
          onBlur={finish}
          onChange={(event) => void save(event.currentTarget.value, true)}
        >
          {options?.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...wired}
          {...live}
          {...(kind === "date" ? { type: "date" as const } : { inputMode: "numeric" as const })}
          class="input inline-input"
        />
      )}
      {error && (
        <p id={`${id}-e`} class="field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
