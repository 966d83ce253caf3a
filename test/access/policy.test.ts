import { describe, expect, test } from "vitest";
import { accessOf, BUILT_IN } from "../../src/access/policy.rules.ts";
import { ROLES, type Verb } from "../../src/core/context.ts";
import { READING, verbsOf } from "./rights-table.ts";

/** The policy says what the table of rights says, no more and no less. */

const NOUNS = [...READING, "mail", "keys", "sample", "system", "roles", "webhooks", "forms", "templates", "apps", "audit", "workspace"];
const VERBS = NOUNS.flatMap((noun) => ["read", "create", "edit", "delete", "send", "manage"].map((verb) => `${noun}:${verb}` as Verb));

describe.each(ROLES)("%s", (role) => {
  test("may do exactly this", () => {
    expect(VERBS.filter((verb) => accessOf(BUILT_IN[role], "usr_x").reach(verb) === "all").sort()).toEqual([...verbsOf(role)].sort());
  });
});

test("nobody may do what is not in the table", () => {
  for (const role of ROLES) expect(accessOf(BUILT_IN[role], "usr_x").reach("anything:manage")).toBeUndefined();
});
