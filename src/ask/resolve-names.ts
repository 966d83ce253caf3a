import { fold, matchName } from "../core/text.ts";
import type { Known } from "./grammar/vocabulary.ts";

/** Fields that hold an id, and whose name a model writes there. */
const NAMED: [RegExp, Known["facet"]][] = [
  [/(^|\.)(ownerId|assigneeId|authorId|managerId)$/, "member"],
  [/(^|\.)companyId$/, "company"],
  [/(^|\.)contactId$/, "contact"],
  [/(^|\.)productId$/, "product"],
];

/** The same JSON with names in the place of ids looked up among what the asker sees; a name that is not there stays, and is refused. */
export function withIds(given: unknown, known: Known[]): unknown {
  if (Array.isArray(given)) return given.map((each) => withIds(each, known));
  if (typeof given !== "object" || given === null) return given;
  const { field } = given as { field?: unknown };
  const facet = typeof field === "string" ? NAMED.find(([pattern]) => pattern.test(field))?.[1] : undefined;
  const entries = Object.entries(given).map(([key, value]) => [
    key,
    facet && key === "value" ? idOf(value, facet, known) : withIds(value, known),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== null));
}

function idOf(value: unknown, facet: Known["facet"], known: Known[]): unknown {
  if (Array.isArray(value)) return value.map((each) => idOf(each, facet, known));
  if (typeof value !== "string" || value === "me") return value;
  const [name, match] = [fold(value), matchName(value)];
  const fitting = known.filter((one) => one.facet === facet && (fold(one.text) === name || matchName(one.text) === match));
  const partly = known.filter((one) => one.facet === facet && ` ${fold(one.text)} `.includes(` ${name} `));
  const found = fitting.length > 0 ? fitting : partly;
  return found.length === 1 ? found[0]?.id : value;
}
