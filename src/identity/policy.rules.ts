import type { Role, Verb } from "../core/context.ts";

/** What each role may do. One place for page, API, import and assistant; the page uses it to hide what would be refused. */
const READ = [
  "companies",
  "contacts",
  "activities",
  "tasks",
  "deals",
  "products",
  "members",
  "settings",
  "changes",
  "search",
  "assistant",
  "imports",
];
const RECORDS = ["companies", "contacts", "activities", "tasks"];

const reading = READ.map((noun) => `${noun}:read` as Verb);
const writing = (nouns: string[], ...verbs: string[]) => nouns.flatMap((noun) => verbs.map((verb) => `${noun}:${verb}` as Verb));

const viewer: Verb[] = reading;
const agent: Verb[] = [
  ...viewer,
  ...writing(RECORDS, "create", "edit"),
  "mail:send",
  "assistant:create",
  "changes:edit",
  "activities:delete",
  "tasks:delete",
];
const rep: Verb[] = [...agent, ...writing(RECORDS, "delete"), ...writing(["deals"], "create", "edit", "delete")];
const manager: Verb[] = [...rep, ...writing(["imports", "products", "members"], "create", "edit"), "mail:manage"];
const admin: Verb[] = [
  ...manager,
  "settings:edit",
  "members:manage",
  "keys:manage",
  "sample:manage",
  "system:manage",
  "roles:manage",
  "teams:manage",
  "webhooks:manage",
  "forms:manage",
  "apps:manage",
  "audit:read",
];
/** What only the owner may: hand the workspace over, close it. */
const owner: Verb[] = [...admin, "workspace:manage"];

const POLICY: Record<Role, ReadonlySet<Verb>> = {
  viewer: new Set(viewer),
  agent: new Set(agent),
  rep: new Set(rep),
  manager: new Set(manager),
  admin: new Set(admin),
  owner: new Set(owner),
};

/** Whether a role allows a verb. */
export const mayDo = (role: Role, verb: Verb): boolean => POLICY[role].has(verb);
