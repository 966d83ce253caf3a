import { afterAll, describe, expect, test } from "vitest";
import { BUILT_IN, isWithin, type Policy, VERBS } from "../../src/access/policy.rules.ts";
import { newId } from "../../src/core/ids.ts";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { allEventsDone, databasesOf } from "../support/databases.ts";
import { addPerson } from "../support/people.ts";
import { awaitingGoodbye } from "../support/socket.ts";
import { addRole, keyWith } from "./world.ts";

/** Roles of a workspace's own: made, changed, given and taken away; keys with scopes; looking as somebody else. */

const app = await startApp({ empty: true });
const { directory, workspace } = databasesOf(app);
const { owner } = app;
afterAll(() => app.close());

interface Role {
  id: string;
  version: number;
  policy: Policy;
  memberCount: number;
}
const policy = (allows: Policy["allows"], rest: Partial<Policy> = {}): Policy => ({ allows, hides: {}, locks: {}, ...rest });
const READER = policy({ "companies:read": "all", "contacts:read": "all", "activities:read": "all" });

describe("a role", () => {
  test("is listed beside the built-in ones, with how many people have it, and each act is in the directory's events", async () => {
    const id = await addRole(app, "Lễ tân", READER);
    await addPerson(app, id);
    const { items } = (await owner.get<{ items: Role[] }>("roles")).body;
    expect(items.map((role) => role.id)).toEqual(expect.arrayContaining(["owner", "viewer", id]));
    expect(items.find((role) => role.id === id)).toMatchObject({
      name: "Lễ tân",
      policy: READER,
      isBuiltIn: false,
      memberCount: 1,
      version: 1,
    });
    const edited = await owner.patch<Role>(`roles/${id}`, { name: "Lễ tân 2" }, { version: 1 });
    expect(edited).toMatchObject({ status: 200, body: { name: "Lễ tân 2", version: 2, policy: READER } });
    const events = await directory.rows<{ action: string }>("select action from account_events where target = ? order by id", id);
    expect(events.map(({ action }) => action)).toEqual(["role.created", "role.changed"]);
  });

  test("that somebody has is not deleted; one that nobody has is gone", async () => {
    const id = await addRole(app, "Tạm", READER);
    const person = await addPerson(app, id);
    expect(await owner.delete(`roles/${id}`, { version: 1 })).toMatchObject({ status: 409, body: { code: "conflict" } });
    await directory.run("update memberships set role = 'viewer' where user_id = ?", person.id);
    expect((await owner.delete(`roles/${id}`, { version: 1 })).status).toBe(200);
    expect(await directory.count("roles", "id = ?", id)).toBe(0);
    expect((await owner.delete(`roles/${id}`, { version: 1 })).status).toBe(404);
  });

  test("changed by two at once: one is told that it is stale", async () => {
    const id = await addRole(app, "Đua", READER);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => owner.patch(`roles/${id}`, { description: `${n}` }, { version: 1 })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 412)]);
    expect(await directory.row("select version from roles where id = ?", id)).toEqual({ version: 2 });
  });

  test("of one name there is one", async () => {
    await addRole(app, "Chỉ một", READER);
    expect(await owner.post("roles", { name: "Chỉ một", policy: READER })).toMatchObject({
      status: 409,
      body: { code: "duplicate", fields: { name: expect.any(String) } },
    });
  });

  test.each(["Chi MOT nua", "Quản lý", "quan ly", "Sales Rep", "viewer"])("is not called %s, as another is called so", async (name) => {
    if (name.startsWith("Chi")) await addRole(app, "Chỉ một nữa", READER);
    const taken = { status: 409, body: { code: "duplicate", fields: { name: expect.any(String) } } };
    expect(await owner.post("roles", { name, policy: READER })).toMatchObject(taken);
    const id = await addRole(app, `Khác ${newId("role", Date.now())}`, READER);
    expect(await owner.patch(`roles/${id}`, { name }, { version: 1 })).toMatchObject(taken);
    expect(await owner.patch(`roles/${id}`, { name: `Khác ${id}` }, { version: 1 })).toMatchObject({ status: 200 });
  });

  test.each([
    ["an unknown verb", policy({ "contacts:fly": "all" } as never), "policy.allows.contacts:fly"],
    ["the owner's own", policy({ "workspace:manage": "all" }), "policy.allows.workspace:manage"],
    ["own products", policy({ "products:read": "own" }), "policy.allows.products:read"],
    ["changing what is not seen", policy({ "contacts:read": "own", "contacts:edit": "all" }), "policy.allows.contacts:edit"],
    ["hiding a name", policy({}, { hides: { contacts: ["name"] } }), "policy.hides.contacts.name"],
    ["hiding what is no field", policy({}, { hides: { contacts: ["__proto__"] } }), "policy.hides.contacts.__proto__"],
    ["hiding in what is no noun", policy({}, { hides: { constructor: ["name"] } }), "policy.hides.constructor.name"],
    ["locking links of tasks", policy({}, { locks: { tasks: ["contactId"] } }), "policy.locks.tasks.contactId"],
  ])("with %s is refused, naming the place", async (_what, wrong, place) => {
    expect(await owner.post("roles", { name: "Sai", policy: wrong })).toMatchObject({
      status: 422,
      body: { code: "invalid", fields: { [place]: expect.any(String) } },
    });
  });

  test("that is built in stays as it is", async () => {
    expect((await owner.patch("roles/rep", { name: "x" }, { version: 1 })).status).toBe(409);
    expect((await owner.delete("roles/rep", { version: 1 })).status).toBe(409);
  });

  test("gives at most what its maker has", async () => {
    const { "keys:manage": _, ...fewer } = BUILT_IN.admin.allows;
    const maker = await addPerson(app, await addRole(app, "Gần quản trị", policy(fewer, { hides: { deals: ["amount"] } })));
    const send = (allows: Policy["allows"], hides = {}) =>
      maker.client.post("roles", { name: `Con ${Math.random()}`, policy: policy(allows, { hides }) });
    expect((await send({ "keys:manage": "all" }, { deals: ["amount"] })).status).toBe(403);
    expect((await send({ "deals:read": "all" })).status).toBe(403);
    expect((await send({ "deals:read": "all" }, { deals: ["amount"] })).status).toBe(201);
  });

  test("changed, it holds with the next request and its pages come back; what was typed for another version stays", async () => {
    const id = await addRole(app, "Thu hẹp", policy({ ...READER.allows, "companies:create": "all" }));
    const person = await addPerson(app, id);
    const signedIn = await Client.signedIn(app.url, person.email, person.password);
    const goodbye = await awaitingGoodbye(app.url, { cookie: signedIn.cookie, origin: app.url });
    expect((await person.client.post("companies", { name: "Được" })).status).toBe(201);
    await owner.patch(`roles/${id}`, { policy: READER }, { version: 1 });
    expect((await person.client.post("companies", { name: "Không" })).status).toBe(403);
    expect((await person.client.get("companies")).status).toBe(200);
    expect(await goodbye()).toBe(4002);
  });

  test("that is gone from the directory lets its holder do nothing", async () => {
    const person = await addPerson(app, "rol_01H0000000000000000000000X");
    for (const path of ["companies", "contacts", "search?q=a", "members"])
      expect([path, (await person.client.get(path)).status]).toEqual([path, 403]);
  });

  test("of another workspace is none here", async () => {
    await directory.run("insert into workspaces (id, name, database_url, created_at) values ('wsp_other', 'x', 'x', 1)");
    await directory.run(
      "insert into roles (id, workspace_id, name, policy, created_at, updated_at) values ('rol_01H00000000000000000FREMD', 'wsp_other', 'x', ?, 1, 1)",
      JSON.stringify(policy(BUILT_IN.admin.allows)),
    );
    const person = await addPerson(app, "rol_01H00000000000000000FREMD");
    expect((await person.client.get("companies")).status).toBe(403);
    expect((await owner.patch("roles/rol_01H00000000000000000FREMD", { name: "y" }, { version: 1 })).status).toBe(404);
    expect(JSON.stringify((await owner.get("roles")).body)).not.toContain("FREMD");
    await directory.run("delete from roles where workspace_id = 'wsp_other'");
    await directory.run("delete from workspaces where id = 'wsp_other'");
  });
});

