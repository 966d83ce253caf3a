import { clean } from "../core/text.ts";

/** How what another program sends becomes the fields of a record. Pure; the page uses it too. */

export const TARGETS = ["contact", "company", "deal", "task", "note"] as const;
export type Target = (typeof TARGETS)[number];

/** The fields of each target that something can be mapped to; with `!` in front those it cannot do without. */
export const TARGET_FIELDS: Record<Target, readonly string[]> = {
  contact: [
    ...["name", "givenName", "middleName", "familyName", "email", "phone", "title", "stage", "companyName", "city", "country"],
    ...["birthday", "language", "description", "externalId"],
  ],
  company: [
    "!name",
    "domain",
    "website",
    "phone",
    "industry",
    "city",
    "country",
    "address",
    "taxCode",
    "stage",
    "description",
    "externalId",
  ],
  deal: ["!name", "stage", "amount", "currency", "expectedCloseAt", "nextStep", "contactEmail", "companyName", "externalId"],
  task: ["!title", "note", "dueAt", "contactEmail"],
  note: ["!body", "subject", "contactEmail", "companyName"],
};

/** Where one field comes from: a place in what was sent, or a text that is always the same. `choices` turns values into others. */
export interface FieldSource {
  field: string;
  path?: string | undefined;
  constant?: string | undefined;
  choices?: { from: string; to: string }[] | undefined;
}

export interface Mapping {
  target: Target;
  fields: FieldSource[];
}

/** The values of the mapped fields as text; what is not there or empty is left out. */
export function mapped({ fields }: Mapping, sent: unknown): Record<string, string> {
  const entries = fields.flatMap(({ field, path, constant, choices = [] }) => {
    const text = path === undefined ? constant : readPath(sent, path);
    const value = clean(choices.find(({ from }) => from.trim().toLowerCase() === text?.trim().toLowerCase())?.to ?? text ?? "");
    return value.trim() ? [[field, value] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** The text at a place: keys and positions with dots between them, `items.0.price`; a dot within a key is written `\.`. */
export function readPath(sent: unknown, path: string): string | undefined {
  const keys = path.match(/(?:\\.|[^.\\])+/g)?.map((key) => key.replace(/\\(.)/g, "$1")) ?? [];
  let at: unknown = sent;
  for (const key of keys) {
    if (typeof at !== "object" || at === null || !Object.prototype.propertyIsEnumerable.call(at, key)) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return keys.length > 0 ? textOf(at) : undefined;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value) && value.every((each) => typeof each === "string" || typeof each === "number")) return value.join(", ");
  return undefined;
}

const MOST_PLACES = 200;

/** Every place in a sample at which there is a text, in order, with that text. */
export function placesIn(sample: unknown): { path: string; text: string }[] {
  const found: { path: string; text: string }[] = [];
  const walk = (at: unknown, path: string): void => {
    if (found.length >= MOST_PLACES) return;
    const text = textOf(at);
    if (path && text !== undefined) found.push({ path, text });
    if (typeof at !== "object" || at === null || path.length > 200) return;
    for (const [key, value] of Object.entries(at)) if (key) walk(value, `${path ? `${path}.` : ""}${key.replace(/[\\.]/g, "\\$&")}`);
  };
  walk(sample, "");
  return found;
}
