import { afterAll, describe, expect, test } from "vitest";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { isProving } from "../support/proof.ts";
import { tokenFor } from "../support/workspaces.ts";

/** Name, address, password; a mail proves the address, and only then there is an account and a workspace. */

const app = await startApp({ empty: true, env: { SIGN_UP: "open" } });
const { directory } = databasesOf(app);
const stranger = Client.anonymous(app.url);
const PASSWORD = "cổng sắt màu đỏ";
let made = 0;
afterAll(() => app.close());

const newAddress = () => `moi${++made}@cty.vn`;
const ask = (email: string, more = {}) =>
  stranger.post("auth/sign-up", { name: "Trần Mới", email, password: PASSWORD, workspace: "Công ty Mới", language: "vi", ...more });
const confirm = (token: string, password = PASSWORD) =>
  stranger.post<{ id: string; name: string }>("auth/sign-up/confirm", { token, password });
/** Counters are for guessers; a test asks more often. */
const forgive = () => directory.run("delete from sign_in_throttle");

async function asked(): Promise<{ email: string; token: string }> {
  await forgive();
  const email = newAddress();
  expect(await ask(email)).toMatchObject({ status: 202 });
  return { email, token: await tokenFor(app, email, "welcome") };
}

describe("signing up", () => {
  test("makes nothing until the address is proved", async () => {
    const before = await Promise.all(["users", "workspaces", "memberships", "sessions"].map((table) => directory.count(table)));
    const { email, token } = await asked();
    expect(await Promise.all(["users", "workspaces", "memberships", "sessions"].map((table) => directory.count(table)))).toEqual(before);
    const [letter] = await app.mailbox.lettersTo(email);
    expect([letter?.subject, letter?.text]).toEqual([
      expect.stringContaining("Xác nhận"),
      expect.stringContaining(`${app.url}/welcome#${token}`),
    ]);
    expect(JSON.stringify(await directory.rows("select * from one_time_tokens"))).not.toContain(token);
    expect(JSON.stringify(await directory.rows("select * from one_time_tokens"))).not.toContain(PASSWORD);
  });

  test("then an account that owns a workspace with a database of its own, signed in", async () => {
    const { email, token } = await asked();
    const answer = await confirm(token);
    expect(answer).toMatchObject({ status: 201, body: { name: "Công ty Mới" } });
    const me = (await Client.withCookies(app.url, answer.headers).get<{ member: { id: string }; workspace: { id: string } }>("me")).body;
    expect(me).toMatchObject({
      member: { name: "Trần Mới", email, role: "owner" },
      workspace: { id: answer.body.id, name: "Công ty Mới" },
    });
    expect(await directory.row("select state from workspaces where id = ?", answer.body.id)).toEqual({ state: "ready" });
    expect(
      await directory.count("account_events", "workspace_id = ? and action in ('workspace.created', 'account.created')", answer.body.id),
    ).toBe(2);
    expect((await (await Client.signedIn(app.url, email, PASSWORD)).get("contacts")).body).toMatchObject({ items: [] });
  });

  test("the link works once, and only with the password that was chosen", async () => {
    const { token } = await asked();
    const look = (link: string) => stranger.post("auth/sign-up/look", { token: link });
    expect(await look(token)).toMatchObject({ status: 200, body: { email: expect.stringContaining("@"), workspace: expect.any(String) } });
    expect(await confirm(token, "another password")).toMatchObject({ status: 422, body: { fields: { password: expect.any(String) } } });
    expect(await confirm(token)).toMatchObject({ status: 201 });
    expect(await confirm(token)).toMatchObject({ status: 404 });
    expect(await confirm("A".repeat(43))).toMatchObject({ status: 404 });
    expect([(await look(token)).status, (await look("A".repeat(43))).status]).toEqual([404, 404]);
  });

  test("guessing the password is slowed down", async () => {
    const { token } = await asked();
    const answers = [];
    for (let index = 0; index < 7; index += 1) answers.push((await confirm(token, `guess number ${index}`)).status);
    expect(answers.slice(0, 5)).toEqual([422, 422, 422, 422, 422]);
    expect(answers).toContain(429);
    await forgive();
    expect(await confirm(token)).toMatchObject({ status: 201 });
  });

  test("an old link is none", async () => {
    const { email, token } = await asked();
    await directory.run("update one_time_tokens set expires_at = 1 where subject = ?", email);
    expect(await confirm(token)).toMatchObject({ status: 404 });
    expect(await directory.count("users", "email = ?", email)).toBe(0);
  });

  const racers = isProving ? 20 : 4;
  test(`of ${racers} confirmations at once one makes an account and one workspace`, async () => {
    const { email, token } = await asked();
    const answers = await Promise.all(
      Array.from({ length: racers }, async () => {
        const answer = await confirm(token);
        await forgive();
        return answer;
      }),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.every(({ status }) => [201, 404, 409, 429].includes(status))).toBe(true);
    expect(await directory.count("users", "email = ?", email)).toBe(1);
    expect(await directory.count("workspaces", "founder_id in (select id from users where email = ?)", email)).toBe(1);
  });

  test("two links for one address: the first that is followed counts", async () => {
    const { email, token } = await asked();
    await forgive();
    await ask(email, { workspace: "Công ty khác" });
    const second = await tokenFor(app, email, "welcome");
    expect(await confirm(second)).toMatchObject({ status: 201, body: { name: "Công ty khác" } });
    expect(await confirm(token)).toMatchObject({ status: 409, body: { code: "duplicate" } });
  });

  test("a short password is refused before anything is sent", async () => {
    await forgive();
    const email = newAddress();
    expect(await ask(email, { password: "short" })).toMatchObject({ status: 422 });
    expect(await ask(email, { workspace: " " })).toMatchObject({ status: 422 });
    expect((await app.mailbox.letters()).filter(({ to }) => to?.[0]?.address === email)).toEqual([]);
  });
});

