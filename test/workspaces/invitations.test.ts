import { afterAll, describe, expect, test } from "vitest";
import { newId } from "../../src/core/ids.ts";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { addPerson } from "../support/people.ts";
import { isProving } from "../support/proof.ts";
import { openWorkspace, tokenFor } from "../support/workspaces.ts";

/** Invited by mail, let in once: single use, seven days, bound to the address. */

const app = await startApp({ empty: true });
const { directory, workspace } = databasesOf(app);
const { owner } = app;
const stranger = Client.anonymous(app.url);
const PASSWORD = "cổng sắt màu đỏ";
afterAll(() => app.close());

interface Invitation {
  id: string;
  email: string;
  role: string;
  expiresAt: number;
}
interface Invited {
  items: Invitation[];
  members: string[];
}
let made = 0;
const newAddress = () => `khach${++made}@cty.vn`;
const inviteAs = (client: Client, emails: string[], role = "rep", more = {}) =>
  client.post<Invited>("invitations", { emails, role, ...more });
const accept = (token: string, more: Record<string, unknown> = {}, client = stranger) =>
  client.post<{ isSignedIn: boolean; workspace: { name: string }; email: string }>("auth/invitations/accept", { token, ...more });
const newcomer = { name: "Lê Khách", password: PASSWORD };
const meOf = async (client: Client) =>
  (await client.get<{ member: { id: string; role: string; name: string }; workspace: { name: string } }>("me")).body;

async function invited(role = "rep"): Promise<{ email: string; token: string; id: string }> {
  const email = newAddress();
  const answer = await inviteAs(owner, [email], role);
  return { email, id: answer.body.items[0]?.id ?? "", token: await tokenFor(app, email, "join") };
}

