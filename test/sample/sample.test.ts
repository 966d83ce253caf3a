import { isValidPhoneNumber } from "libphonenumber-js/min";
import { describe, expect, test } from "vitest";
import { contactEmail, contactPhone } from "../../src/contacts/contacts.schema.ts";
import { kindOfId } from "../../src/core/ids.ts";
import { clean, cleanLine } from "../../src/core/text.ts";
import { DAY, HOUR } from "../../src/core/time.ts";
import type { SampleRecords } from "../../src/sample/rows.ts";
import { buildSample } from "../../src/sample/sample.ts";
import { money } from "../../src/sample/wording.ts";
import { cpuMs } from "../support/effort.ts";
import { timelineOf } from "../support/sample-timeline.ts";

const NOW = Date.UTC(2026, 10, 22, 5, 0);
const sample = buildSample(NOW);
const { members, companies, contacts, products, deals, dealStageEvents, orders, tasks } = sample;
const activities = timelineOf(sample);

const records = [...members, ...companies, ...contacts, ...products, ...deals, ...orders, ...activities, ...tasks];
const byId = new Map(records.map((record) => [record.id, record]));
const contactOf = new Map(contacts.map((contact) => [contact.id, contact]));
const timeline = (id: string) => activities.filter(({ links }) => links.includes(id));
const peopleIn = (links: string[]) => links.flatMap((id) => contactOf.get(id) ?? []);
const companyNamed = (part: string) => companies.find(({ name }) => name.includes(part)) as SampleRecords["companies"][number];

