import { editorWords } from "./editor-words.ts";
import { fieldName } from "./field-names.ts";
import { nounLabel } from "./noun-words.ts";

/** What a place of a role is called: "Contacts: Change". */
export function labelOfPlace(place: string): string {
  const w = editorWords();
  if (place === "name" || place === "description") return w[place];
  const [, part = "", name = ""] = place.split(".");
  if (part === "allows") return verbLabel(name);
  return `${nounLabel(name)}: ${part === "hides" ? w.hidden : w.locked}`;
}

/** A right by its full name, wherever it stands. */
export function verbLabel(verb: string): string {
  const w = editorWords();
  const [noun = "", action = ""] = verb.split(":");
  return w.verbs[verb] ?? `${nounLabel(noun)}: ${w.actions[action] ?? action}`;
}

/** What stands at a place, in words. */
export function shownAt(place: string, value: string | string[]): string {
  const w = editorWords();
  const [, part, name = ""] = place.split(".");
  if (Array.isArray(value)) return value.map((field) => fieldName(name, field)).join(", ");
  return part === "allows" ? (w.scopes[value] ?? value) : value;
}