describe("an invitation", () => {
  test("goes by mail to each address, in the language asked for, with the public address in its link", async () => {
    const [one, two] = [newAddress(), newAddress()];
    expect(await inviteAs(owner, [one, two, one.toUpperCase()], "manager", { language: "vi" })).toMatchObject({
      status: 201,
      body: { items: [{ role: "manager" }, { role: "manager" }], members: [] },
    });
    const [letter] = await app.mailbox.lettersTo(one);
    expect(letter?.subject).toContain("mời bạn vào Relata");
    expect(letter?.text).toContain(`${app.url}/join#`);
    await inviteAs(owner, [newAddress()], "rep", { language: "en" });
    const [english] = await app.mailbox.lettersTo(`khach${made}@cty.vn`);
    expect([english?.subject, english?.text]).toEqual([
      expect.stringContaining("invites you to Relata"),
      expect.stringContaining("as sales rep"),
    ]);
  });

  test("never takes its link from the Host header", async () => {
    const email = newAddress();
    await owner.post(
      "invitations",
      { emails: [email], role: "rep" },
      { headers: { "x-forwarded-host": "evil.example", forwarded: "host=evil.example" } },
    );
    const [letter] = await app.mailbox.lettersTo(email);
    expect(letter?.raw).not.toContain("evil.example");
  });

  test("lets a newcomer in with a name and a good password, as a member with a profile, signed in at once", async () => {
    const { email, token } = await invited("manager");
    expect((await stranger.post("auth/invitations/look", { token })).body).toEqual({
      ...{ workspace: "Relata", inviter: expect.any(String), email, role: "manager", hasAccount: false },
    });
    expect(await accept(token, { name: "Lê Khách" })).toMatchObject({ status: 422, body: { fields: { password: expect.any(String) } } });
    expect(await accept(token, { ...newcomer, password: "short" })).toMatchObject({ status: 422 });
    const answer = await accept(token, newcomer);
    expect(answer).toMatchObject({ status: 200, body: { isSignedIn: true, email } });
    const me = await meOf(Client.withCookies(app.url, answer.headers));
    expect(me).toMatchObject({ member: { role: "manager", name: "Lê Khách" } });
    expect(await workspace.row("select id, role, email, name from members where email = ?", email)).toEqual({
      ...{ id: me.member.id, role: "manager", email, name: "Lê Khách" },
    });
    expect(await workspace.count("outbox", "event = 'member.created' and record_id = ?", me.member.id)).toBe(1);
    expect(await directory.count("account_events", "action = 'member.joined' and user_id = ?", me.member.id)).toBe(1);
    expect((await meOf(await Client.signedIn(app.url, email, PASSWORD))).member.id).toBe(me.member.id);
  });

  test("works once", async () => {
    const { token } = await invited();
    expect(await accept(token, newcomer)).toMatchObject({ status: 200 });
    expect(await accept(token, newcomer)).toMatchObject({ status: 404, body: { code: "not_found" } });
    expect(await stranger.post("auth/invitations/look", { token })).toMatchObject({ status: 404 });
  });

  // Each hashes a password, one after the other, so the sample is small; accounts that are there race twenty at a time below.
  const racers = isProving ? 20 : 5;
  test(`of ${racers} who accept at the same moment one comes in`, async () => {
    const { email, token } = await invited();
    const answers = await Promise.all(Array.from({ length: racers }, (_, index) => accept(token, { ...newcomer, name: `Số ${index}` })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(racers - 1).fill(404)]);
    expect(await directory.count("users", "email = ?", email)).toBe(1);
    expect(await directory.count("memberships", "user_id in (select id from users where email = ?)", email)).toBe(1);
    expect(await directory.count("sessions", "user_id in (select id from users where email = ?)", email)).toBe(1);
    expect(await workspace.count("members", "email = ?", email)).toBe(1);
  });

  test.each(["revoked", "expired", "sent again"])("is worth nothing once it is %s", async (what) => {
    const { email, token, id } = await invited();
    if (what === "revoked") expect(await owner.delete(`invitations/${id}`)).toMatchObject({ status: 200 });
    if (what === "expired") {
      await directory.run("update one_time_tokens set expires_at = 1 where subject like ?", `% ${email}`);
      await directory.run("update invitations set expires_at = 1 where id = ?", id);
    }
    if (what === "sent again") expect(await owner.post(`invitations/${id}/resend`)).toMatchObject({ status: 200 });
    expect(await accept(token, newcomer)).toMatchObject({ status: 404 });
    expect(await directory.count("users", "email = ?", email)).toBe(0);
    if (what === "sent again") expect(await accept(await tokenFor(app, email, "join"), newcomer)).toMatchObject({ status: 200 });
  });

  test("and no other token opens it", async () => {
    const { id, email } = await invited();
    for (const token of [id, "A".repeat(43), `${app.setUp.workspace.id} ${email}`, "rel_".padEnd(47, "x")])
      expect(await accept(token, newcomer)).toMatchObject({ status: 404, body: { code: "not_found" } });
    const hash = (await directory.row<{ token_hash: string }>("select token_hash from one_time_tokens where subject like ?", `% ${email}`))
      .token_hash;
    expect(await accept(hash, newcomer)).toMatchObject({ status: 404 });
  });
});

