import type { BuiltInRole, Verb } from "../../src/core/context.ts";

/** The policy as a table that a person can read: what each role may do beyond the one before it. Everything it may, it may with all records. */

export const READING = [
  "companies",
  "contacts",
  "activities",
  "tasks",
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
export const BEYOND: [BuiltInRole, Verb[]][] = [
  ["viewer", READING.map((noun) => `${noun}:read` as Verb)],
  [
    "agent",
    [
      ...["companies", "contacts", "activities", "tasks", "views"].flatMap((noun) => [`${noun}:create`, `${noun}:edit`] as Verb[]),
      ...(["activities:delete", "tasks:delete", "views:delete", "mail:send", "assistant:create", "changes:edit"] as Verb[]),
    ],
  ],
  [
    "rep",
    ["companies:delete", "contacts:delete", "deals:create", "deals:edit", "deals:delete", "orders:create", "orders:edit", "orders:delete"],
  ],
  [
    "manager",
    [
      "imports:create",
      "imports:edit",
      "products:create",
      "products:edit",
      "products:delete",
      "members:create",
      "members:edit",
      "mail:manage",
      "templates:manage",
      "predictions:manage",
    ],
  ],
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

/** All that a built-in role may do. */
export const verbsOf = (role: BuiltInRole): ReadonlySet<Verb> => {
  const index = BEYOND.findIndex(([name]) => name === role);
  return new Set(BEYOND.slice(0, index + 1).flatMap(([, verbs]) => verbs));
};
