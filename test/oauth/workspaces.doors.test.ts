import { afterAll, expect, test } from "vitest";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { addPerson } from "../support/people.ts";
import { openWorkspace } from "../support/workspaces.ts";
import { askForCode, codeOf, connect, decide, newClient, opensMcp, pkce, REDIRECT, redeem, wishOf } from "./flow.ts";

/** Apps and workspaces: a token is good for the one that was chosen, and ends with the membership. */

const app = await startApp({ empty: true });
const { directory } = databasesOf(app);
afterAll(() => app.close());

interface Found {
  result: { structuredContent: { results: unknown[]; workspace: string; error: { code: string } } };
}
const call = (token: string, name: string, args: object) =>
  Client.withKey(app.url, token).post<Found>("/mcp", { jsonrpc: "2.0", id: 1, method: "tools/call", params: { name, arguments: args } });

test("who has several chooses one; of the other the token knows nothing", async () => {
  const session = await app.signIn({ role: "owner" });
  const other = await openWorkspace(app, session, "Công ty hai");
  const { body: here } = await app.owner.post<{ id: string }>("contacts", { givenName: "Chỉ ở đây" });
  const { verifier, challenge } = pkce();
  const clientId = await newClient(app);
  const wish = wishOf(app, clientId, challenge);
  const query = new URLSearchParams(wish as unknown as Record<string, string>);
  const { body: page } = await app.owner.get<{ workspaces: { name: string }[]; isRemembered: boolean }>(`oauth/consent?${query}`);
  expect(page.workspaces.map(({ name }) => name)).toContain("Công ty hai");
  const code = codeOf(await decide(app, app.owner, wish, { workspaceId: other.id }));
  const { access_token } = (await redeem(app, { clientId, verifier, code, redirectUri: REDIRECT })).body;
  expect((await call(access_token, "describe", {})).body.result.structuredContent.workspace).toBe("Công ty hai");
  expect((await call(access_token, "search", { query: "chỉ ở đây" })).body.result.structuredContent.results).toEqual([]);
  expect((await call(access_token, "get", { id: here.id })).body.result.structuredContent.error.code).toBe("not_found");
  expect((await app.owner.get<{ items: { id: string }[] }>("connected-apps")).body.items.map(({ id }) => id)).not.toContain(clientId);
});

test("whoever is removed and comes back starts without apps", async () => {
  const person = await addPerson(app, "rep");
  const tokens = await connect(app, await Client.signedIn(app.url, person.email, person.password));
  expect(await opensMcp(app, tokens.access_token)).toBe(200);
  expect((await app.owner.post(`members/${person.id}/remove`, { newOwnerId: null })).status).toBe(200);
  expect(await opensMcp(app, tokens.access_token)).toBe(401);
  await directory.run("insert into memberships values (?, ?, 'rep', ?)", person.id, app.setUp.workspace.id, Date.now());
  expect(await opensMcp(app, tokens.access_token)).toBe(401);
});

test("a code that was given before its member left is worth nothing", async () => {
  const person = await addPerson(app, "rep");
  const connection = await askForCode(app, await Client.signedIn(app.url, person.email, person.password));
  await app.owner.post(`members/${person.id}/remove`, { newOwnerId: null });
  expect((await redeem(app, connection)).body.error).toBe("invalid_grant");
});
