import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Activity } from "../../src/activities/activities.schema.ts";
import type { Summary } from "../../src/assistant/assistant.schema.ts";
import type { Brief } from "../../src/briefs/briefs.schema.ts";
import type { Digest } from "../../src/digests/digests.schema.ts";
import type { Proposal } from "../../src/proposals/proposals.schema.ts";
import type { Reading } from "../../src/reading/reading.schema.ts";
import type { Task } from "../../src/tasks/tasks.schema.ts";
import { addRole } from "../access/world.ts";
import { type App, startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { addPerson, type Person } from "../support/people.ts";

/** Whoever tells of a customer's complaints says the same number: summary, brief, day and week, read or not yet read, for each asker their own. */

let app: App;
let rep: Person;
const DAY = 86_400_000;
const workspace = () => databasesOf(app).workspace;

beforeAll(async () => {
  app = await startApp({ empty: true });
  rep = await addPerson(app, "rep", "Phạm Ngọc Lan");
});
afterAll(() => app?.close());

async function made<R = { id: string }>(client: Client, path: string, body: object): Promise<R> {
  const answer = await client.post<R>(path, body);
  if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const reading = (id: string): Promise<Reading> =>
  eventually("its reading", async () => (await app.owner.get<{ items: Reading[] }>(`readings?activityIds=${id}`)).body.items[0]);

let named = 0;
/** Somebody new for each case: nothing that another left behind counts. */
const customer = async () => {
  named += 1;
  return made(app.owner, "contacts", { givenName: `Số ${named}`, familyName: "Trần", ownerId: rep.id });
};

const TEXTS = {
  late: ["chat", "in", "Đơn đặt từ đầu tháng vẫn chưa về tới kho bên anh."],
  broken: ["chat", "in", "Two of the chairs were cracked when we opened the boxes."],
  told: ["note", null, "Khách phàn nàn giao thiếu 3 thùng."],
  ours: ["chat", "out", "Em xin lỗi vì hàng giao trễ và bị hỏng ạ."],
  inner: ["note", null, "Nội bộ: lô 14 bị ẩm, dời lịch xuất kho."],
  glad: ["chat", "in", "Hàng đẹp lắm, cả nhà rất hài lòng."],
  question: ["chat", "in", "Kho bên mình mở cửa mấy giờ?"],
} as const;
type Text = keyof typeof TEXTS;

const write = (client: Client, contactId: string, text: Text, days: number, more: object = {}) => {
  const [kind, direction, body] = TEXTS[text];
  return made<Activity>(client, "activities", { kind, direction, body, links: [contactId], occurredAt: Date.now() - days * DAY, ...more });
};

/** Complaints in all and open ones of one customer, as each surface says it; 0 where it says nothing. */
async function counts(client: Client, contactId: string) {
  const name = (await app.owner.get<{ name: string }>(`contacts/${contactId}`)).body.name;
  const [summary, brief, day, week] = await Promise.all([
    client.get<Summary>(`assistant/summary?recordId=${contactId}&language=vi`),
    client.get<Brief>(`briefs/${contactId}?language=vi`),
    client.get<Digest>("digest?language=vi&isWhole=true"),
    client.get<Digest>("digest?kind=weekly&language=vi&isWhole=true"),
  ]);
  const fact = ({ evidence }: { evidence: { title: string; text: string }[] }) => {
    const text = evidence.find(({ title }) => title === "Khiếu nại")?.text ?? "";
    return { all: numberIn(text, /^(\d+) lần/), open: numberIn(text, /(\d+) lần chưa giải quyết/) };
  };
  const told = ({ sections }: Digest, section: string) =>
    sections.find((one) => one.name === section)?.points.find(({ recordId }) => recordId === contactId)?.text ?? "";
  const themes = week.body.sections.find(({ name: section }) => section === "complaints")?.points ?? [];
  return {
    summary: fact(summary.body),
    brief: fact(brief.body),
    day: numberIn(told(day.body, "complaints"), /(\d+) khiếu nại chưa/),
    week: numberIn(told(week.body, "risk"), /(\d+) khiếu nại chưa/),
    themes: themes.filter(({ text }) => text.includes(name)).length,
  };
}
const numberIn = (text: string, pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? 0);

const same = (all: number, open: number) => ({ summary: { all, open }, brief: { all, open }, day: open, week: open });

test("the same number everywhere, whatever was written, and whether it has been read or not", async () => {
  const event = fc.record({ text: fc.constantFrom(...(Object.keys(TEXTS) as Text[])), days: fc.integer({ min: 0, max: 100 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 5 }), async (events) => {
      const { id } = await customer();
      for (const { text, days } of events) await write(app.owner, id, text, days);
      const { themes, ...found } = await counts(rep.client, id);
      const all = events.filter(({ text }) => ["late", "broken", "told"].includes(text)).length;
      expect(found).toEqual(same(all, found.day));
      expect(found.day).toBeLessThanOrEqual(all);
      await workspace().run("delete from readings where activity_id in (select activity_id from activity_links where record_id = ?)", id);
      expect((await counts(rep.client, id)) satisfies object).toEqual({ ...found, themes });
    }),
    { numRuns: 8 },
  );
}, 120_000);

test("a person's word on one message counts everywhere at once", async () => {
  const { id } = await customer();
  const wrong = await write(app.owner, id, "late", 2);
  const missed = await write(app.owner, id, "question", 3);
  expect(await counts(rep.client, id)).toEqual({ ...same(1, 1), themes: 1 });
  const words = { field: "body", start: 0, end: TEXTS.question[2].length };
  for (const [activity, correction, all] of [
    [wrong, { complaint: null }, 0],
    [missed, { complaint: "service", spans: { complaint: words } }, 1],
  ] as const) {
    const { version } = await reading(activity.id);
    expect((await app.owner.patch(`readings/${activity.id}`, correction, { version })).status).toBe(200);
    expect((await counts(rep.client, id)).summary.all).toBe(all);
  }
  expect(await counts(rep.client, id)).toEqual({ ...same(1, 1), themes: 1 });
});

test("a private mail's complaint is counted for its member alone", async () => {
  const { id } = await customer();
  await write(app.owner, id, "broken", 1, { isPrivate: true });
  await write(app.owner, id, "late", 4);
  expect(await counts(rep.client, id)).toEqual({ ...same(1, 1), themes: 1 });
  const { day, themes, ...owners } = await counts(app.owner, id);
  expect(owners).toEqual({ summary: { all: 2, open: 2 }, brief: { all: 2, open: 2 }, week: 2 });
  expect([day, themes]).toEqual([0, 2]);
});

test("the task made of it closes it everywhere once it is done, and opens it when it is taken up again", async () => {
  const { id } = await customer();
  const said = await write(app.owner, id, "late", 1);
  await reading(said.id);
  const page = await Client.signedIn(app.url, rep.email, rep.password);
  const { proposals } = (await page.get<{ proposals: Proposal[] }>(`readings?activityIds=${said.id}`)).body;
  const { recordId } = (await page.post<Proposal>(`proposals/${proposals[0]?.id}/accept`, {})).body;
  expect(await counts(rep.client, id)).toEqual({ ...same(1, 1), themes: 1 });
  const { version } = (await page.get<Task>(`tasks/${recordId}`)).body;
  const done = await page.patch<Task>(`tasks/${recordId}`, { done: true }, { version });
  expect(done.status).toBe(200);
  expect(await counts(rep.client, id)).toEqual({ ...same(1, 0), themes: 1 });
  await page.patch(`tasks/${recordId}`, { done: false }, { version: done.body.version });
  expect((await counts(rep.client, id)).week).toBe(1);
});

test("who sees no amounts is told of nobody's worth, nor by the order", async () => {
  const { id } = await customer();
  await write(app.owner, id, "late", 1);
  await workspace().run(
    `insert into deals (id, name, sort_name, contact_id, owner_id, stage, status, amount, currency, created_at, updated_at)
      values (?, 'Lớn', 'lon', ?, ?, 'proposal', 'open', 999000000, 'VND', 1, 1)`,
    ...[id.replace("con_", "dea_"), id, rep.id],
  );
  const riskOf = async (client: Client) =>
    (await client.get<Digest>("digest?kind=weekly&language=vi&isWhole=true")).body.sections.find(({ name }) => name === "risk")?.points ??
    [];
  expect((await riskOf(rep.client))[0]).toMatchObject({ recordId: id, text: expect.stringContaining("999.000.000") });
  const reads = Object.fromEntries(
    ["contacts", "companies", "deals", "activities", "assistant"].map((noun) => [`${noun}:read`, "all" as const]),
  );
  const role = await addRole(app, "Không thấy tiền", { allows: reads, hides: { deals: ["amount"] }, locks: {} });
  const told = await riskOf((await addPerson(app, role)).client);
  expect(told.map(({ text }) => text).join("\n")).not.toMatch(/999\.000\.000|đang mở/);
  expect(told.map(({ recordId }) => recordId)).toContain(id);
});
