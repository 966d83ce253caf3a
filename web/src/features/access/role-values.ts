import type { RightsShown, RoleShown } from "../../../../src/access/roles.schema.ts";

/**
 * A role as its form holds it: every right and every list of fields by the name that a refusal gives it
 * ("policy.allows.contacts:edit"), so that what is wrong shows where it stands.
 */
export interface RoleValues {
  name: string;
  description: string;
  [place: string]: string | string[];
}

export const placeOf = (part: "allows" | "hides" | "locks", name: string): string => `policy.${part}.${name}`;

export function valuesOf(
  { name, description, policy }: Pick<RoleShown, "name" | "description" | "policy">,
  rights: RightsShown,
): RoleValues {
  const allows = rights.verbs.map(({ verb }) => [placeOf("allows", verb), policy.allows[verb] ?? ""]);
  const hides = Object.keys(rights.hideable).map((noun) => [placeOf("hides", noun), policy.hides[noun] ?? []]);
  const locks = Object.keys(rights.lockable).map((noun) => [placeOf("locks", noun), policy.locks[noun] ?? []]);
  return { name, description, ...Object.fromEntries([...allows, ...hides, ...locks]) };
}

function part(values: RoleValues, name: "allows" | "hides" | "locks"): Record<string, string | string[]> {
  const start = placeOf(name, "");
  const given = Object.entries(values).filter(([place, value]) => place.startsWith(start) && value.length > 0);
  return Object.fromEntries(given.map(([place, value]) => [place.slice(start.length), value]));
}

export const inputOf = (values: RoleValues) => ({
  name: values.name.trim(),
  description: values.description.trim(),
  policy: { allows: part(values, "allows"), hides: part(values, "hides"), locks: part(values, "locks") },
});

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The places where a person changed something. */
export const changedPlaces = (before: RoleValues, after: RoleValues): string[] =>
  Object.keys(after).filter((place) => !isSame(before[place], after[place]));

/** What two people did to one role: `merged` has both, `both` are the places that each of them changed differently. */
export function merge(before: RoleValues, stored: RoleValues, mine: RoleValues): { merged: RoleValues; both: string[] } {
  const changed = changedPlaces(before, mine);
  const both = changed.filter((place) => !isSame(before[place], stored[place]) && !isSame(stored[place], mine[place]));
  return { merged: { ...stored, ...Object.fromEntries(changed.map((place) => [place, mine[place]])) } as RoleValues, both };
}
