import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { displayedPeople, nameInAddress, personName, readEmail } from "../../src/mail/addresses.rules.ts";
import {
  businessDomainOf,
  companyNameOf,
  customersAmong,
  isUnattended,
  mailboxOwner,
  registeredDomain,
} from "../../src/mail/people.rules.ts";
import { readMail } from "../../src/mail/read-mail.ts";
import { bytesOf } from "./bytes.ts";

const message = (headers: Record<string, string>, body = "Hello") =>
  bytesOf(
    `${Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\n`)
      .join("")}\n${body}`,
  );

const PLAIN = {
  "Message-ID": "<1@x.vn>",
  Date: "Mon, 5 Jan 2026 10:12:00 +0700",
  From: "An <an@x.vn>",
  To: "Binh <binh@y.vn>",
  Subject: "Price",
};

describe("a message", () => {
  test("in plain words", async () => {
    expect(await readMail(message(PLAIN, "Fine.\n\n> Tuesday?"))).toEqual({
      channelId: "1@x.vn",
      answers: [],
      inReplyTo: undefined,
      sentAt: Date.UTC(2026, 0, 5, 3, 12),
      from: { name: "An", address: "an@x.vn" },
      to: [{ name: "Binh", address: "binh@y.vn" }],
      cc: [],
      bcc: [],
      deliveredTo: undefined,
      subject: "Price",
      body: "Fine.",
      quoted: "> Tuesday?",
      attachments: [],
      isAutomatic: false,
    });
  });

  test("encoded names and subjects are decoded", async () => {
    const mail = await readMail(
      message({ ...PLAIN, From: "=?utf-8?B?Tmd1eeG7hW4gxJDhu6lj?= <duc@x.vn>", Subject: "=?utf-8?Q?B=C3=A1o_gi=C3=A1?=" }),
    );
    expect(mail).toMatchObject({ from: { name: "Nguyễn Đức" }, subject: "Báo giá" });
  });

  test("what it answers, the nearest first", async () => {
    const mail = await readMail(message({ ...PLAIN, "In-Reply-To": "<3@x>", References: "<1@x> <2@x>\n <3@x>" }));
    expect(mail.answers).toEqual(["3@x", "2@x", "1@x"]);
  });

  test("without a Message-ID it has the same name each time it is read", async () => {
    const { "Message-ID": _, ...rest } = PLAIN;
    const [one, two, other] = await Promise.all([readMail(message(rest)), readMail(message(rest)), readMail(message(rest, "Else"))]);
    expect(one.channelId).toMatch(/^sha256:[0-9a-f]{40}$/);
    expect(two.channelId).toBe(one.channelId);
    expect(other.channelId).not.toBe(one.channelId);
  });

  test("without a Date the last server's clock counts; without any, nothing is made up", async () => {
    const { Date: _, ...rest } = PLAIN;
    expect((await readMail(message({ Received: "from a by b; Mon, 5 Jan 2026 10:12:00 +0000", ...rest }))).sentAt).toBe(
      Date.UTC(2026, 0, 5, 10, 12),
    );
    expect((await readMail(message({ ...rest, Date: "yesterday" }))).sentAt).toBeUndefined();
  });

  test("html is read as text, attachments by name and size", async () => {
    const body = [
      "--b",
      "Content-Type: text/html; charset=utf-8",
      "",
      "<p>Chào <b>anh</b></p>",
      "--b",
      'Content-Type: application/pdf; name="bao gia.pdf"',
      "Content-Disposition: attachment",
      "Content-Transfer-Encoding: base64",
      "",
      "SGVsbG8=",
      "--b--",
    ].join("\n");
    const mail = await readMail(message({ ...PLAIN, "Mime-Version": "1.0", "Content-Type": 'multipart/mixed; boundary="b"' }, body));
    expect(mail).toMatchObject({ body: "Chào anh", attachments: [{ name: "bao gia.pdf", bytes: 5 }] });
  });

  test.each([
    ["a list", { "List-Unsubscribe": "<https://x>" }, "Hi"],
    ["bulk", { Precedence: "bulk" }, "Hi"],
    ["an answering machine", { "Auto-Submitted": "auto-replied" }, "Hi"],
    ["somebody away", { Subject: "Trả lời tự động: nghỉ lễ" }, "Hi"],
    ["a footer", {}, "News!\n\nTo unsubscribe click here"],
  ])("is automatic: %s", async (_, headers, body) => {
    expect((await readMail(message({ ...PLAIN, ...headers }, body))).isAutomatic).toBe(true);
  });

  test("Exchange exports: names from X-From and X-To, real addresses over mangled ones", async () => {
    const mail = await readMail(
      message({
        ...PLAIN,
        From: "an.tran@corp.com",
        To: "'lien@corp.com, lien@gov.vn",
        "X-From": "Tran, An </O=CORP/CN=ATRAN>",
        "X-To": "'Lien, Mai - KD1' <lien@gov.vn>",
      }),
    );
    expect(mail.from).toEqual({ name: "An Tran", address: "an.tran@corp.com" });
    expect(mail.to).toEqual([{ name: "Mai Lien", address: "lien@gov.vn" }]);
  });

  test("a missing To is taken from what was displayed", async () => {
    const { To: _, ...rest } = PLAIN;
    expect((await readMail(message({ ...rest, "X-To": "'bob@y.com', Chi <chi@z.com>" }))).to).toEqual([
      { name: "", address: "bob@y.com" },
      { name: "Chi", address: "chi@z.com" },
    ]);
  });

  test("any bytes are read or refused, never worse", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }),
          fc.string({ maxLength: 300 }).map((text) => bytesOf(`From: ${text}\nTo: ${text}\nSubject: ${text}\nX-To: ${text}\n\n${text}`)),
        ),
        async (bytes) => {
          const mail = await readMail(bytes);
          expect(mail.channelId).not.toBe("");
          expect(JSON.stringify(mail)).not.toContain("\\u0000");
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("names and addresses", () => {
  test.each([
    ["Mai <Mai@X.vn>", "mai@x.vn"],
    ["'john@x.com'", "john@x.com"],
    ["john@x.com <john@x.com>", "john@x.com"],
    ["mailto:mai@x.vn", "mai@x.vn"],
    ["<mai@x.vn>;", "mai@x.vn"],
    [".hall@corp.com", undefined],
    ["a..b@corp.com", undefined],
    ["not an address", undefined],
    ["", undefined],
  ])("address %s → %s", (text, address) => {
    expect(readEmail(text)).toBe(address);
  });

  test.each([
    ["'Cherry, Diane - PSP'", "Diane Cherry"],
    ["Hall, Steve C. (Legal)", "Steve C. Hall"],
    ["Richard Ripley (Business Journal (Spokane))", "Richard Ripley"],
    ["NGUYỄN VĂN AN", "Nguyễn Văn An"],
    ["IBM", "IBM"],
    ["an@x.vn", ""],
    ['"  Mai   Lan "', "Mai Lan"],
    ["(Sales)", "(Sales)"],
  ])("name %s → %s", (display, name) => {
    expect(personName(display)).toBe(name);
  });

  test("an address may tell a name", () => {
    expect(["bruce.sukaly@x.com", "jsmith@x.com", "a.b@x.com"].map(nameInAddress)).toEqual(["Bruce Sukaly", "", ""]);
    expect(personName("bruce.sukaly", "bruce.sukaly@x.com")).toBe("");
    expect(personName("CARVER Philip H", "philip.h.carver@x.com")).toBe("Philip H Carver");
    expect(personName("IBM Sales", "sales@x.com")).toBe("IBM Sales");
  });

  test("displayed people, with commas inside names", () => {
    expect(displayedPeople("Crandall, Sean </O=C/CN=S>, 'Sukaly, Bruce ' <b@y.com>, 'bob@z.com'")).toEqual([
      { name: "Sean Crandall", address: undefined },
      { name: "Bruce Sukaly", address: "b@y.com" },
      { name: "", address: "bob@z.com" },
    ]);
  });
});

describe("who is a customer", () => {
  test("firms by their domain", () => {
    expect(["mail.acme.com", "a.b.acme.com.vn", "state.or.us", "eal.ab.ca", "www.abc.vn"].map(registeredDomain)).toEqual([
      "acme.com",
      "acme.com.vn",
      "state.or.us",
      "eal.ab.ca",
      "abc.vn",
    ]);
    expect(["an@acme.com.vn", "an@gmail.com", "an@yahoo.com.vn", "an@sales.acme.com", "broken"].map(businessDomainOf)).toEqual([
      "acme.com.vn",
      undefined,
      undefined,
      "acme.com",
      undefined,
    ]);
    expect(["blue-river.com.vn", "bpa.gov", "acme.com"].map(companyNameOf)).toEqual(["Blue River", "BPA", "Acme"]);
  });

  test("robots and lists are nobody", () => {
    const robots = [
      "no-reply@x.com",
      "donotreply@x.com",
      "newsletter@x.com",
      "mailer-daemon@x.com",
      "bounces+12@x.com",
      "offers.251421602@x.com",
      "campaign.21.2101@x.com",
      "a@lists.x.com",
      "oasis-l@x.com",
      "alerts-vn@x.com",
      "imceafax-an+40+2b84@x.com",
      "5038052557@att.net",
    ];
    const people = [
      "an@x.com",
      "info@x.com",
      "sales@x.com",
      "newton@x.com",
      "alerta@x.com",
      "123456789@qq.com",
      "lan01011990@gmail.com",
      "reporter@x.com",
    ];
    expect(robots.filter((address) => !isUnattended(address))).toEqual([]);
    expect(people.filter(isUnattended)).toEqual([]);
  });

  test("neither we nor our colleagues", () => {
    const own = { addresses: new Set(["me@gmail.com"]), domains: new Set(["corp.vn"]) };
    const people = ["me@gmail.com", "chi@corp.vn", "bo@mail.corp.vn", "an@x.vn", "no-reply@x.vn", ".broken@x.vn"].map((address) => ({
      name: "",
      address,
    }));
    expect(customersAmong(people, own).map(({ address }) => address)).toEqual(["an@x.vn"]);
  });

  test("the owner of a mailbox takes part in the most mails; a tie tells nothing", () => {
    const mail = (...addresses: string[]) => ({ deliveredTo: undefined, people: addresses.map((address) => ({ name: "", address })) });
    expect(mailboxOwner([mail("me@x", "a@y"), mail("b@y", "me@x"), mail("me@x", "c@y")])).toBe("me@x");
    expect(mailboxOwner([mail("a@x", "b@y")])).toBeUndefined();
    expect(mailboxOwner([{ deliveredTo: "me@x", people: [] }])).toBe("me@x");
  });
});