describe("whoever has an account", () => {
  test("joins signed in, without a password, and stays where they are until they switch", async () => {
    const other = await openWorkspace(app, await app.signIn({ role: "owner" }), "Công ty khác");
    const { email, password, id } = await addPerson(app, "rep");
    const session = await Client.signedIn(app.url, email, password);
    expect(await inviteAs(other.owner, [email], "viewer")).toMatchObject({ status: 201, body: { members: [] } });
    const token = await tokenFor(app, email, "join");
    expect((await stranger.post("auth/invitations/look", { token })).body).toMatchObject({ hasAccount: true, workspace: "Công ty khác" });
    expect(await accept(token, {}, session)).toMatchObject({ status: 200, body: { isSignedIn: true } });
    expect(await meOf(session)).toMatchObject({ workspace: { name: "Relata" }, member: { role: "rep" } });
    const mine = await session.get<{ items: { id: string; role: string }[] }>("me/workspaces");
    expect(mine.body.items.map(({ id: at, role }) => [at, role])).toEqual([
      [other.id, "viewer"],
      [app.setUp.workspace.id, "rep"],
    ]);
    expect(await other.database.row("select role from members where id = ?", id)).toEqual({ role: "viewer" });
  });

  test("of twenty acceptances at the same moment one counts, and a revocation among them wins or loses whole", async () => {
    const other = await openWorkspace(app, await app.signIn({ role: "owner" }), "Công ty đua");
    for (const isRevoked of [false, true]) {
      const { email, password, id } = await addPerson(app, "rep");
      const session = await Client.signedIn(app.url, email, password);
      const sent = await inviteAs(other.owner, [email], "viewer");
      const token = await tokenFor(app, email, "join");
      const revoking = isRevoked ? [other.owner.delete(`invitations/${sent.body.items[0]?.id}`)] : [];
      const answers = await Promise.all([...Array.from({ length: 20 }, () => accept(token, {}, session)), ...revoking]);
      const accepted = answers.slice(0, 20).filter(({ status }) => status === 200).length;
      expect(await directory.count("memberships", "user_id = ? and workspace_id = ?", id, other.id)).toBe(accepted);
      expect(await directory.count("invitations", "email = ? and accepted_at is not null", email)).toBe(accepted);
      expect(await other.database.count("members", "id = ?", id)).toBe(accepted);
      expect(accepted).toBeLessThanOrEqual(1);
      if (!isRevoked) expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(404)]);
    }
  });

  test("or with the account's password, which opens no session; a wrong one is counted", async () => {
    const other = await openWorkspace(app, await app.signIn({ role: "owner" }), "Công ty thứ ba");
    const { email, password, id } = await addPerson(app, "rep");
    await inviteAs(other.owner, [email], "viewer");
    const token = await tokenFor(app, email, "join");
    expect(await accept(token)).toMatchObject({ status: 401 });
    expect(await accept(token, newcomer)).toMatchObject({ status: 401 });
    expect(await directory.count("memberships", "user_id = ?", id)).toBe(1);
    const answer = await accept(token, { password });
    expect(answer).toMatchObject({ status: 200, body: { isSignedIn: false, email } });
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await directory.count("memberships", "user_id = ?", id)).toBe(2);
  });

  test("cannot accept what somebody else was sent", async () => {
    const { token, email } = await invited();
    const { email: mine, password } = await addPerson(app, "rep");
    const session = await Client.signedIn(app.url, mine, password);
    expect(await accept(token, newcomer, session)).toMatchObject({ status: 409 });
    expect(await directory.count("users", "email = ?", email)).toBe(0);
  });

  test("the inviter does not learn whether an address has an account elsewhere", async () => {
    const other = await openWorkspace(app, await app.signIn({ role: "owner" }), "Công ty dò");
    const { email } = await addPerson(app, "rep");
    const known = await inviteAs(other.owner, [email]);
    const unknown = await inviteAs(other.owner, [newAddress()]);
    const shape = ({ status, body }: typeof known) => [
      status,
      body.members,
      body.items.map(({ id, email: at, expiresAt, ...rest }) => Object.keys(rest)),
    ];
    expect(shape(known)).toEqual(shape(unknown));
    expect(await inviteAs(owner, [email])).toMatchObject({ status: 201, body: { items: [], members: [email] } });
  });
});

describe("a profile that an import left for the address", () => {
  test("is taken over with its id, and what it owns stays", async () => {
    const [id, email] = [newId("user"), newAddress()];
    const columns = "id, name, sort_name, email, role, source, created_at, updated_at";
    await workspace.run(`insert into members (${columns}) values (?, 'H. Gia', 'h. gia', ?, 'rep', 'import', 1, 1)`, id, email);
    const company = await owner.post<{ id: string }>("companies", { name: "Của Gia", ownerId: id });
    await inviteAs(owner, [email], "agent");
    await accept(await tokenFor(app, email, "join"), { ...newcomer, name: "Hồ Gia" });
    expect(await directory.row("select id, name from users where email = ?", email)).toEqual({ id, name: "Hồ Gia" });
    expect(await workspace.rows("select id, name, role, source from members where email = ?", email)).toEqual([
      { id, name: "Hồ Gia", role: "agent", source: null },
    ]);
    expect((await owner.get(`companies/${company.body.id}`)).body).toMatchObject({ ownerId: id });
  });

  test("hands over to somebody who has an account already under another id", async () => {
    const other = await openWorkspace(app, await app.signIn({ role: "owner" }), "Công ty có sẵn");
    const { email, id, password } = await addPerson(app, "rep");
    const old = newId("user");
    const columns = "id, name, sort_name, email, role, source, created_at, updated_at";
    await other.database.run(`insert into members (${columns}) values (?, 'Cũ', 'cu', ?, 'rep', 'import', 1, 1)`, old, email);
    const company = await other.owner.post<{ id: string }>("companies", { name: "Của người cũ", ownerId: old });
    await inviteAs(other.owner, [email], "rep");
    expect(await accept(await tokenFor(app, email, "join"), { password })).toMatchObject({ status: 200 });
    expect(await other.database.rows("select id from members where email = ? and deleted_at is null", email)).toEqual([{ id }]);
    expect((await other.owner.get(`companies/${company.body.id}`)).body).toMatchObject({ ownerId: id });
  });
});

