import type { RightsShown, RoleShown } from "../../../../src/access/roles.schema.ts";
import { get, isProblem, Problem, patch } from "../../lib/api.ts";
import { askWhich } from "../changes/save.ts";
import { labelOfPlace, shownAt } from "./place-names.ts";
import { inputOf, merge, type RoleValues, valuesOf } from "./role-values.ts";

const readRole = async (id: string): Promise<RoleShown | undefined> =>
  (await get<{ items: RoleShown[] }>("/roles")).items.find((role) => role.id === id);

/** Saves a role over `base`. What somebody else changed meanwhile stays, unless it is the same right: then the person chooses. */
export async function saveRole(base: RoleShown, values: RoleValues, rights: RightsShown): Promise<RoleShown> {
  try {
    return (await patch<RoleShown>(`/roles/${base.id}`, inputOf(values), base.version)).data;
  } catch (error) {
    if (!isProblem(error, "stale")) throw error;
    const now = await readRole(base.id);
    if (!now) throw new Problem(404, { code: "not_found" });
    const stored = valuesOf(now, rights);
    const { merged, both } = merge(valuesOf(base, rights), stored, values);
    const shown = (of: RoleValues) => Object.fromEntries(both.map((place) => [place, shownAt(place, of[place] ?? "")]));
    const side = both.length > 0 ? await askWhich("roles", shown(stored), shown(values), both, labelOfPlace) : "mine";
    const theirs = side === "theirs" ? Object.fromEntries(both.map((place) => [place, stored[place]])) : {};
    return saveRole(now, { ...merged, ...theirs } as RoleValues, rights);
  }
}
