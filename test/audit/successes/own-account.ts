import { TOTP } from "otpauth";
import type { Shown } from "../../records/kinds.ts";
import { Authenticator } from "../../support/authenticator.ts";
import { Client } from "../../support/client.ts";
import { addPerson } from "../../support/people.ts";
import { Visitor } from "../../support/visitor.ts";
import { ready, type Successes, type World } from "./success.ts";

const codeOf = (secret: string) => new TOTP({ secret, digits: 6, period: 30 }).generate();

export function ofOwnAccount({ app, owner, directory }: World): Successes {
  /** Somebody at the page, signed in a moment ago, so that nobody asks again who they are. */
  async function visitor(): Promise<Visitor & { email: string; password: string; userId: string }> {
    const { email, password, id } = await addPerson(app, "rep");
    const arrived = new Visitor(app.url);
    await arrived.signIn(email, password);
    return Object.assign(arrived, { email, password, userId: id });
  }

  async function withTwoStep(): Promise<Visitor> {
    const who = await visitor();
    const { secret } = (await who.post<{ secret: string }>("me/two-step")).body;
    await who.post("me/two-step/confirm", { code: codeOf(secret) });
    return who;
  }

  async function passkeyInput(who: Visitor) {
    const options = (await who.post("me/passkeys/options")).body;
    return { name: "Điện thoại", credential: new Authenticator(app.url).register(options) };
  }
  const passkeyOf = async (who: Visitor) => (await who.post<Shown>("me/passkeys", await passkeyInput(who))).body.id;

  return [
    [
      "POST /me/two-step/confirm",
      async () => {
        const who = await visitor();
        const { secret } = (await who.post<{ secret: string }>("me/two-step")).body;
        return () => who.post("me/two-step/confirm", { code: codeOf(secret) });
      },
    ],
    [
      "DELETE /me/two-step",
      async () => {
        const who = await withTwoStep();
        return () => who.delete("me/two-step");
      },
    ],
    [
      "POST /me/recovery-codes",
      async () => {
        const who = await withTwoStep();
        return () => who.post("me/recovery-codes");
      },
    ],
    [
      "POST /me/passkeys",
      async () => {
        const who = await visitor();
        const input = await passkeyInput(who);
        return () => who.post("me/passkeys", input);
      },
    ],
    [
      "PATCH /me/passkeys/{id}",
      async () => {
        const who = await visitor();
        const id = await passkeyOf(who);
        return () => who.send("PATCH", `me/passkeys/${id}`, { name: "Máy tính" });
      },
    ],
    [
      "DELETE /me/passkeys/{id}",
      async () => {
        const who = await visitor();
        const id = await passkeyOf(who);
        return () => who.delete(`me/passkeys/${id}`);
      },
    ],
    [
      "DELETE /me/sessions",
      async () => {
        const who = await visitor();
        await new Visitor(app.url).signIn(who.email, who.password);
        return () => who.delete("me/sessions");
      },
    ],
    [
      "DELETE /me/sessions/{id}",
      async () => {
        const who = await visitor();
        await new Visitor(app.url).signIn(who.email, who.password);
        const { items } = (await who.get<{ items: { id: string; isCurrent: boolean }[] }>("me/sessions")).body;
        return () => who.delete(`me/sessions/${items.find(({ isCurrent }) => !isCurrent)?.id}`);
      },
    ],
    [
      "DELETE /me/external-accounts/{id}",
      async () => {
        const who = await visitor();
        const id = `ext_${who.userId.slice(4)}`;
        await directory.run(
          "insert into external_accounts values (?, 'https://i.example', ?, ?, 'google', null, 1, null)",
          id,
          id,
          who.userId,
        );
        return () => who.delete(`me/external-accounts/${id}`);
      },
    ],
    [
      "PATCH /me",
      async () => {
        const { body } = await owner.get<{ member: Shown }>("me");
        return () => owner.patch("me", { signature: `An ${Math.random()}` }, { version: body.member.version });
      },
    ],
    [
      "POST /me/password",
      async () => {
        const { email, password } = await addPerson(app, "rep");
        const person = await Client.signedIn(app.url, email, password);
        return () => person.post("me/password", { current: password, next: "another one, longer" });
      },
    ],
    ["PATCH /me/digest", ready(() => owner.patch("me/digest", { dailyAt: 420 }, { version: 1 }))],
  ];
}
