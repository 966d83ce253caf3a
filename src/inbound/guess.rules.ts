import { guessMapping } from "../imports/headings.rules.ts";
import type { ImportObject } from "../imports/imports.schema.ts";
import { type FieldSource, TARGET_FIELDS, type Target } from "./mapping.rules.ts";

/** What a place in a sample is likely to be, by its name, as imports judge a heading. Pure; the page uses it. */

/** Names that imports do not have, or call otherwise. */
const OWN_NAMES: Partial<Record<Target, Record<string, string>>> = {
  contact: { company: "companyName", mobile: "phone" },
  deal: { company: "companyName", contact: "contactEmail", email: "contactEmail" },
  task: {
    title: "title",
    subject: "title",
    name: "title",
    note: "note",
    message: "note",
    description: "note",
    due: "dueAt",
    email: "contactEmail",
  },
  note: {
    body: "body",
    message: "body",
    text: "body",
    content: "body",
    note: "body",
    subject: "subject",
    title: "subject",
    email: "contactEmail",
  },
};
const LIKE: Partial<Record<Target, ImportObject>> = { contact: "contacts", company: "companies", deal: "deals" };

/** The last key of a path: `customer.email` is about an e-mail address. */
const keyOf = (path: string): string => (path.match(/(?:\\.|[^.\\])+/g)?.at(-1) ?? path).replace(/\\(.)/g, "$1");

/** Where each field likely comes from; the first place of a name counts. */
export function guessFields(target: Target, paths: readonly string[]): FieldSource[] {
  const keys = [...new Set(paths.map(keyOf))];
  const object = LIKE[target];
  const guessed = object ? guessMapping(object, keys) : {};
  const known = new Set(TARGET_FIELDS[target].map((field) => field.replace("!", "")));
  const taken = new Set<string>();
  return keys.flatMap((key) => {
    const said = guessed[key] ?? key.toLowerCase();
    const field = OWN_NAMES[target]?.[said] ?? said;
    if (!known.has(field) || taken.has(field)) return [];
    taken.add(field);
    return [{ field, path: paths.find((path) => keyOf(path) === key) ?? key }];
  });
}
