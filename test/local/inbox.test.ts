import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type App, startApp } from "../support/app.ts";
import { eventually } from "../support/mailbox.ts";

let app: App;
beforeAll(async () => {
  app = await startApp({ empty: true });
});
afterAll(() => app.close());

const put = (name: string, to: string) =>
  writeFileSync(
    join(app.dataDir, "inbox", name),
    `From: Lan <lan@songxanh.vn>\r\nTo: ${to}\r\nSubject: Don hang\r\nMessage-ID: <${name}@songxanh.vn>\r\n\r\nXin chào`,
  );

test("a workspace has an address of its own on this machine, and what is sent to it arrives", async () => {
  const { body } = await app.owner.get<{ address: string }>("inbound-address");
  expect(body.address).toMatch(/^[a-z0-9]+@localhost$/);
  put("good.eml", body.address);
  const arrived = await eventually("the mail in quarantine", async () => {
    const { items } = (await app.owner.get<{ items: { fromAddress: string }[] }>("quarantine")).body;
    return items.length > 0 ? items : undefined;
  });
  expect(JSON.stringify(arrived)).toContain("lan@songxanh.vn");
});

test("a file that is sent to nobody here lies among the refused, with the reason beside it", async () => {
  put("stray.eml", "nobody@localhost");
  const reason = join(app.dataDir, "inbox/refused/stray.eml.reason.txt");
  await eventually("the refusal", async () => (readdirSync(join(app.dataDir, "inbox/refused")).includes("stray.eml") ? true : undefined));
  expect(readFileSync(reason, "utf8")).toContain("There is no such address");
  expect(app.logged().map(({ message }) => message)).toContainEqual(
    expect.stringMatching(/^Inbox: stray\.eml was refused: .*no such address/),
  );
});
