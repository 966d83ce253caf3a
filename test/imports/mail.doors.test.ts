import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Activity } from "../../src/activities/activities.schema.ts";
import type { Company } from "../../src/companies/companies.schema.ts";
import type { Contact } from "../../src/contacts/contacts.schema.ts";
import { type App, startApp } from "../support/app.ts";
import { countsOf, importFile, listed, problemsOf, upload } from "./import-file.ts";

let app: App;
beforeAll(async () => {
  app = await startApp({ empty: true });
});
afterAll(() => app.close());

let minute = 0;
function mail(headers: Record<string, string>, body = "Hello"): string {
  minute += 1;
  const date = `Mon, 5 Jan 2026 10:${String(minute % 60).padStart(2, "0")}:00 +0000`;
  const lines = Object.entries({ Date: date, "Message-ID": `<${minute}@test>`, ...headers }).map(([name, value]) => `${name}: ${value}`);
  return `From x Mon Jan  5 10:00:00 2026\n${lines.join("\n")}\n\n${body}\n\n`;
}

const ME = "Tôi <me@corp.vn>";
const MAILBOX = [
  mail({ From: "=?utf-8?B?Tmd1eeG7hW4gVGjhu4sgTWFp?= <mai@caytre.vn>", To: ME, Subject: "Báo giá" }, "Chị cần báo giá 500 cái."),
  mail(
    { From: ME, To: "mai@caytre.vn", Subject: "Re: Báo giá" },
    "Em gửi chị.\n\nVào Th 2, 5 thg 1, 2026 Mai <mai@caytre.vn> đã viết:\n> Chị cần báo giá 500 cái.",
  ),
  mail({ From: '"Smith, John" <john@acme.com>', To: ME, Cc: "bob@acme.com, lan@gmail.com", Subject: "Order" }),
  mail({ From: "colleague@corp.vn", To: ME, Subject: "Lunch" }),
  mail({ From: "newsletter@shop.com", To: ME, Subject: "Sale" }),
  mail({ From: "ann@shop.com", To: ME, Subject: "Sale", "List-Unsubscribe": "<https://shop.com>" }),
  mail({ From: ME, To: "no-reply@bank.vn", Subject: "Re: Statement" }),
].join("");

const timeline = async (recordId: string) => (await app.owner.get<{ items: Activity[] }>(`activities?recordId=${recordId}`)).body.items;

describe("a mailbox", () => {
  test("shows whose it is before it is started", async () => {
    const { import: job, preview } = await upload(app.owner, "inbox.mbox", MAILBOX);
    expect(job).toMatchObject({ kind: "mail", object: null, options: { ownAddresses: ["me@corp.vn"] } });
    expect(preview.messages[0]).toMatchObject({ from: "Nguyễn Thị Mai", subject: "Báo giá" });
  });

  test("becomes contacts with their firms; colleagues, newsletters and robots do not", async () => {
    const job = await importFile(app.owner, "inbox.mbox", MAILBOX);
    expect(countsOf(job)).toEqual({ state: "finished", rowsRead: 7, created: 3, updated: 0, unchanged: 0, failed: 0 });
    expect(job.tally).toEqual({ contacts: 4, companies: 2, colleagues: 1, automatic: 2, nobody: 1 });
    const [contacts, companies] = [await listed<Contact>(app.owner, "contacts"), await listed<Company>(app.owner, "companies")];
    expect([...contacts.keys()].sort()).toEqual(["John Smith", "Nguyễn Thị Mai", "bob@acme.com", "lan@gmail.com"]);
    expect(contacts.get("Nguyễn Thị Mai")).toMatchObject({ language: "vi", givenName: "Mai", companyId: companies.get("Caytre")?.id });
    expect(contacts.get("lan@gmail.com")).toMatchObject({ companyId: null });
    expect(contacts.get("bob@acme.com")?.companyId).toBe(contacts.get("John Smith")?.companyId);
  });

  test("and a timeline of threads, with what was quoted folded away", async () => {
    const [contacts, companies] = [await listed<Contact>(app.owner, "contacts"), await listed<Company>(app.owner, "companies")];
    const mai = contacts.get("Nguyễn Thị Mai");
    const [answer, question] = await timeline(mai?.id ?? "");
    expect(question).toMatchObject({
      kind: "email",
      direction: "in",
      subject: "Báo giá",
      body: "Chị cần báo giá 500 cái.",
      quoted: null,
      channelId: "1@test",
    });
    expect(answer).toMatchObject({ direction: "out", body: "Em gửi chị.", threadId: question?.threadId, links: [mai?.id, mai?.companyId] });
    expect(answer?.quoted).toContain("> Chị cần báo giá");
    expect((await timeline(companies.get("Acme")?.id ?? "")).map(({ subject }) => subject)).toEqual(["Order"]);
    expect(mai?.lastActivityAt).toBe(answer?.occurredAt);
  });

  test("a second time nothing is new", async () => {
    const again = await importFile(app.owner, "inbox.mbox", MAILBOX);
    expect(countsOf(again)).toMatchObject({ created: 0, unchanged: 3, failed: 0 });
    expect(again.tally).not.toHaveProperty("contacts");
  });

  test("later mail joins its thread and gives a nameless contact its name", async () => {
    const contacts = await listed<Contact>(app.owner, "contacts");
    const bob = contacts.get("bob@acme.com");
    const [order] = await timeline(bob?.id ?? "");
    await importFile(
      app.owner,
      "later.mbox",
      mail({ From: "Bob Brown <bob@acme.com>", To: ME, Subject: "RE: order" }) +
        mail({ From: "Bob Brown <bob@acme.com>", To: ME, Subject: "Something else", "In-Reply-To": `<${order?.channelId}>` }),
      {
        ownAddresses: ["me@corp.vn"],
      },
    );
    const items = await timeline(bob?.id ?? "");
    expect(new Set(items.map(({ threadId }) => threadId))).toEqual(new Set([order?.threadId]));
    expect(items).toHaveLength(3);
    expect((await listed<Contact>(app.owner, "contacts")).get("Bob Brown")?.id).toBe(bob?.id);
  });

  test("whoever is not said to be a colleague may be kept", async () => {
    const job = await importFile(app.owner, "inbox.mbox", MAILBOX, { colleaguesByDomain: false });
    expect(job).toMatchObject({ created: 1, unchanged: 3 });
    expect((await listed<Contact>(app.owner, "contacts")).has("colleague@corp.vn")).toBe(true);
  });

  test("one mail to a crowd makes no crowd of contacts", async () => {
    const crowd = Array.from({ length: 40 }, (_, index) => `p${index}@crowd${index}.com`).join(", ");
    const job = await importFile(
      app.owner,
      "crowd.mbox",
      mail({ From: "Press <press@agency.com>", To: `${ME}, ${crowd}`, Subject: "News" }),
      { ownAddresses: ["me@corp.vn"] },
    );
    expect(job).toMatchObject({ created: 1, tally: { contacts: 1, companies: 1 } });
  });
});

