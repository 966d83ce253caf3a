import { X } from "lucide-preact";
import { useId } from "preact/hooks";
import type { RightsShown } from "../../../../src/access/roles.schema.ts";
import type { Form } from "../../lib/form.ts";
import { words } from "../../lib/words.ts";
import { editorWords } from "./editor-words.ts";
import { fieldName } from "./field-names.ts";
import { nounLabel } from "./noun-words.ts";
import { placeOf, type RoleValues } from "./role-values.ts";

interface Props {
  rights: RightsShown;
  form: Form<RoleValues>;
  isFixed: boolean;
}

const ORDER = ["contacts", "companies", "deals", "orders", "products", "tasks"];

/** By noun: which fields the role does not see, and which it sees but may not change. */
export function FieldRules({ rights, form, isFixed }: Props) {
  const w = editorWords();
  const nouns = Object.keys(rights.lockable).sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  const listAt = (part: "hides" | "locks", noun: string): string[] => (form.values[placeOf(part, noun)] ?? []) as string[];
  return (
    <section aria-label={w.fields}>
      <h3>{w.fields}</h3>
      <p class="dim">{w.fieldsText}</p>
      <div class="field-rules">
        {nouns.map((noun) => {
          const hidden = listAt("hides", noun);
          const locked = listAt("locks", noun).filter((field) => !hidden.includes(field));
          return (
            <fieldset key={noun}>
              <legend>{nounLabel(noun)}</legend>
              {rights.hideable[noun] && (
                <FieldPicker
                  {...{ noun, isFixed }}
                  title={w.hidden}
                  fields={rights.hideable[noun]}
                  picked={hidden}
                  onPick={(fields) => form.set(placeOf("hides", noun), fields)}
                />
              )}
              <FieldPicker
                {...{ noun, isFixed }}
                title={w.locked}
                fields={(rights.lockable[noun] ?? []).filter((field) => !hidden.includes(field))}
                picked={locked}
                onPick={(fields) => form.set(placeOf("locks", noun), fields)}
              />
            </fieldset>
          );
        })}
      </div>
    </section>
  );
}

interface PickerProps {
  noun: string;
  title: string;
  fields: string[];
  picked: string[];
  isFixed: boolean;
  onPick: (fields: string[]) => void;
}

function FieldPicker({ noun, title, fields, picked, isFixed, onPick }: PickerProps) {
  const w = editorWords();
  const id = useId();
  const rest = fields.filter((field) => !picked.includes(field));
  return (
    <div class="field-picker">
      <label for={id} class="field-label">
        {title}
      </label>
      <div class="field-chips">
        {picked.map((field) => (
          <span key={field} class="field-chip">
            {fieldName(noun, field)}
            {!isFixed && (
              <button
                type="button"
                aria-label={`${words().act.remove}: ${title}, ${fieldName(noun, field)}`}
                onClick={() => onPick(picked.filter((one) => one !== field))}
              >
                <X />
              </button>
            )}
          </span>
        ))}
        {isFixed && picked.length === 0 && <span class="faint">{w.noFields}</span>}
        {!isFixed && rest.length > 0 && (
          <select
            id={id}
            class="input select"
            aria-label={`${nounLabel(noun)}: ${title}`}
            value=""
            onChange={(event) => onPick([...picked, event.currentTarget.value])}
          >
            <option value="">{w.addField}</option>
            {rest.map((field) => (
              <option key={field} value={field}>
                {fieldName(noun, field)}
              </option>
            ))}
          </select>
        )}
      </div>
    </div>
  );
}