describe("what there is", () => {
  test("enough of everything, both languages, every stage", () => {
    expect(members.map(({ role }) => role)).toEqual(["owner", "manager", "rep", "rep", "rep", "rep", "agent", "viewer"]);
    expect(companies.length).toBeGreaterThanOrEqual(45);
    expect(companies.filter(({ country }) => country !== "VN").length).toBeGreaterThanOrEqual(12);
    expect(contacts.length).toBeGreaterThanOrEqual(130);
    expect(deals.length).toBeGreaterThanOrEqual(90);
    expect(activities.length).toBeGreaterThanOrEqual(1_150);
    expect(tasks.length).toBeGreaterThanOrEqual(55);
    expect(new Set(deals.map(({ stage }) => stage)).size).toBe(6);
    expect(new Set(contacts.map(({ language }) => language))).toEqual(new Set(["vi", "en"]));
    const kinds = new Set(activities.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(["call", "chat", "email", "form", "letter", "meeting", "note", "order", "sms", "visit"]);
  });

  test("tasks are done, overdue, due today and still to come", () => {
    const open = tasks.filter(({ doneAt }) => doneAt === null);
    expect(tasks.length - open.length).toBeGreaterThan(10);
    expect(open.filter(({ dueAt }) => (dueAt ?? 0) < NOW - DAY).length).toBeGreaterThan(5);
    expect(open.filter(({ dueAt }) => Math.abs((dueAt ?? 0) - NOW) < DAY).length).toBeGreaterThan(3);
    expect(open.filter(({ dueAt }) => (dueAt ?? 0) > NOW + DAY).length).toBeGreaterThan(15);
  });

  test("the special ones: nobody's history, a very long one, the silent, the unhappy, the hostile text, the bilingual thread", () => {
    expect(contacts.filter(({ lastActivityAt }) => lastActivityAt === 0).map(({ name }) => name)).toEqual(["Đỗ Hoàng Yến"]);
    expect(timeline(companyNamed("Nắng Sớm").id).length).toBeGreaterThanOrEqual(120);
    const silent = timeline(companyNamed("Lá Me").id).filter(({ direction }) => direction === "in");
    expect(silent.length).toBeGreaterThan(15);
    expect((NOW - (silent.at(-1)?.occurredAt ?? 0)) / DAY).toBeGreaterThan(110);
    expect(timeline(companyNamed("Đảo Sim").id).at(-1)).toMatchObject({ direction: "in", subject: "Đề nghị nhận lại bốn bộ ủ lạnh" });
    expect(activities.some(({ body }) => body.includes("ignore all previous instructions"))).toBe(true);
    const bilingual = timeline(companyNamed("Pho & Filter").id).filter(({ subject }) =>
      subject.endsWith("Coffee for our third restaurant"),
    );
    expect(new Set(bilingual.map(({ threadId }) => threadId)).size).toBe(1);
    expect(bilingual.some(({ body }) => body.includes("Chào cháu Huy"))).toBe(true);
  });
});

describe("what holds together", () => {
  test("every id that a row names exists and is of the right kind", () => {
    const named = (kind: string, ids: (string | null)[]) => ids.filter((id) => id !== null && (!byId.has(id) || kindOfId(id) !== kind));
    expect(
      named(
        "user",
        [...companies, ...contacts, ...deals, ...orders].map(({ ownerId }) => ownerId),
      ),
    ).toEqual([]);
    expect(named("user", [...activities.map(({ authorId }) => authorId), ...tasks.map(({ assigneeId }) => assigneeId)])).toEqual([]);
    expect(
      named(
        "company",
        [...contacts, ...deals, ...tasks].map(({ companyId }) => companyId),
      ),
    ).toEqual([]);
    expect(
      named(
        "contact",
        [...deals, ...tasks].map(({ contactId }) => contactId),
      ),
    ).toEqual([]);
    expect(
      named(
        "product",
        deals.map(({ productId }) => productId),
      ),
    ).toEqual([]);
    expect(named("deal", [...tasks.map(({ dealId }) => dealId), ...dealStageEvents.map(({ dealId }) => dealId)])).toEqual([]);
    expect(activities.flatMap(({ links }) => links).filter((id) => !byId.has(id))).toEqual([]);
    expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
    expect(records.filter(({ source }) => source !== "sample")).toEqual([]);
  });

  test("an activity is linked to its contacts and their companies, and never before the contact was known", () => {
    for (const { links, occurredAt } of activities) {
      const people = peopleIn(links);
      expect(people.length).toBeGreaterThan(0);
      for (const { companyId, createdAt, lastActivityAt } of people) {
        if (companyId) expect(links).toContain(companyId);
        expect(createdAt).toBeLessThan(occurredAt);
        expect(lastActivityAt).toBeGreaterThanOrEqual(occurredAt);
      }
    }
  });

  test("deals move forward in time; open ones have a next step, lost ones a reason", () => {
    for (const deal of deals) {
      const events = dealStageEvents.filter(({ dealId }) => dealId === deal.id);
      const times = events.map(({ enteredAt }) => enteredAt);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(new Set(events.map(({ stage, enteredAt }) => `${stage}${enteredAt}`)).size).toBe(events.length);
      expect(events.at(-1)?.stage).toBe(deal.stage);
      expect(Number.isSafeInteger(deal.amount) && (deal.amount ?? 0) > 0).toBe(true);
      expect(deal.status).toBe(deal.stage === "won" || deal.stage === "lost" ? deal.stage : "open");
      expect(deal.closedAt !== null).toBe(deal.status !== "open");
      expect(deal.nextStep !== null).toBe(deal.status === "open");
      expect(deal.lostReason !== null).toBe(deal.status === "lost");
    }
  });

  test("a quoted deal's amount stands in its mails, its calls or its order", () => {
    const quoted = deals.filter(({ stage }) => !["prospecting", "engaging"].includes(stage));
    const silent = quoted.filter(({ id, amount, currency }) => {
      const written = money(amount ?? 0, currency ?? "VND");
      return !timeline(id).some(({ body, meta }) => body.includes(written) || meta.amount === amount);
    });
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  test("orders add up to their lines, which name products and what somebody paid for them", () => {
    for (const { lines, amount } of orders) {
      expect(lines.reduce((sum, line) => sum + line.amount, 0)).toBe(amount);
      for (const { productId, quantity, unitPrice, discount, amount: sum } of lines) {
        expect(byId.get(productId ?? "")).toMatchObject({ source: "sample" });
        expect([quantity * (unitPrice ?? 0) - discount, discount >= 0]).toEqual([sum, true]);
      }
    }
    expect(new Set(orders.map(({ status }) => status))).toEqual(new Set(["placed", "fulfilled"]));
    expect(new Set(orders.map(({ number }) => number)).size).toBe(orders.length);
    const known = new Set(orders.map(({ number }) => number));
    const mentioned = activities.flatMap(({ body, subject }) => `${subject} ${body}`.match(/MG-\d{6}-\d{2}/g) ?? []);
    expect(mentioned.filter((number) => !known.has(number))).toEqual([]);
  });

  test("mail has addresses, unique Message-IDs, and answers what came before in its thread", () => {
    const mails = activities.filter(({ kind }) => kind === "email");
    const seen = new Map<string, (typeof mails)[number]>();
    for (const mail of mails) {
      const { from, to, inReplyTo } = mail.meta;
      expect(from?.address && to?.[0]?.address).toBeTruthy();
      expect(mail.channelId).toMatch(/^[^<>@\s]+@[a-z0-9-]+\.example$/);
      expect(seen.has(mail.channelId ?? "")).toBe(false);
      if (inReplyTo) {
        expect(seen.get(inReplyTo)?.threadId).toBe(mail.threadId);
        expect(mail.quoted).toContain("\n> ");
        expect(mail.subject).toMatch(/^Re: /);
      }
      seen.set(mail.channelId ?? "", mail);
    }
  });
});

describe("what people read", () => {
  const texts = activities.map(({ subject, body }) => `${subject}\n${body}`);

  test("no empty slot, no stray value, nothing that the boundary would change", () => {
    expect(texts.filter((text) => /\{\w+\}|undefined|NaN|\[object/.test(text))).toEqual([]);
    expect(activities.filter(({ body }) => body === "" || clean(body) !== body)).toEqual([]);
    expect(activities.filter(({ subject }) => cleanLine(subject) !== subject)).toEqual([]);
  });

  test("nobody reads the same text from or to one person twice", () => {
    const seen = new Set<string>();
    const repeated = activities.filter(({ kind, links, body }) => {
      const key = `${peopleIn(links)[0]?.id} ${body}`;
      const isRepeated = kind !== "order" && seen.has(key);
      seen.add(key);
      return isRepeated;
    });
    expect(repeated.map(({ body }) => body)).toEqual([]);
  });

  test("a man is never greeted as chị, a woman never as anh", () => {
    const wrong: Record<string, RegExp> = { anh: /(chào|dạ|thưa) chị\b/iu, chi: /(chào|dạ|thưa) anh\b/iu };
    const slips = activities.filter(({ kind, direction, links, body }) => {
      const people = peopleIn(links);
      const pattern = wrong[people[0]?.addressForm ?? ""];
      return people.length === 1 && direction === "out" && ["email", "sms"].includes(kind) && pattern?.test(body);
    });
    expect(slips.map(({ body }) => body)).toEqual([]);
  });

  test("addresses and numbers are well formed, made up, and nobody shares an e-mail address", () => {
    const addresses = [
      ...contacts.flatMap(({ emails }) => emails.map(({ address }) => address)),
      ...members.map(({ email }) => email ?? ""),
    ];
    expect(addresses.filter((address) => !address.endsWith(".example"))).toEqual([]);
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const { emails, phones } of contacts) {
      for (const email of emails) expect(contactEmail.parse(email)).toEqual(email);
      for (const phone of phones) expect(contactPhone.parse(phone)).toEqual(phone);
      expect(phones.filter(({ number }) => !isValidPhoneNumber(number))).toEqual([]);
    }
    expect(companies.filter(({ domain }) => !domain?.endsWith(".example"))).toEqual([]);
    expect(companies.filter(({ phone }) => phone && !isValidPhoneNumber(phone))).toEqual([]);
  });

  test("Vietnamese sort by given name", () => {
    const huong = contacts.find(({ name }) => name === "Trần Thị Thu Hương");
    expect(huong).toMatchObject({
      givenName: "Hương",
      middleName: "Thị Thu",
      familyName: "Trần",
      sortName: "huong tran thi thu",
      addressForm: "chi",
    });
  });
});

describe("on any day it is loaded", () => {
  const VIETNAM = 7 * HOUR;
  const days = [
    "2026-11-22",
    "2027-02-06",
    "2027-02-09",
    "2027-02-13",
    "2026-12-31",
    "2027-01-01",
    "2028-02-29",
    "2029-05-01",
    "2031-07-18",
    "2047-03-10",
  ];

  test.each(days)("%s: nothing lies in the future, on a Sunday, at night or on Tết", (day) => {
    const now = Date.parse(`${day}T08:30:00+07:00`);
    const told = buildSample(now);
    const tet = ["2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13"].map((date) => Date.parse(`${date}T00:00:00Z`) / DAY);
    for (const { occurredAt } of told.activities) {
      const local = new Date(occurredAt + VIETNAM);
      const hour = local.getUTCHours() + local.getUTCMinutes() / 60;
      expect(occurredAt).toBeLessThan(now);
      expect(occurredAt).toBeGreaterThan(now - 560 * DAY);
      expect(local.getUTCDay()).not.toBe(0);
      expect(hour).toBeGreaterThan(7);
      expect(hour).toBeLessThan(21);
      expect(tet.some((first) => Math.abs(Math.floor((occurredAt + VIETNAM) / DAY) - first - 1) <= 2)).toBe(false);
    }
    expect(told.activities.length).toBeGreaterThanOrEqual(1_150);
    expect(
      [...told.deals, ...told.contacts, ...told.companies].filter(({ updatedAt, createdAt }) => updatedAt > now || createdAt > now),
    ).toEqual([]);
    expect(told.tasks.filter(({ doneAt, createdAt }) => (doneAt ?? 0) > now || createdAt > now)).toEqual([]);
    expect(told.dealStageEvents.filter(({ enteredAt }) => enteredAt > now)).toEqual([]);
  });

  test("the same day tells the same stories, whatever the ids", () => {
    const anonymous = (told: SampleRecords) => {
      const known = new Map<string, number>();
      const numbered = (id: string) => `#${known.get(id) ?? known.set(id, known.size).size}`;
      return JSON.stringify(told).replace(/"[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}"/g, (id) => numbered(id));
    };
    expect(anonymous(buildSample(NOW))).toBe(anonymous(sample));
  });

  test("ids sort by time, and building takes less than 300 ms", () => {
    const ids = activities.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    const spent = [1, 2, 3].map(() => cpuMs(() => buildSample(NOW)));
    expect(Math.min(...spent)).toBeLessThan(300);
  });
});
