import { Secret, TOTP } from "otpauth";
import { afterAll, describe, expect, test } from "vitest";
import { stepOfCode } from "../../src/identity/totp.ts";
import { startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";
import { addPerson } from "../support/people.ts";
import { atOnce, Visitor } from "../support/visitor.ts";

/** Two-step verification: a code of the app or one for recovery, each good once. */

const app = await startApp({ empty: true });
const { directory, workspace } = databasesOf(app);
const STEP = 30_000;
afterAll(() => app.close());

const codeAt = (secret: string, at: number) => new TOTP({ secret, digits: 6, period: 30 }).generate({ timestamp: at });

async function arrive() {
  const person = await addPerson(app, "rep");
  const visitor = new Visitor(app.url);
  await visitor.signIn(person.email, person.password);
  return { person, visitor };
}

/** With the app at hand: `code()` is one that was not used yet. */
async function withTwoStep() {
  const { person, visitor } = await arrive();
  const { secret } = (await visitor.post<{ secret: string }>("me/two-step")).body;
  const { recoveryCodes } = (
    await visitor.post<{ recoveryCodes: string[] }>("me/two-step/confirm", { code: codeAt(secret, Date.now() - STEP) })
  ).body;
  const code = async () => {
    await directory.run("update totp_secrets set last_step = 0 where user_id = ?", person.id);
    return codeAt(secret, Date.now());
  };
  return { person, visitor, secret, recoveryCodes, code };
}

type Who = Awaited<ReturnType<typeof withTwoStep>>;

/** The first step, from a new browser or another. */
async function half({ person }: Pick<Who, "person">, visitor = new Visitor(app.url)) {
  const { body } = await visitor.signIn(person.email, person.password);
  return { visitor, token: body.secondStep?.token ?? "" };
}
const second = (visitor: Visitor, given: object) => visitor.post<{ member?: { id: string }; code?: string }>("auth/second-step", given);

describe("RFC 6238, appendix B (SHA-1, the last six digits)", () => {
  const secret = Secret.fromUTF8("12345678901234567890").base32;
  test.each([
    [59, "287082"],
    [1111111109, "081804"],
    [1111111111, "050471"],
    [1234567890, "005924"],
    [2000000000, "279037"],
    [20000000000, "353130"],
  ])("at %i s the code is %s", (seconds, code) => {
    const step = Math.floor(seconds / 30);
    for (const shift of [-1, 0, 1]) expect(stepOfCode({ secret, code, at: seconds * 1_000 + shift * STEP })).toEqual({ step });
    for (const shift of [-2, 2]) expect(stepOfCode({ secret, code, at: seconds * 1_000 + shift * STEP })).toEqual({ step: null });
  });
});

test("nothing is asked for until a first code was right; then it is, in every browser", async () => {
  const { person, visitor } = await arrive();
  const { secret, uri } = (await visitor.post<{ secret: string; uri: string }>("me/two-step")).body;
  expect(uri).toContain(`otpauth://totp/Relata:${encodeURIComponent(person.email)}?`);
  expect((await new Visitor(app.url).signIn(person.email, person.password)).body).toHaveProperty("member");
  expect(await visitor.post("me/two-step/confirm", { code: "000000" })).toMatchObject({
    status: 422,
    body: { fields: { code: expect.any(String) } },
  });
  const { status, body } = await visitor.post<{ recoveryCodes: string[] }>("me/two-step/confirm", { code: codeAt(secret, Date.now()) });
  expect(status).toBe(200);
  expect(new Set(body.recoveryCodes).size).toBe(10);
  expect((await visitor.get("me/security")).body).toMatchObject({ twoStep: { isOn: true, recoveryCodesLeft: 10 } });
  expect((await half({ person })).token).toMatch(/^[\w-]{43}$/);
  expect((await visitor.post("me/two-step")).status, "it cannot be begun anew over a standing one").toBe(409);
  expect((await app.mailbox.lettersTo(person.email)).map(({ subject }) => subject)).toContain("Đã bật xác minh hai bước");
});

test("neither secret nor codes stand anywhere as they are", async () => {
  const { person, secret, recoveryCodes, visitor } = await withTwoStep();
  const again = await visitor.post<{ recoveryCodes: string[] }>("me/recovery-codes", undefined, { idempotencyKey: crypto.randomUUID() });
  const row = await directory.row<{ secret: string }>("select secret from totp_secrets where user_id = ?", person.id);
  expect(row.secret).toMatch(/^v1\.[\w-]+$/);
  const kept = JSON.stringify([
    await directory.rows("select * from recovery_codes"),
    await directory.rows("select * from account_events"),
    await workspace.rows("select * from idempotency"),
    app.logged(),
  ]);
  for (const text of [secret, ...recoveryCodes, ...again.body.recoveryCodes, ...recoveryCodes.map((code) => code.replace("-", ""))])
    expect(kept).not.toContain(text);
});

test("half a sign-in opens nothing, and the code completes it once", async () => {
  const who = await withTwoStep();
  const { visitor, token } = await half(who);
  expect((await visitor.get("me")).status).toBe(401);
  const code = await who.code();
  expect(await second(visitor, { token, code })).toMatchObject({ status: 200, body: { member: { id: who.person.id } } });
  expect((await visitor.get("me")).status).toBe(200);
  expect((await second(new Visitor(app.url), { token, code })).status, "the half is spent").toBe(401);
  const other = await half(who);
  expect((await second(other.visitor, { token: other.token, code })).status, "and so is the code").toBe(401);
});

describe("of twenty at once one gets in", () => {
  test("with one half and one code", async () => {
    const who = await withTwoStep();
    const { token } = await half(who);
    const code = await who.code();
    await directory.run("delete from sign_in_throttle");
    const counts = await atOnce(() => second(new Visitor(app.url), { token, code }));
    expect(counts[200]).toBe(1);
    expect((counts[401] ?? 0) + (counts[429] ?? 0)).toBe(19);
  });

  test("with one recovery code and many halves, from a browser that is known", async () => {
    const who = await withTwoStep();
    const halves: { token: string }[] = [];
    for (let index = 0; index < 4; index += 1) halves.push(await half(who, who.visitor));
    const [recoveryCode] = who.recoveryCodes;
    const counts = await atOnce((index) => second(who.visitor, { token: halves[index]?.token, recoveryCode }), 4);
    expect(counts).toEqual({ 200: 1, 401: 3 });
  });

  test("turning it on", async () => {
    const { visitor } = await arrive();
    const { secret } = (await visitor.post<{ secret: string }>("me/two-step")).body;
    const code = codeAt(secret, Date.now());
    const counts = await atOnce(() => visitor.post("me/two-step/confirm", { code }));
    expect(counts[200]).toBe(1);
    expect(
      await directory.count(
        "recovery_codes",
        "user_id = (select user_id from totp_secrets where secret like 'v1.%' order by confirmed_at desc limit 1)",
      ),
    ).toBe(10);
  });
});

test("a recovery code works once, however it is typed, and its owner is told", async () => {
  const who = await withTwoStep();
  const [first = "", other = ""] = who.recoveryCodes;
  const one = await half(who);
  expect((await second(one.visitor, { token: one.token, recoveryCode: ` ${first.toLowerCase().replace("-", " ")} ` })).status).toBe(200);
  const two = await half(who);
  expect((await second(two.visitor, { token: two.token, recoveryCode: first })).status).toBe(401);
  expect((await second(two.visitor, { token: two.token, recoveryCode: other })).status).toBe(200);
  expect((await two.visitor.get("me/security")).body).toMatchObject({ twoStep: { recoveryCodesLeft: 8 } });
  expect((await app.mailbox.lettersTo(who.person.email)).map(({ subject }) => subject)).toContain("Một mã khôi phục vừa được dùng");
  expect(await directory.count("account_events", "action = 'recovery_code.used' and user_id = ?", who.person.id)).toBe(2);
});

test("new recovery codes put the old out of use", async () => {
  const who = await withTwoStep();
  expect((await who.visitor.post<{ recoveryCodes: string[] }>("me/recovery-codes")).body.recoveryCodes).toHaveLength(10);
  const { visitor, token } = await half(who);
  expect((await second(visitor, { token, recoveryCode: who.recoveryCodes[0] })).status).toBe(401);
});

test("another's code and another's recovery code are none", async () => {
  const [who, other] = [await withTwoStep(), await withTwoStep()];
  const { visitor, token } = await half(who);
  expect((await second(visitor, { token, code: await other.code() })).status).toBe(401);
  expect((await second(visitor, { token, recoveryCode: other.recoveryCodes[0] })).status).toBe(401);
});

test("the half lapses after ten minutes", async () => {
  const who = await withTwoStep();
  const { visitor, token } = await half(who);
  const { life } = await directory.row<{ life: number }>(
    "select expires_at - created_at as life from one_time_tokens where subject = ? and purpose = 'second_step'",
    who.person.id,
  );
  expect(life).toBe(600_000);
  await directory.run("update one_time_tokens set expires_at = ? where subject = ?", Date.now() - 1, who.person.id);
  expect((await second(visitor, { token, code: await who.code() })).status).toBe(401);
});

test("guessing codes is throttled, but not for a browser that the account knows", async () => {
  const who = await withTwoStep();
  const stranger = await half(who);
  const wrong = (index: number) => String(index).padStart(6, "0");
  for (let index = 0; index < 5; index += 1)
    expect((await second(stranger.visitor, { token: stranger.token, code: wrong(index) })).status).toBe(401);
  expect((await second(stranger.visitor, { token: stranger.token, code: await who.code() })).status).toBe(429);
  const again = await half(who, stranger.visitor);
  expect((await second(again.visitor, { token: again.token, code: await who.code() })).status, "a new half has the same counter").toBe(429);
  const own = await half(who, who.visitor);
  expect((await second(own.visitor, { token: own.token, code: await who.code() })).status).toBe(200);
});

test("turning it off wants a fresh proof, takes the codes along, and tells its owner", async () => {
  const { visitor, person } = await withTwoStep();
  await directory.run("update sessions set proved_at = 1 where user_id = ?", person.id);
  expect(await visitor.delete("me/two-step")).toMatchObject({ status: 403, body: { code: "proof_needed" } });
  expect(await visitor.post("me/proof", { password: "wrong" })).toMatchObject({
    status: 422,
    body: { fields: { password: expect.any(String) } },
  });
  expect((await visitor.post("me/proof", { password: person.password })).status).toBe(200);
  expect((await visitor.delete("me/two-step")).status).toBe(204);
  expect(await directory.count("recovery_codes", "user_id = ?", person.id)).toBe(0);
  expect((await new Visitor(app.url).signIn(person.email, person.password)).body).toHaveProperty("member");
  expect((await app.mailbox.lettersTo(person.email, { count: 2 })).map(({ subject }) => subject)).toContain("Đã tắt xác minh hai bước");
  const actions = await directory.rows<{ action: string }>("select action from account_events where user_id = ? order by id", person.id);
  expect(actions.map(({ action }) => action)).toEqual(expect.arrayContaining(["two_step.enabled", "two_step.disabled"]));
});

test("without it there are no recovery codes to be had", async () => {
  const { visitor } = await arrive();
  expect((await visitor.post("me/recovery-codes")).status).toBe(409);
});

test("none of this was a failure inside", () => {
  expect(app.logged().filter(({ level }) => level === "error")).toEqual([]);
});
