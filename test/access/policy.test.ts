import { describe, expect, test } from "vitest";
import { accessOf, BUILT_IN } from "../../src/access/policy.rules.ts";
import { type BuiltInRole, ROLES, type Verb } from "../../src/core/context.ts";

/** The policy as a table that a person can read: what each role may do beyond the one before it. */

const READING = [
  "companies",
  "contacts",
  "activities",
  "tasks",
  "deals",
  "products",
  "members",
  "teams",
  "settings",
  "changes",
  "search",
  "assistant",
  "imports",
];
const BEYOND: [BuiltInRole, Verb[]][] = [
  ["viewer", READING.map((noun) => `${noun}:read` as Verb)],
  [
    "agent",
    [
      ...["companies", "contacts", "activities", "tasks"].flatMap((noun) => [`${noun}:create`, `${noun}:edit`] as Verb[]),
      ...(["activities:delete", "tasks:delete", "mail:send", "assistant:create", "changes:edit"] as Verb[]),
    ],
  ],
  ["rep", ["companies:delete", "contacts:delete", "deals:create", "deals:edit", "deals:delete"]],
  ["manager", ["imports:create", "imports:edit", "products:create", "products:edit", "members:create", "members:edit", "mail:manage"]],
  [
    "admin",
    [
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
    ],
  ],
  ["owner", ["workspace:manage"]],
];

const NOUNS = [...READING, "mail", "keys", "sample", "system", "roles", "webhooks", "forms", "apps", "audit", "workspace"];
const VERBS = NOUNS.flatMap((noun) => ["read", "create", "edit", "delete", "send", "manage"].map((verb) => `${noun}:${verb}` as Verb));

describe.each(BEYOND.map(([role], index) => ({ role, verbs: new Set(BEYOND.slice(0, index + 1).flatMap(([, verbs]) => verbs)) })))(
  "$role",
  ({ role, verbs }) => {
    test("may do exactly this", () => {
      expect(VERBS.filter((verb) => accessOf(BUILT_IN[role], "usr_x").reach(verb) === "all").sort()).toEqual([...verbs].sort());
    });
  },
);

test("nobody may do what is not in the table", () => {
  for (const role of ROLES) expect(accessOf(BUILT_IN[role], "usr_x").reach("anything:manage")).toBeUndefined();
});
