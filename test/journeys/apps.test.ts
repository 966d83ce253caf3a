import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { newClient, opensMcp, pkce, REDIRECT, redeem } from "../oauth/flow.ts";
import { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { firstId, type Journey, journeys } from "./journey.ts";

/** Apps, as the person sees them: the question whether to let one in, what they propose, and what may be done about it. */

journeys("apps and proposals", {}, (journey) => {
  const addressOf = (clientId: string, challenge: string, more: Record<string, string> = {}) =>
    `/oauth/authorize?${new URLSearchParams({
      ...{ client_id: clientId, redirect_uri: REDIRECT, response_type: "code", scope: "read write", state: "s" },
      ...{ code_challenge: challenge, code_challenge_method: "S256", resource: `${journey.app.url}/mcp`, ...more },
    })}`;

  /** The app's own page, where the browser ends up. */
  const landing = async (page: Page): Promise<() => Promise<URLSearchParams>> => {
    await page.route(`${REDIRECT}*`, (route) => route.fulfill({ contentType: "text/html", body: "<title>back</title>" }));
    return async () => {
      await page.waitForURL(`${REDIRECT}*`);
      return new URL(page.url()).searchParams;
    };
  };

  test("a person who has to sign in first is asked, unticks a scope, and the app gets no more", async () => {
    const { app } = journey;
    const { verifier, challenge } = pkce();
    const clientId = await newClient(app);
    const page = await journey.visit({ signedOut: true, path: addressOf(clientId, challenge) });
    const back = await landing(page);
    const owner = app.setUp.signIn.find(({ role }) => role === "owner");
    await page.getByLabel("E-mail").fill(owner?.email ?? "");
    await page.getByLabel("Password", { exact: true }).fill(owner?.password ?? "");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "“Trợ lý thử” wants to connect to Relata" }).waitFor();
    await page.getByText("app.example.com").waitFor();
    await page.getByLabel(/^Propose changes/).uncheck();
    await page.getByRole("button", { name: "Allow" }).click();
    const answer = await back();
    expect([answer.get("state"), answer.get("iss")]).toEqual(["s", app.url]);
    const { body } = await redeem(app, { clientId, verifier, code: answer.get("code") ?? "", redirectUri: REDIRECT });
    expect([body.scope, await opensMcp(app, body.access_token)]).toEqual(["read", 200]);
    await page.goto(app.url + addressOf(clientId, challenge, { scope: "read" }));
    expect((await back()).has("code")).toBe(true);
  });

  test("a no goes back as a no, and a request that must not be answered goes nowhere", async () => {
    const { app } = journey;
    const clientId = await newClient(app);
    const page = await journey.visit({ language: "vi", path: addressOf(clientId, pkce().challenge) });
    const back = await landing(page);
    await page.getByRole("button", { name: "Hủy" }).click();
    expect((await back()).get("error")).toBe("access_denied");
    await page.goto(app.url + addressOf(clientId, pkce().challenge, { redirect_uri: "https://evil.example/" }));
    await page.getByRole("heading", { name: "Không thể kết nối" }).waitFor();
    expect(page.url()).toContain(app.url);
  });

  const proposing = async ({ app }: Journey, ...wishes: object[]) => {
    const { key, id } = (await app.owner.post<{ key: string; id: string }>("api-keys", { name: "Trợ lý" })).body;
    const assistant = Client.withKey(app.url, key);
    const propose = (wish: object) =>
      assistant.post("/mcp", {
        jsonrpc: "2.0",
        id: 1,
        method: "tools/call",
        params: { name: "propose_change", arguments: { reason: "Khách nhắn", ...wish } },
      });
    for (const wish of wishes) await propose(wish);
    return { id, propose };
  };

  test("proposals are counted, shown field by field, accepted, undone, dismissed", async () => {
    const { app } = journey;
    const { workspace } = databasesOf(app);
    const contact = await firstId(app, "contacts");
    const { propose } = await proposing(journey, { action: "edit", kind: "contact", id: contact, fields: { title: "Chức danh mới" } });
    const page = await journey.visit();
    await page.getByRole("link", { name: /^Proposals 1 waiting/ }).click();
    const card = page.getByRole("article").first();
    await card.getByRole("row", { name: /Job title .* Chức danh mới/ }).waitFor();
    // What comes while one looks is there without reloading.
    await propose({ action: "create", kind: "task", fields: { title: "Thôi khỏi" } });
    await page.getByRole("article", { name: "New task: Thôi khỏi" }).getByRole("button", { name: "Dismiss" }).click();
    await page.getByText("Dismissed: Thôi khỏi").waitFor();
    await page
      .getByRole("article", { name: /^Edit contact/ })
      .getByRole("button", { name: "Accept" })
      .click();
    const done = page.getByRole("status").getByText(/^Done: /);
    await done.waitFor();
    const title = () => workspace.row<{ title: string | null }>("select title from contacts where id = ?", contact);
    expect(await title()).toEqual({ title: "Chức danh mới" });
    await page
      .locator(".toast")
      .filter({ hasText: /^Done: / })
      .getByRole("button", { name: "Undo" })
      .click();
    await page.getByText("Undone", { exact: true }).waitFor();
    expect((await title()).title).not.toBe("Chức danh mới");
    await page.getByRole("heading", { name: "Nothing waits for you" }).waitFor();
  });

  test("what was changed meanwhile is shown before it is accepted anyway; all at once leaves it alone", async () => {
    const { app } = journey;
    const { workspace } = databasesOf(app);
    const contact = (await app.owner.post<{ id: string }>("contacts", { givenName: "Hà", title: "Cũ" })).body.id;
    await proposing(
      journey,
      { action: "edit", kind: "contact", id: contact, fields: { title: "Của trợ lý" } },
      { action: "create", kind: "task", fields: { title: "Cả hai: một" } },
    );
    await app.owner.patch(`contacts/${contact}`, { title: "Của người" }, { version: 1 });
    const page = await journey.visit({ path: "/proposals", device: "phone" });
    await page.getByRole("button", { name: "Accept several" }).click();
    const choosing = page.getByRole("dialog");
    // What would be written over is not ticked for the person.
    await choosing.getByRole("button", { name: "Accept 1", exact: true }).waitFor();
    await choosing.getByRole("checkbox", { name: /Hà/ }).check();
    await choosing.getByRole("button", { name: "Accept 2", exact: true }).click();
    await page.getByText("1 done, 1 left for you to look at").waitFor();
    const card = page.getByRole("article");
    await card.getByRole("button", { name: "Accept" }).click();
    await card.getByRole("alert").waitFor();
    await card.getByRole("row", { name: "Job title Của người Của trợ lý" }).waitFor();
    await card.getByRole("button", { name: "Accept anyway" }).click();
    await page.getByText("Done: Hà").waitFor();
    expect(await workspace.row("select title from contacts where id = ?", contact)).toEqual({ title: "Của trợ lý" });
    expect(await page.evaluate<boolean>("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
  });

  test("what an app may do without asking is ticked, and an app cut off, in the settings", async () => {
    const { app } = journey;
    const { workspace } = databasesOf(app);
    const { id } = await proposing(journey);
    const page = await journey.visit({ path: "/settings/apps" });
    await page.getByText(`${app.url}/mcp`).waitFor();
    const line = page.getByRole("listitem").filter({ hasText: "API key" }).first();
    await line.getByText("What it may do").click();
    await line.getByLabel("Tasks: Create").check();
    await page.getByText("Saved", { exact: true }).waitFor();
    expect(await workspace.rows("select verb from allowances where app_id = ?", id)).toEqual([{ verb: "tasks:create" }]);
    const connected = page.getByRole("listitem").filter({ hasText: "app.example.com" }).first();
    await connected.getByRole("button", { name: "Disconnect" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
    await page.getByText("Trợ lý thử disconnected").waitFor();
    await page.goto(`${app.url}/settings/workspace-apps`);
    await page.getByLabel("Which apps may members connect?").selectOption("off");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved", { exact: true }).waitFor();
    expect((await Client.anonymous(app.url).post("/oauth/register", { redirect_uris: [REDIRECT] })).status).toBe(403);
  });
});
