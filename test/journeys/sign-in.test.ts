import { TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { databasesOf } from "../support/databases.ts";
import { OidcProvider } from "../support/oidc-provider.ts";
import { addPerson, type Person } from "../support/people.ts";
import { type Journey, journeys } from "./journey.ts";

const NEXT = "vẹt đen trên mái tôn";
const provider = await OidcProvider.start();
afterAll(() => provider.close());

journeys("every way in", { empty: true, env: provider.envFor("GOOGLE") }, (journey) => {
  test("a new passkey, then in with it alone, and out of the list", async () => {
    const { page } = await arrive(journey);
    await withAuthenticator(page);
    await security(page, journey);
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByText("Passkey added").waitFor();
    await signOut(page);
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await isIn(page);
    await security(page, journey);
    const passkeys = page.getByRole("region", { name: "Passkeys" });
    await passkeys.getByRole("button", { name: "Rename" }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("Máy của Ánh");
    await page.getByRole("button", { name: "Save" }).click();
    await passkeys.getByText("Máy của Ánh").waitFor();
    await passkeys.getByRole("button", { name: "Remove" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await page.getByText("Passkey removed").waitFor();
    await signOut(page);
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await page.getByText("This passkey opens no account here.").waitFor();
  });

  test("two steps: the app's code, and a recovery code without it", async () => {
    const { page, person } = await arrive(journey);
    await security(page, journey);
    await page.getByRole("button", { name: "Turn on" }).click();
    await page.getByRole("img", { name: /QR code/ }).waitFor();
    const secret = ((await page.locator("code.key").textContent()) ?? "").replace(/\s/g, "");
    await page.getByLabel("The six digits").fill("000000");
    await page.getByRole("button", { name: "Confirm" }).click();
    await page.getByText("This code is not right.").waitFor();
    await page.getByLabel("The six digits").fill(new TOTP({ secret }).generate({ timestamp: Date.now() - 30_000 }));
    await page.getByRole("button", { name: "Confirm" }).click();
    const recoveryCode = (await page.locator(".recovery-codes li").first().textContent()) ?? "";
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download" }).click();
    expect((await downloading).suggestedFilename()).toBe("relata-recovery-codes.txt");
    await page.getByRole("button", { name: "I have kept them" }).click();
    await page.getByText("10 recovery codes left").waitFor();

    await signOut(page);
    await password(page, person);
    await page.getByLabel("Code", { exact: true }).fill("123456");
    await page.getByText("This code is not right").waitFor();
    await page.getByLabel("Code", { exact: true }).fill(new TOTP({ secret }).generate());
    await isIn(page);

    await signOut(page);
    await password(page, person);
    await page.getByRole("button", { name: "Use a recovery code" }).click();
    await page.getByLabel("Recovery code").fill(recoveryCode.toLowerCase());
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await isIn(page);

    await databasesOf(journey.app).directory.run("update sessions set proved_at = 1 where user_id = ?", person.id);
    await security(page, journey);
    await page.getByRole("button", { name: "Turn off" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Turn off" }).click();
    await page.getByLabel("Your password").fill("not this one");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByText("This password is not right").waitFor();
    await page.getByLabel("Your password").fill(person.password);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByText("Two-step verification is off").waitFor();
  });

  test("a forgotten password: by mail to a new one, which must not be weak", async () => {
    const person = await addPerson(journey.app, "rep");
    const page = await journey.visit({ signedOut: true, language: "vi" });
    await page.getByRole("button", { name: "Quên mật khẩu?" }).click();
    await page.getByLabel("Email").fill(person.email);
    await page.getByRole("button", { name: "Gửi liên kết" }).click();
    await page.getByText(`Nếu có người dùng địa chỉ ${person.email}`).waitFor();
    await page.goto(await linkTo(journey, person));
    const field = page.getByLabel("Mật khẩu mới");
    await field.fill("matkhau2024");
    await page.getByText("đã nằm trong danh sách bị lộ").waitFor();
    await field.fill("hoalan trang 12");
    await field.fill("Football#2020");
    await page.getByRole("button", { name: "Lưu và tiếp tục" }).click();
    await page.getByRole("alert").getByText("đã nằm trong danh sách bị lộ").waitFor();
    await field.fill(NEXT);
    await page.getByText("Mạnh").waitFor();
    await page.getByRole("button", { name: "Lưu và tiếp tục" }).click();
    await page.getByRole("heading", { level: 1, name: "Liên hệ" }).waitFor();
    await page.goBack();
    await page.goto(await linkTo(journey, person));
    await page.getByRole("heading", { name: "Liên kết đã được dùng hoặc đã hết hạn" }).waitFor();
  });

  test("a link by mail: shown first, spent by a click, and no more after that", async () => {
    const person = await newcomer(journey);
    const page = await journey.visit({ signedOut: true, device: "phone" });
    await page.getByRole("button", { name: "E-mail me a link" }).click();
    await page.getByLabel("E-mail").fill(person.email);
    await page.getByRole("button", { name: "Send the link" }).click();
    await page.getByRole("status").waitFor();
    const link = await linkTo(journey, person);
    await page.goto(link);
    await page.getByText(`You are signing in as ${person.email}.`).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { level: 1, name: "Contacts" }).waitFor();
    expect(page.url()).not.toContain("#");
    const later = await journey.visit({ signedOut: true });
    await later.goto(link);
    await later.getByRole("button", { name: "Get a new link" }).waitFor();
  });

  test("with Google, where it vouches for the address; and connected by hand where it does not", async () => {
    const { page, person } = await arrive(journey);
    provider.person = { sub: "in-a-browser", email: person.email, email_verified: true };
    await signOut(page);
    await page.getByRole("button", { name: "Continue with Google" }).click();
    await page.getByText("That Google account is not connected").waitFor();
    await password(page, person);
    await isIn(page);
    await security(page, journey);
    await page.getByRole("button", { name: "Connect Google" }).click();
    await page.getByText(`Google · ${person.email}`).waitFor();
    await signOut(page);
    await page.getByRole("button", { name: "Continue with Google" }).click();
    await isIn(page);
  });

  test("where one is signed in: another browser is put out", async () => {
    const { page, person } = await arrive(journey);
    const other = await journey.visit({ signedOut: true });
    await password(other, person);
    await isIn(other);
    await security(page, journey);
    await page.getByRole("region", { name: "Where you are signed in" }).getByRole("button", { name: "Sign out", exact: true }).click();
    await page.getByText("Signed out there").waitFor();
    await other.getByRole("button", { name: "Sign in" }).waitFor();
  });
});

async function newcomer({ app }: Journey): Promise<Person> {
  const person = await addPerson(app, "rep", "Nguyễn Hồng Ánh");
  await databasesOf(app).workspace.run("update members set locale = 'en' where id = ?", person.id);
  return person;
}

/** Somebody new, signed in by password on the English page. */
async function arrive(journey: Journey): Promise<{ page: Page; person: Person }> {
  const person = await newcomer(journey);
  const page = await journey.visit({ signedOut: true });
  await password(page, person);
  await isIn(page);
  return { page, person };
}

async function password(page: Page, person: Person): Promise<void> {
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

const isIn = (page: Page) => page.getByRole("navigation", { name: "Main navigation" }).first().waitFor();

async function security(page: Page, { app }: Journey): Promise<void> {
  await page.goto(`${app.url}/settings/security`);
  await page.getByRole("region", { name: "Where you are signed in" }).getByText("This one").waitFor();
}

async function signOut(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /Your account|Nguyễn Hồng Ánh/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Sign out", exact: true }).last().click();
  await page.getByRole("button", { name: "Sign in" }).waitFor();
}

/** The newest link that was mailed. */
async function linkTo({ app }: Journey, { email }: Person): Promise<string> {
  const letters = await app.mailbox.lettersTo(email);
  return letters.map(({ text }) => /http\S+\/sign-in\/\S+/.exec(text ?? "")?.[0]).find(Boolean) ?? "";
}

/** The browser's own authenticator, whose person always agrees. */
async function withAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
}
