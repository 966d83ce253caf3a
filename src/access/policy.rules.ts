import type { Access, Scope } from "../core/access.ts";
import type { BuiltInRole, Verb } from "../core/context.ts";
import { toldByOthers, withTold } from "./fields.rules.ts";
import { allows } from "./scopes.rules.ts";

/** What a role may do: verb → how far it reaches; which fields of a noun it does not see, and which it may not change. */
export interface Policy {
  allows: Partial<Record<Verb, Scope>>;
  hides: Partial<Record<string, string[]>>;
  locks: Partial<Record<string, string[]>>;
}

type Action = "read" | "create" | "edit" | "delete" | "send" | "manage";

/** Every right there is, by noun: what a role is made of. Of nouns whose records have an owner, `scoped` actions reach own, team or all. */
export const RIGHTS = {
  companies: { actions: ["read", "create", "edit", "delete"], isScoped: true },
  contacts: { actions: ["read", "create", "edit", "delete"], isScoped: true },
  deals: { actions: ["read", "create", "edit", "delete"], isScoped: true },
  orders: { actions: ["read", "create", "edit", "delete"], isScoped: true },
  activities: { actions: ["read", "create", "edit", "delete"], isScoped: true },
  tasks: { actions: ["read", "create", "edit", "delete"], isScoped: true },
  products: { actions: ["read", "create", "edit", "delete"], isScoped: false },
  members: { actions: ["read", "create", "edit", "manage"], isScoped: false },
  settings: { actions: ["read", "edit"], isScoped: false },
  changes: { actions: ["read", "edit"], isScoped: false },
  search: { actions: ["read"], isScoped: false },
  assistant: { actions: ["read", "create"], isScoped: false },
  predictions: { actions: ["read", "manage"], isScoped: false },
  views: { actions: ["read", "create", "edit", "delete"], isScoped: false },
  imports: { actions: ["read", "create", "edit"], isScoped: false },
  mail: { actions: ["send", "manage"], isScoped: false },
  keys: { actions: ["manage"], isScoped: false },
  sample: { actions: ["manage"], isScoped: false },
  system: { actions: ["manage"], isScoped: false },
  roles: { actions: ["manage"], isScoped: false },
  teams: { actions: ["read", "manage"], isScoped: false },
  webhooks: { actions: ["manage"], isScoped: false },
  forms: { actions: ["manage"], isScoped: false },
  templates: { actions: ["manage"], isScoped: false },
  apps: { actions: ["manage"], isScoped: false },
  audit: { actions: ["read"], isScoped: false },
  workspace: { actions: ["manage"], isScoped: false },
} as const satisfies Record<string, { actions: readonly Action[]; isScoped: boolean }>;

export type Noun = keyof typeof RIGHTS;
export const NOUNS = Object.keys(RIGHTS) as Noun[];
export const VERBS = NOUNS.flatMap((noun) => RIGHTS[noun].actions.map((action) => `${noun}:${action}` as Verb));

/** Only the owner hands the workspace over or closes it; no other role can be given this. */
export const OWNERS_ALONE: Verb = "workspace:manage";

/** How far a verb may be made to reach: only records with an owner know "own" and "team", and what is new belongs to nobody yet. */
export const scopesOf = (verb: Verb): readonly Scope[] => {
  const [noun, action] = verb.split(":") as [Noun, Action];
  return RIGHTS[noun].isScoped && action !== "create" ? ["own", "team", "all"] : ["all"];
};

const all = (...verbs: string[]): Policy["allows"] => Object.fromEntries(verbs.map((verb) => [verb, "all" as const]));
const of = (nouns: string[], ...actions: Action[]): Policy["allows"] =>
  all(...nouns.flatMap((noun) => actions.map((action) => `${noun}:${action}`)));

const WORK = ["companies", "contacts", "activities", "tasks"];
const READ = [
  ...WORK,
  "deals",
  "orders",
  "products",
  "members",
  "teams",
  "settings",
  "changes",
  "search",
  "assistant",
  "predictions",
  "views",
  "imports",
];

const viewer = of(READ, "read");
const agent = {
  ...viewer,
  ...of([...WORK, "views"], "create", "edit"),
  ...all("mail:send", "assistant:create", "changes:edit", "activities:delete", "tasks:delete", "views:delete"),
};
const rep = { ...agent, ...of(WORK, "delete"), ...of(["deals", "orders"], "create", "edit", "delete") };
const manager = {
  ...rep,
  ...of(["imports", "products", "members"], "create", "edit"),
  ...all("products:delete", "mail:manage", "templates:manage", "predictions:manage"),
};
const admin = {
  ...manager,
  ...all("settings:edit", "audit:read"),
  ...of(["members", "keys", "sample", "system", "roles", "teams", "webhooks", "forms", "apps"], "manage"),
};
const owner = { ...admin, ...all(OWNERS_ALONE) };