test("a single message is a mailbox of one", async () => {
  const eml =
    "Message-ID: <eml@test>\nDate: Mon, 5 Jan 2026 10:00:00 +0000\nFrom: Hoa <hoa@sen.vn>\nTo: me@corp.vn\nSubject: Chào\n\nXin chào.";
  const job = await importFile(app.owner, "message.eml", eml, { ownAddresses: ["me@corp.vn"] });
  expect(countsOf(job)).toMatchObject({ rowsRead: 1, created: 1 });
  const [activity] = await timeline((await listed<Contact>(app.owner, "contacts")).get("Hoa")?.id ?? "");
  expect(activity).toMatchObject({ subject: "Chào", direction: "in", body: "Xin chào." });
});

test("a message too large to hold is named with its line; the import goes on behind it", async () => {
  const large = mail({ From: "big@bao.vn", To: ME, Subject: "Video" }, "QUJD".repeat(19).concat("\n").repeat(300_000));
  const before = mail({ From: "Sa Vo <sa@bao.vn>", To: ME, Subject: "Before" });
  const after = mail({ From: "Sa Vo <sa@bao.vn>", To: ME, Subject: "After" });
  const job = await importFile(app.owner, "large.mbox", before + large + after, { locale: "en", ownAddresses: ["me@corp.vn"] });
  expect(countsOf(job)).toMatchObject({ state: "finished", rowsRead: 3, created: 2, failed: 1 });
  expect(job.line).toBe((before + large + after).split("\n").length);
  expect(await problemsOf(app.owner, job.id)).toEqual([{ line: 10, field: null, reason: "This message is larger than 20 MB", raw: "" }]);
  const sa = (await listed<Contact>(app.owner, "contacts")).get("Sa Vo") ?? (await listed<Contact>(app.owner, "contacts")).get("Vo Sa");
  expect((await timeline(sa?.id ?? "")).map(({ subject }) => subject)).toEqual(["After", "Before"]);
});

test("a message without any date is named with its line", async () => {
  const job = await importFile(app.owner, "undated.mbox", `${mail({ From: "a@b.vn", To: ME, Subject: "x" })}From - \nFrom: c@d.vn\n`, {
    locale: "en",
  });
  expect(job.failed).toBe(0);
  const undated = await importFile(app.owner, "undated.eml", "From: c@d.vn\nTo: me@corp.vn\nSubject: When?\n\nHi", { locale: "en" });
  expect(await problemsOf(app.owner, undated.id)).toEqual([
    { line: 1, field: null, reason: "This message says no date", raw: expect.stringContaining("When?") },
  ]);
});