test("each built-in role lies within the next, and none within the one before", () => {
  const roles = (["viewer", "agent", "rep", "manager", "admin", "owner"] as const).map((role) => BUILT_IN[role]);
  for (const [index, role] of roles.entries())
    expect(roles.map((other) => isWithin(role, other))).toEqual(roles.map((_, at) => at >= index));
});

describe("a key with scopes", () => {
  test.each([
    [["read"], (verb: string) => verb.endsWith(":read")],
    [["contacts:read"], (verb: string) => verb === "contacts:read"],
    [["contacts:write"], (verb: string) => verb.startsWith("contacts:")],
    [["write"], () => true],
    [["companies:read", "search:read"], (verb: string) => verb === "companies:read" || verb === "search:read"],
  ] as const)("%j leaves its holder just that of what their role allows", async (scopes, expected) => {
    const person = await addPerson(app, "admin");
    const client = await keyWith(app, person, [...scopes]);
    const { verbs } = (await client.get<{ access: { verbs: Record<string, string> } }>("me")).body.access;
    const having = VERBS.filter((verb) => BUILT_IN.admin.allows[verb]);
    expect(Object.keys(verbs).sort()).toEqual(having.filter(expected).sort());
    expect((await client.get("companies")).status).toBe(expected("companies:read") ? 200 : 403);
    expect((await client.post("contacts", { givenName: "Khóa" })).status).toBe(expected("contacts:create") ? 201 : 403);
  });

  test("is made with them, shows them, and refuses unknown ones", async () => {
    const made = await owner.post<{ key: string; scopes: string[] }>("api-keys", { name: "Đọc", scopes: ["read"] });
    expect(made).toMatchObject({ status: 201, body: { scopes: ["read"] } });
    const client = Client.withKey(app.url, made.body.key);
    expect((await client.get("companies")).status).toBe(200);
    expect((await client.post("companies", { name: "x" })).status).toBe(403);
    expect((await owner.post("api-keys", { name: "Sai", scopes: ["everything"] })).status).toBe(422);
    expect(JSON.stringify((await owner.get("api-keys")).body)).toContain('"scopes":["read"]');
  });

  test("finds nothing of what it is not for", async () => {
    await owner.post("contacts", { givenName: "Giấukín" });
    const client = await keyWith(app, await addPerson(app, "admin"), ["search:read", "companies:read"]);
    expect((await client.get<{ hits: unknown[] }>("search?q=giaukin")).body.hits).toEqual([]);
  });
});

