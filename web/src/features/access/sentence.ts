import type { RoleShown } from "../../../../src/access/roles.schema.ts";
import { locale } from "../../lib/locale.ts";
import { fieldName } from "./field-names.ts";
import { nounWords } from "./noun-words.ts";
import { roleWords } from "./role-words.ts";

type Policy = RoleShown["policy"];

/** Nouns whose records belong to somebody, as a person thinks of them. */
export const RECORDS = ["contacts", "companies", "deals", "orders", "activities", "tasks"] as const;
const SCOPES = ["all", "team", "own"] as const;
const FIELDS_NAMED = 4;

const listOf = (items: string[]): string => new Intl.ListFormat(locale.value === "vi" ? "vi" : "en-GB").format(items);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** How far an action reaches over all records together: "all companies and deals, and their own contacts". */
function reachOf(policy: Policy, action: string): string {
  const w = roleWords();
  const nounNames = nounWords();
  const parts = SCOPES.flatMap((scope) => {
    const nouns = RECORDS.filter((noun) => policy.allows[`${noun}:${action}`] === scope);
    if (nouns.length === RECORDS.length) return [w.everything[scope]];
    return nouns.length > 0 ? [w.some[scope](listOf(nouns.map((noun) => nounNames[noun] ?? noun)))] : [];
  });
  return parts.join(", ");
}

/** What somebody with this policy may do, in a sentence or two. */
export function sentenceOf(policy: Policy): string {
  const w = roleWords();
  const nounNames = nounWords();
  const byReach = new Map<string, string[]>();
  for (const action of ["read", "edit", "delete"] as const) {
    const reach = reachOf(policy, action);
    if (reach) byReach.set(reach, [...(byReach.get(reach) ?? []), w.does[action]]);
  }
  const deeds = [...byReach].map(([reach, verbs]) => `${listOf(verbs)} ${reach}`);
  const hidden = Object.entries(policy.hides).flatMap(([noun, fields]) =>
    fields.map((field) => `${fieldName(noun, field).toLowerCase()} (${nounNames[noun]})`),
  );
  const named = hidden.length > FIELDS_NAMED ? [...hidden.slice(0, FIELDS_NAMED), `+${hidden.length - FIELDS_NAMED}`] : hidden;
  const managed = Object.keys(policy.allows).flatMap((verb) => {
    const [noun = "", action] = verb.split(":");
    return action === "manage" ? [nounNames[noun] ?? noun] : [];
  });
  return [
    deeds.length > 0 ? deeds.map((deed) => `${capital(deed)}.`).join(" ") : w.seesNothing,
    ...(named.length > 0 ? [w.hides(named.join(", "))] : []),
    ...(managed.length > 0 ? [w.runs(listOf(managed))] : []),
  ].join(" ");
}