const openly = (allowed: Policy["allows"]): Policy => ({ allows: allowed, hides: {}, locks: {} });

/** The roles that every workspace has. A role of its own begins as a copy of one of them. */
export const BUILT_IN: Record<BuiltInRole, Policy> = {
  viewer: openly(viewer),
  agent: openly(agent),
  rep: openly(rep),
  manager: openly(manager),
  admin: openly(admin),
  owner: openly(owner),
};

export const isBuiltIn = (role: string): role is BuiltInRole => Object.hasOwn(BUILT_IN, role);

/** A role that is not known may do nothing. */
const NOTHING: Policy = openly({});

/** The policy of a role: built in, or as the directory keeps it (JSON). */
export const policyOf = (role: string, custom: string | null | undefined): Policy =>
  isBuiltIn(role) ? BUILT_IN[role] : custom ? (JSON.parse(custom) as Policy) : NOTHING;

const NO_FIELDS: ReadonlySet<string> = new Set();

const REACH: Record<Scope, number> = { own: 1, team: 2, all: 3 };
/** What happened with a customer reaches no farther than the sight of customers. */
const SEEN_WITH: Verb[] = ["companies:read", "contacts:read", "deals:read"];

/** What a member with this policy may do, cut down to a key's scopes. */
export function accessOf({ allows: allowed, hides, locks }: Policy, memberId: string, scopes: readonly string[] | null = null): Access {
  const hidden = new Map(
    NOUNS.map((noun) => [noun as string, new Set([...withTold(noun, hides[noun] ?? []), ...toldByOthers(noun, hides)])]),
  );
  const locked = new Map(NOUNS.map((noun) => [noun as string, new Set(withTold(noun, [...(hides[noun] ?? []), ...(locks[noun] ?? [])]))]));
  const sight = Math.min(...SEEN_WITH.map((verb) => REACH[allowed[verb] ?? "own"]));
  const reachOf = (verb: Verb): Scope | undefined => {
    const scope = allowed[verb];
    return scope && verb.startsWith("activities:") && REACH[scope] > sight ? (sight === 1 ? "own" : "team") : scope;
  };
  return {
    memberId,
    reach: (verb) => (Object.hasOwn(allowed, verb) && allows(scopes, verb) ? reachOf(verb) : undefined),
    hidden: (noun) => hidden.get(noun) ?? NO_FIELDS,
    locked: (noun) => locked.get(noun) ?? NO_FIELDS,
  };
}

/** The same as plain data, for the page. */
export function presentAccess(access: Access): {
  verbs: Record<string, Scope>;
  hidden: Record<string, string[]>;
  locked: Record<string, string[]>;
} {
  const fields = (of: (noun: string) => ReadonlySet<string>) =>
    Object.fromEntries(NOUNS.map((noun) => [noun, [...of(noun)]]).filter(([, names]) => (names as string[]).length > 0));
  const verbs = VERBS.flatMap((verb) => {
    const scope = access.reach(verb);
    return scope ? [[verb, scope]] : [];
  });
  return { verbs: Object.fromEntries(verbs), hidden: fields(access.hidden), locked: fields(access.locked) };
}

/** What Relata itself may do when it works in the background. */
export const unlimited = (memberId: string): Access => ({
  memberId,
  reach: () => "all",
  hidden: () => NO_FIELDS,
  locked: () => NO_FIELDS,
});

/** Whether the one scope reaches farther than the other; none reaches least. */
export const farther = (a: Scope | undefined, b: Scope | undefined): boolean => (a ? REACH[a] : 0) > (b ? REACH[b] : 0);
const covers = (fields: string[], others: string[] = []): boolean => others.every((field) => fields.includes(field));

/** Whether a role gives nothing that the other one lacks: nobody hands out more than they have. */
export function isWithin(given: Policy, having: Policy): boolean {
  return (
    !VERBS.some((verb) => farther(given.allows[verb], having.allows[verb])) &&
    NOUNS.every((noun) => {
      const hides = given.hides[noun] ?? [];
      return covers(hides, having.hides[noun]) && covers([...hides, ...(given.locks[noun] ?? [])], having.locks[noun]);
    })
  );
}
