import { afterAll, expect, test } from "vitest";
import { formatMoment } from "../../src/core/time.ts";
import { mailText } from "../../src/identity/account-mail.words.ts";
import { startApp } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";
import { addPerson } from "../support/people.ts";
import { Visitor } from "../support/visitor.ts";

/** What is mailed of an account when something was done to it: what, when, from where. */

const app = await startApp({ empty: true });
const { workspace } = databasesOf(app);
afterAll(() => app.close());

const EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0";

/** What somebody is told by mail of a sign-in from a second browser, and between which moments it was. */
async function toldOfSignIn(locale: "vi" | "en", userAgent: string) {
  const person = await addPerson(app, "rep");
  await new Visitor(app.url).signIn(person.email, person.password);
  await workspace.run("update members set locale = ? where id = ?", locale, person.id);
  const from = Date.now();
  const headers = { "user-agent": userAgent };
  const answer = await new Visitor(app.url).post("auth/sign-in", { email: person.email, password: person.password }, { headers });
  expect(answer.status).toBe(200);
  const to = Date.now();
  const [letter] = await app.mailbox.lettersTo(person.email);
  return { letter, moments: (zone: string) => [from, to].map((at) => formatMoment(at, locale, zone)) };
}

test("a new sign-in: when, in the reader's language and the workspace's zone, and from which browser", async () => {
  const { letter, moments } = await toldOfSignIn("vi", EDGE);
  expect(letter?.subject).toBe("Có lần đăng nhập mới vào tài khoản Relata");
  const [, when, from] = /Thời điểm: (.+)\r?\nTừ: (.+)/.exec(letter?.text ?? "") ?? [];
  expect(moments("Asia/Ho_Chi_Minh")).toContain(when);
  expect(from?.trim()).toBe("Edge · Windows");
});

test("a workspace elsewhere has another clock, and a program without a name is said to be unknown", async () => {
  const settings = (await app.owner.get<{ version: number }>("settings")).body;
  const { status } = await app.owner.patch("settings", { timeZone: "America/Toronto" }, { version: settings.version });
  expect(status).toBe(200);
  const { letter, moments } = await toldOfSignIn("en", "?");
  const [, when, from] = /When: (.+)\r?\nFrom: (.+)/.exec(letter?.text ?? "") ?? [];
  expect(moments("America/Toronto")).toContain(when);
  expect(when).toMatch(/\(GMT-[45]\)$/);
  expect(from?.trim()).toBe("unknown");
});

test("the place stands beside the browser where the edge knows it; an invitation tells of nothing that was done", () => {
  const facts = { when: "08:05, 02/09/2026 (GMT+7)", device: "Firefox · Linux", place: "Đà Nẵng, VN" };
  expect(mailText("two_step_off", "vi", facts).before.at(-1)).toBe(
    "Thời điểm: 08:05, 02/09/2026 (GMT+7)\nTừ: Firefox · Linux, Đà Nẵng, VN",
  );
  expect(mailText("new_device", "en", { when: "x", place: "Huế, VN" }).before.at(-1)).toBe("When: x\nFrom: Huế, VN");
  expect(mailText("invitation", "en", { inviter: "Mai", workspace: "Gỗ", holds: "7 days" }).before.at(-1)).toBe(
    "Open this link to accept:",
  );
});

test.each([
  ["vi", "Asia/Ho_Chi_Minh", "00:30, 01/01/2027 (GMT+7)"],
  ["en", "Asia/Ho_Chi_Minh", "Jan 1, 2027, 00:30 (GMT+7)"],
  ["en", "America/New_York", "Dec 31, 2026, 12:30 (GMT-5)"],
  ["vi", "Asia/Kolkata", "23:00, 31/12/2026 (GMT+5:30)"],
  ["en", "UTC", "Dec 31, 2026, 17:30 (GMT+0)"],
])("a moment in %s at %s: %s", (locale, zone, said) => {
  expect(formatMoment(Date.UTC(2026, 11, 31, 17, 30), locale, zone)).toBe(said);
});