describe("looking as somebody else", () => {
  const lookingAs = (who: string) => ({ headers: { "relata-view-as": who } });

  test("shows what they see, and changes nothing", async () => {
    const role = await addRole(app, "Chỉ của mình", policy({ "companies:read": "own", "search:read": "all", "members:read": "all" }));
    const person = await addPerson(app, role);
    const { id } = (await owner.post<{ id: string }>("companies", { name: "Của họ", ownerId: person.id })).body;
    const { id: other } = (await owner.post<{ id: string }>("companies", { name: "Không của họ" })).body;
    const seen = async (client: Client, options = {}) => {
      const { body } = await client.get<{ items: { id: string }[] }>("companies?limit=100", options);
      return body.items.map((item) => item.id).sort();
    };
    expect(await seen(owner, lookingAs(person.id))).toEqual(await seen(person.client));
    expect(await seen(owner, lookingAs(person.id))).toEqual([id]);
    expect(await seen(owner, lookingAs(role))).toContain(other);
    expect((await owner.get("contacts", lookingAs(person.id))).status).toBe(403);
    expect((await owner.get<{ access: { verbs: object } }>("me", lookingAs(role))).body.access.verbs).toEqual(
      (await person.client.get<{ access: { verbs: object } }>("me")).body.access.verbs,
    );
    await allEventsDone({ directory, workspace });
    const before = await workspace.fingerprint();
    for (const [method, path] of [
      ["POST", "companies"],
      ["PATCH", `companies/${id}`],
      ["DELETE", `companies/${id}`],
    ] as const)
      expect([
        method,
        (
          await owner.send(method, `/api/v1/${path}`, method === "DELETE" ? undefined : { name: "x" }, {
            version: 1,
            ...lookingAs("admin"),
          })
        ).status,
      ]).toEqual([method, 403]);
    expect(await workspace.fingerprint()).toBe(before);
  });

  test("is for who gives rights, and never shows more than they see anyway", async () => {
    for (const role of ["viewer", "rep", "manager"]) {
      const { client } = await addPerson(app, role);
      expect([role, (await client.get("companies", lookingAs("viewer"))).status]).toEqual([role, 403]);
    }
    const admin = await addPerson(app, "admin");
    const { verbs } = (await admin.client.get<{ access: { verbs: object } }>("me", lookingAs("owner"))).body.access;
    expect(verbs).not.toHaveProperty("workspace:manage");
    expect((await owner.get("companies", lookingAs("nobody"))).status).toBe(422);
    expect((await owner.get("companies", lookingAs("usr_01H0000000000000000000000X"))).status).toBe(422);
  });

  test("what a member keeps to themselves stays theirs", async () => {
    const person = await addPerson(app, "rep");
    const { id: about } = (await owner.post<{ id: string }>("companies", { name: "Riêng tư" })).body;
    const note = (
      await person.client.post<{ id: string }>("activities", { kind: "note", subject: "Riêngtôi", links: [about], isPrivate: true })
    ).body.id;
    expect((await person.client.get(`activities/${note}`)).status).toBe(200);
    expect((await owner.get(`activities/${note}`)).status).toBe(404);
    expect((await owner.get(`activities/${note}`, lookingAs(person.id))).status).toBe(404);
  });
});
