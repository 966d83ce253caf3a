import type { Verb } from "../core/context.ts";
import { Refusal } from "../core/refusal.ts";
import { LOCKABLE, MASKABLE } from "./fields.rules.ts";
import { farther, OWNERS_ALONE, type Policy, scopesOf, VERBS } from "./policy.rules.ts";

/** Refuses what no role can be given, naming the place in the policy and what would be right there. */
export function requireSound(policy: Policy): void {
  const wrong = { ...wrongVerbs(policy), ...wrongFields("hides", policy, MASKABLE), ...wrongFields("locks", policy, LOCKABLE) };
  if (Object.keys(wrong).length > 0) throw new Refusal("invalid", "This role cannot be like this", wrong);
}

function wrongVerbs({ allows }: Policy): Record<string, string> {
  const entries = (Object.keys(allows) as Verb[]).flatMap((verb): [string, string][] => {
    const place = `policy.allows.${verb}`;
    if (verb === OWNERS_ALONE || !VERBS.includes(verb)) return [[place, "one of the verbs of GET /rights"]];
    const scope = allows[verb];
    if (scope && !scopesOf(verb).includes(scope)) return [[place, `one of ${scopesOf(verb).join(", ")}`]];
    const read = `${verb.split(":")[0]}:read` as Verb;
    const needsSight = VERBS.includes(read) && !verb.endsWith(":create") && farther(scope, allows[read]);
    return needsSight ? [[place, `at most as far as ${read}: nobody changes what they cannot see`]] : [];
  });
  return Object.fromEntries(entries);
}

function wrongFields(part: "hides" | "locks", policy: Policy, known: Partial<Record<string, readonly string[]>>): Record<string, string> {
  const entries = Object.entries(policy[part]).flatMap(([noun, fields = []]) => {
    const possible = Object.hasOwn(known, noun) ? known[noun] : undefined;
    const right = possible ? `one of ${possible.join(", ")}` : `no field of ${noun}`;
    return fields.filter((field) => !possible?.includes(field)).map((field) => [`policy.${part}.${noun}.${field}`, right]);
  });
  return Object.fromEntries(entries);
}
