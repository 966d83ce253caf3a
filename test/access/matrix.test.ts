import { afterAll, expect, test } from "vitest";
import type { Policy } from "../../src/access/policy.rules.ts";
import { ROLES, type Verb } from "../../src/core/context.ts";
import { connect } from "../oauth/flow.ts";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { allEventsDone, databasesOf } from "../support/databases.ts";
import { type Operation, operationsOf } from "../support/openapi.ts";
import { addPerson, pageOf } from "../support/people.ts";
import { verbsOf } from "./rights-table.ts";
import { RIGHT_OF, type Right } from "./route-rights.ts";
import { addRole, keyWith } from "./world.ts";

/** Role × route: every route of the document, asked by every kind of asker, refuses who lacks the right that the reviewed table names, and nobody else. */

const app = await startApp({ empty: true, env: { RATE_LIMIT_KEY: "1000000", RATE_LIMIT_PAGE: "1000000" } });
const databases = databasesOf(app);
const operations = await operationsOf(app.owner);
afterAll(() => app.close());

test("each route stands in the reviewed table, and each line of it is a route", () => {
  expect(Object.keys(RIGHT_OF).sort()).toEqual(operations.map(({ name }) => name).sort());
});

interface Asker {
  name: string;
  client: Client;
  verbs: ReadonlySet<Verb>;
  /** Signed in on the page, and not a key or an app. */
  isSession: boolean;
}

const only = (...verbs: Verb[]): Policy => ({ allows: Object.fromEntries(verbs.map((verb) => [verb, "all"])), hides: {}, locks: {} });
const CUSTOM: [string, Verb[]][] = [
  ["nothing", []],
  ["contacts alone", ["contacts:read", "contacts:edit"]],
  ["the platform, not the customers", ["webhooks:manage", "keys:manage", "audit:read", "apps:manage", "forms:manage"]],
];
const KEYS: [string[], (verb: Verb) => boolean][] = [
  [["read"], (verb) => verb.endsWith(":read")],
  [["contacts:write"], (verb) => verb.startsWith("contacts:")],
  [["companies:read", "deals:write"], (verb) => verb === "companies:read" || verb.startsWith("deals:")],
  [["read", "write"], () => true],
];

const isAllowed = ({ verbs, isSession }: Asker, right: Right): boolean => {
  if (right.startsWith("session") && !isSession) return false;
  const verb = right.replace(/^session ?/, "");
  return verb === "" || verb === "member" || verbs.has(verb as Verb);
};

async function askers(): Promise<Asker[]> {
  const isSession = true;
  const builtIn = ROLES.map(async (name) => ({
    name,
    client: await pageOf(app, await addPerson(app, name)),
    verbs: verbsOf(name),
    isSession,
  }));
  const custom = CUSTOM.map(async ([name, verbs]) => {
    const client = await pageOf(app, await addPerson(app, await addRole(app, name, only(...verbs))));
    return { name, client, verbs: new Set(verbs), isSession };
  });
  const keys = KEYS.map(async ([scopes, covers]) => {
    const client = await keyWith(app, await addPerson(app, "owner"), scopes);
    return { name: `key for ${scopes.join(" ")}`, client, verbs: new Set([...verbsOf("owner")].filter(covers)), isSession: false };
  });
  return Promise.all([...builtIn, ...custom, ...keys, ...apps()]);
}

/** Apps that the owner has let in, with the same scopes as the keys: theirs never open what hands out rights. */
const HANDS_OUT = /^(members|settings|audit|keys|roles|teams|apps|sample|system|workspace):(?!read)/;
const apps = () =>
  KEYS.map(async ([scopes, covers]): Promise<Asker> => {
    const { access_token } = await connect(app, app.owner, { resource: app.url, scope: scopes.join(" ") });
    const verbs = new Set([...verbsOf("owner")].filter(covers).filter((verb) => !HANDS_OUT.test(verb)));
    return { name: `app for ${scopes.join(" ")}`, client: Client.withKey(app.url, access_token), verbs, isSession: false };
  });

/** A request that nothing could be done with, so that whoever may do it changes nothing either. */
async function knock({ client }: Asker, { method, path }: Operation): Promise<number> {
  const target = path.replaceAll(/\{\w+\}/g, "com_01H0000000000000000000000X");
  const body = method === "GET" || method === "DELETE" ? undefined : { "no such field": true };
  return (await client.send(method, `/api/v1${target}?no-such-parameter=1`, body, { version: 1 })).status;
}

test("who lacks the right is refused, and nobody else", async () => {
  const everybody = await askers();
  await allEventsDone(databases);
  const before = await databases.workspace.fingerprint();
  const wrong: string[] = [];
  let cells = 0;
  for (const asker of everybody)
    for (const operation of operations) {
      const right = RIGHT_OF[operation.name];
      const status = await knock(asker, operation);
      const mayNot = right !== undefined && !isAllowed(asker, right);
      cells += 1;
      if (mayNot !== (status === 403) || status === 401 || status >= 500)
        wrong.push(`${asker.name}: ${operation.name} (${right}) answered ${status}`);
    }
  expect(wrong).toEqual([]);
  expect(cells).toBe(everybody.length * operations.length);
  await allEventsDone(databases);
  expect(await databases.workspace.fingerprint()).toBe(before);
}, 120_000);