describe("who may invite whom", () => {
  test("nobody above their own rights, nobody as owner, and only who manages members", async () => {
    const admin = await addPerson(app, "admin");
    const manager = await addPerson(app, "manager");
    expect(await inviteAs(admin.client, [newAddress()], "admin")).toMatchObject({ status: 201 });
    expect(await inviteAs(admin.client, [newAddress()], "owner")).toMatchObject({ status: 403 });
    expect(await inviteAs(owner, [newAddress()], "owner")).toMatchObject({ status: 403 });
    expect(await inviteAs(owner, [newAddress()], "king")).toMatchObject({ status: 422, body: { fields: { role: expect.any(String) } } });
    expect(await inviteAs(manager.client, [newAddress()], "viewer")).toMatchObject({ status: 403 });
    expect(await manager.client.get("invitations")).toMatchObject({ status: 403 });
  });

  test("a role of the workspace's own is given by its name, and held by who joins", async () => {
    const policy = { allows: { "companies:read": "all" }, hides: {}, locks: {} };
    const { id } = (await owner.post<{ id: string }>("roles", { name: "Kế toán kho", policy })).body;
    const { email, token } = await invited(id);
    const [letter] = await app.mailbox.lettersTo(email);
    expect(letter?.text).toContain("Kế toán kho");
    expect((await stranger.post("auth/invitations/look", { token })).body).toMatchObject({ role: "Kế toán kho" });
    const answer = await accept(token, newcomer);
    const member = Client.withCookies(app.url, answer.headers);
    expect(await meOf(member)).toMatchObject({ member: { role: id } });
    expect([(await member.get("companies")).status, (await member.get("contacts")).status]).toEqual([200, 403]);
  });

  test("open ones are listed, newest first; accepted and revoked ones are not", async () => {
    const [kept, gone, used] = [await invited(), await invited(), await invited()];
    await owner.delete(`invitations/${gone.id}`);
    await accept(used.token, newcomer);
    const { items } = (await owner.get<Invited>("invitations")).body;
    const listed = items.map(({ id }) => id);
    expect(listed).toContain(kept.id);
    expect(listed).not.toContain(gone.id);
    expect(listed).not.toContain(used.id);
    expect(JSON.stringify(items)).not.toMatch(/token|hash/);
  });

  test("to invite again gives a new link and the new role, and one invitation stands", async () => {
    const { email, token } = await invited("viewer");
    await inviteAs(owner, [email], "manager");
    expect(await accept(token, newcomer)).toMatchObject({ status: 404 });
    expect(await directory.count("invitations", "email = ? and revoked_at is null", email)).toBe(1);
    const answer = await accept(await tokenFor(app, email, "join"), newcomer);
    expect(await meOf(Client.withCookies(app.url, answer.headers))).toMatchObject({ member: { role: "manager" } });
  });
});

test("no token stands anywhere in the clear", async () => {
  const { token, email } = await invited();
  const rows = [
    ...(await directory.rows("select * from one_time_tokens")),
    ...(await directory.rows("select * from invitations where email = ?", email)),
  ];
  expect(JSON.stringify(rows)).not.toContain(token);
  expect(app.logged().filter((line) => JSON.stringify(line).includes(token))).toEqual([]);
  expect(app.logged().filter(({ level }) => level === "error")).toEqual([]);
});