describe("whether an address has an account", () => {
  test("is told to its holder alone: the answer is the same, the mail is not", async () => {
    await forgive();
    const known = app.setUp.signIn[0]?.email ?? "";
    const before = await directory.fingerprint();
    const [there, not] = [await ask(known), await ask(newAddress())];
    const shape = ({ status, body, headers }: typeof there) => [status, body, [...headers.keys()].sort()];
    expect(shape(there)).toEqual(shape(not));
    const letters = await app.mailbox.lettersTo(known);
    expect(letters.map(({ subject, text }) => [subject, text?.includes("/welcome#")])).toContainEqual([
      "Bạn đã có tài khoản Relata",
      false,
    ]);
    expect(await directory.fingerprint()).not.toBe(before);
    expect(await directory.count("one_time_tokens", "subject = ?", known)).toBe(0);
  });

  test("nor does it show in the time it takes", async () => {
    const known = app.setUp.signIn[0]?.email ?? "";
    const msOf = async (email: string) => {
      await forgive();
      const startedAt = performance.now();
      await ask(email);
      return performance.now() - startedAt;
    };
    // Both hash a password, which is nearly all of the time; a busy machine may need another look.
    const times = { known: Number.POSITIVE_INFINITY, unknown: Number.POSITIVE_INFINITY };
    for (let round = 0; round < 5; round += 1) {
      times.known = Math.min(times.known, await msOf(known));
      times.unknown = Math.min(times.unknown, await msOf(newAddress()));
      if (times.known / times.unknown > 0.6 && times.known / times.unknown < 1.6) return;
    }
    expect(times.known).toBe(times.unknown);
  });

  test("too many tries for one address have to wait", async () => {
    await forgive();
    const email = newAddress();
    const answers = [];
    for (let index = 0; index < 7; index += 1) answers.push((await ask(email)).status);
    expect(answers).toContain(429);
    await forgive();
  });
});

describe("who may sign up", () => {
  test("everybody where the operator says so; nobody without an invitation by default, once there is a workspace", async () => {
    expect((await stranger.get("auth/sign-up")).body).toEqual({ isOpen: true });
    const closed = await startApp({ empty: true });
    try {
      const there = Client.anonymous(closed.url);
      expect((await there.get("auth/sign-up")).body).toEqual({ isOpen: false });
      const answer = await there.post("auth/sign-up", { name: "X", email: "x@cty.vn", password: PASSWORD, workspace: "X" });
      expect(answer).toMatchObject({ status: 403, body: { code: "forbidden" } });
      expect(await closed.mailbox.letters()).toEqual([]);
    } finally {
      await closed.close();
    }
  });

  test("a page elsewhere cannot do it for its visitor", async () => {
    await forgive();
    const body = { name: "X", email: newAddress(), password: PASSWORD, workspace: "X" };
    expect(await stranger.post("auth/sign-up", body, { headers: { origin: "https://evil.example" } })).toMatchObject({ status: 403 });
    const { token } = await asked();
    expect(
      await stranger.post("auth/sign-up/confirm", { token, password: PASSWORD }, { headers: { origin: "https://evil.example" } }),
    ).toMatchObject({ status: 403 });
  });
});

test("nothing of it failed inside, and no log holds a secret", () => {
  expect(app.logged().filter(({ level }) => level === "error")).toEqual([]);
  expect(JSON.stringify(app.logged())).not.toContain(PASSWORD);
});
