import { afterAll, beforeAll, expect, test } from "vitest";
import type { Digest, DigestSettings } from "../../src/digests/digests.schema.ts";
import { addRole } from "../access/world.ts";
import { type App, startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { ModelServer } from "../support/model-server.ts";
import { addPerson, type Person } from "../support/people.ts";

/** The digests at the doors: what stands in them and for whom, and that a mail goes out once, with a way to stop it. */

let app: App;
let model: ModelServer;
let rep: Person;
/** Their window: when digests are mailed is chosen there, not with a key. */
let window: Client;
let contactId: string;
let silentId: string;
const DAY = 86_400_000;
const ago = (days: number) => Date.now() - days * DAY;
const workspace = () => databasesOf(app).workspace;

beforeAll(async () => {
  model = await ModelServer.start({ kind: "error", status: 500 });
  app = await startApp({ empty: true, env: { ...model.env, OPENAI_TIMEOUT_MS: "400" } });
  rep = await addPerson(app, "rep", "Phạm Ngọc Lan");
  window = await Client.signedIn(app.url, rep.email, rep.password);
  contactId = await made("contacts", { givenName: "Minh", familyName: "Trần", ownerId: rep.id, birthday: `1990-${monthDay()}` });
  silentId = await made("companies", { name: "Trầm Lặng", stage: "customer", ownerId: rep.id });
  await made("tasks", { title: "Gửi báo giá", dueAt: ago(2), assigneeId: rep.id, contactId });
  await made("tasks", { title: "Việc tuần sau", dueAt: Date.now() + 7 * DAY, assigneeId: rep.id, contactId });
  await made("activities", { kind: "chat", direction: "in", body: "Bao giờ giao 40 hộp còn lại?", links: [contactId], occurredAt: ago(3) });
  for (const days of [100, 93, 86, 79, 72, 65])
    await made("activities", { kind: "call", body: "Gọi định kỳ", links: [silentId], occurredAt: ago(days) });
  await addDeal("Quầy mới", { ownerId: rep.id, amount: 350_000_000, stage: "proposal", status: "open" });
  await addDeal("Đã thắng", { ownerId: rep.id, amount: 120_000_000, stage: "won", status: "won", closedAt: ago(1) });
  await addDeal("Đã mất", {
    ownerId: rep.id,
    amount: 80_000_000,
    stage: "lost",
    status: "lost",
    closedAt: ago(2),
    lostReason: "Giá cao hơn bên khác",
  });
  await made("activities", {
    kind: "chat",
    direction: "in",
    body: "Hàng giao trễ 3 ngày, tôi rất bức xúc.",
    links: [silentId],
    occurredAt: ago(60),
  });
  await made("activities", {
    kind: "chat",
    direction: "in",
    body: "Hàng giao trễ, tôi rất bức xúc.",
    links: [contactId],
    occurredAt: ago(4),
  });
});
afterAll(async () => {
  await app?.close();
  await model?.close();
});

/** Today's month and day in the workspace's zone. */
const monthDay = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Ho_Chi_Minh", dateStyle: "short" }).format(Date.now()).slice(5);

async function made(path: string, body: object): Promise<string> {
  const answer = await app.owner.post<{ id: string }>(path, body);
  if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body.id;
}

async function addDeal(
  name: string,
  given: { ownerId: string; amount: number; stage: string; status: string; closedAt?: number; lostReason?: string },
): Promise<void> {
  const id = `dea_${crypto
    .randomUUID()
    .replaceAll("-", "")
    .slice(0, 26)
    .toUpperCase()
    .replace(/[ILOU]/g, "0")}`;
  await workspace().run(
    `insert into deals (id, name, sort_name, contact_id, owner_id, stage, status, amount, currency, opened_at, closed_at, lost_reason, created_at, updated_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, 'VND', ?, ?, ?, 1, 1)`,
    ...[
      id,
      name,
      name,
      contactId,
      given.ownerId,
      given.stage,
      given.status,
      given.amount,
      ago(30),
      given.closedAt ?? null,
      given.lostReason ?? null,
    ],
  );
}

const digestOf = async (client: Client, query = "") => (await client.get<Digest>(`digest?language=vi${query}`)).body;
const textsOf = (digest: Digest, name: string) =>
  digest.sections.find((section) => section.name === name)?.points.map(({ text }) => text.replaceAll("\u00a0", " ")) ?? [];

test("a rep's day: what is due, who waits, who is silent, what lacks a step, whose birthday it is, and whom to contact first", async () => {
  const digest = await digestOf(rep.client);
  expect(textsOf(digest, "tasks")).toEqual([expect.stringMatching(/^Gửi báo giá – Trần Minh \(quá hạn từ /)]);
  expect(textsOf(digest, "messages")).toEqual(["Trần Minh: “Bao giờ giao 40 hộp còn lại?” – đã chờ 3 ngày"]);
  expect(textsOf(digest, "silent")).toEqual([expect.stringMatching(/^Trầm Lặng: chưa có tin 60 ngày .*, thường 7 ngày$/)]);
  expect(textsOf(digest, "deals")).toEqual(["Quầy mới (350.000.000 ₫): chưa có bước tiếp theo"]);
  expect(textsOf(digest, "birthdays")).toEqual(["Trần Minh: sinh nhật hôm nay"]);
  expect((await digestOf(rep.client, "&isWhole=true")).sections).toEqual(digest.sections);
  const [first] = digest.sections[0]?.points ?? [];
  expect(digest.sections[0]?.name).toBe("focus");
  expect(first?.text).toMatch(/^Trần Minh: .*chờ trả lời 3 ngày/);
  const points = digest.sections.flatMap((section) => section.points);
  expect(points.every(({ cites }) => cites.length > 0 && cites.every((ref) => digest.evidence.some((item) => item.ref === ref)))).toBe(
    true,
  );
});

test("another member's day has none of it, and a hidden birthday is nobody's", async () => {
  expect((await digestOf(app.owner)).sections).toEqual([]);
  const all = {
    "contacts:read": "all",
    "companies:read": "all",
    "deals:read": "all",
    "activities:read": "all",
    "assistant:read": "all",
  } as const;
  const role = await addRole(app, "Kín", {
    allows: all,
    hides: { contacts: ["birthday"], deals: ["amount", "nextStep", "lostReason"] },
    locks: {},
  });
  const { client, id } = await addPerson(app, role);
  await workspace().run("update contacts set owner_id = ? where id = ?", id, contactId);
  await workspace().run("update deals set owner_id = ? where name = 'Quầy mới'", id);
  const digest = await digestOf(client);
  expect(digest.sections.map(({ name }) => name)).toEqual(["focus", "complaints", "messages"]);
  const week = await digestOf(client, "&kind=weekly");
  expect(JSON.stringify(week)).not.toMatch(/Giá cao hơn|120\.000\.000|80\.000\.000/);
  await workspace().run("update contacts set owner_id = ? where id = ?", rep.id, contactId);
  await workspace().run("update deals set owner_id = ? where name = 'Quầy mới'", rep.id);
});

test("a week: sums of what was won and lost, the reason, who is at risk, complaints by theme, workload", async () => {
  const week = await digestOf(app.owner, "&kind=weekly");
  expect(textsOf(week, "pipeline")).toEqual([
    "Thắng: 1 cơ hội, 120.000.000 ₫",
    "Mất: 1 cơ hội, 80.000.000 ₫",
    "Đang mở: 1 cơ hội, 350.000.000 ₫",
  ]);
  expect(textsOf(week, "lost")).toEqual(["Đã mất, 80.000.000 ₫ – lý do: Giá cao hơn bên khác"]);
  expect(textsOf(week, "risk")).toEqual([
    expect.stringMatching(
      /^Trần Minh: 1 khiếu nại chưa giải quyết, mới nhất .* \(giao trễ\): “Hàng giao trễ, .*” – cơ hội đang mở 350\.000\.000 ₫$/,
    ),
    expect.stringMatching(/^Trầm Lặng: 1 khiếu nại chưa giải quyết, mới nhất .*; chưa có tin 60 ngày .*, thường 7 ngày$/),
  ]);
  expect(textsOf(week, "complaints")).toEqual(["Giao trễ: 1 lần (Trần Minh)"]);
  expect(textsOf(week, "workload")).toContain("Phạm Ngọc Lan: 2 việc đang mở, 1 quá hạn, 0 xong trong tuần, 0 hoạt động đã ghi");
  const own = {
    "deals:read": "own",
    "activities:read": "own",
    "contacts:read": "own",
    "companies:read": "own",
    "assistant:read": "all",
  } as const;
  const { client } = await addPerson(app, await addRole(app, "Của mình", { allows: own, hides: {}, locks: {} }));
  expect((await digestOf(client, "&kind=weekly")).sections).toEqual([]);
});

test("the model may open the digest; what the points do not bear out is left out", async () => {
  const inEnglish = async () => (await app.owner.get<Digest>("digest?kind=weekly&language=en")).body;
  const sentences = [
    { text: "One deal was won this week, worth ₫120,000,000.", cites: ["f1"] },
    { text: "Three deals were won this week, worth ₫620,000,000.", cites: ["f1"] },
  ];
  model.answer({ kind: "text", text: JSON.stringify({ sentences }) });
  const digest = await inEnglish();
  expect(digest.evidence.find(({ ref }) => ref === "f1")?.text).toMatch(/^Won: 1 deal/);
  expect(digest.headline.map(({ text }) => text)).toEqual([sentences[0]?.text]);
  const asked = model.seen.length;
  expect((await inEnglish()).engine).toBe("model");
  expect(model.seen.length).toBe(asked);
  model.answer({ kind: "error", status: 500 });
});

const minuteNow = () => {
  const [hour = 0, minute = 0] = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Ho_Chi_Minh",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  })
    .format(Date.now())
    .split(":")
    .map(Number);
  return hour * 60 + minute;
};

test("off by default; mailed once on its day with the member's own rights, and stopped by its link alone", async () => {
  expect((await window.get<DigestSettings>("me/digest")).body).toMatchObject({ dailyAt: null, weeklyAt: null, version: 1 });
  expect((await window.patch("me/digest", { dailyAt: 1_440 }, { version: 1 })).status).toBe(422);
  for (let n = 0; n < 9; n++) await addDeal(`Kệ <số ${n}>`, { ownerId: rep.id, amount: 1_000_000, stage: "proposal", status: "open" });
  const dailyAt = minuteNow();
  const saved = await window.patch<DigestSettings>("me/digest", { dailyAt }, { version: 1 });
  expect(saved.body).toMatchObject({ dailyAt, version: 2, timeZone: "Asia/Ho_Chi_Minh" });
  expect((await window.patch("me/digest", { dailyAt }, { version: 1 })).status).toBe(412);
  await Promise.all([app.runtime.runScheduled(), app.runtime.runScheduled()]);
  await app.runtime.runScheduled();
  const letters = await app.mailbox.lettersTo(rep.email);
  expect(letters).toHaveLength(1);
  const [letter] = letters;
  expect(letter?.text).toContain("Trần Minh: “Bao giờ giao 40 hộp còn lại?”");
  expect(letter?.text).toContain(`/contacts/${contactId}`);
  const toTheRest = `${app.url}/briefing#deals`;
  expect(letter?.text?.replaceAll("\r\n", "\n")).toContain(`… và 2 mục nữa\n  ${toTheRest}`);
  expect(letter?.html).toContain(`<a href="${toTheRest}">… và 2 mục nữa</a>`);
  expect(letter?.html).toContain(`<a href="${app.url}/contacts/${contactId}">Trần Minh</a>: “Bao giờ giao 40 hộp còn lại?”`);
  expect(letter?.html).toMatch(/Kệ &lt;số \d&gt;/);
  const stop = /<(http[^>]+\/in\/digests\/[^>]+)>/.exec(letter?.raw.replace(/\r\n /g, "") ?? "")?.[1] ?? "";
  const path = new URL(stop).pathname;
  const anybody = Client.anonymous(app.url);
  expect((await anybody.get(path)).status).toBe(200);
  expect((await window.get<DigestSettings>("me/digest")).body.dailyAt).toBe(dailyAt);
  expect((await anybody.get(`${path.slice(0, -2)}xx`)).status).toBe(404);
  expect((await anybody.post(path)).status).toBe(200);
  expect((await window.get<DigestSettings>("me/digest")).body.dailyAt).toBeNull();
  expect(await workspace().count("audit", "action = 'digest.stopped' and member_id = ?", rep.id)).toBe(1);
  expect(await workspace().count("digest_sendings", "member_id = ?", rep.id)).toBe(1);
});

test("who turns it on after the time has passed, or has left, gets nothing", async () => {
  const late = await addPerson(app, "rep");
  const gone = await addPerson(app, "rep");
  const passed = (minuteNow() - 200 + 1_440) % 1_440;
  for (const [person, dailyAt] of [
    [late, passed],
    [gone, minuteNow()],
  ] as const) {
    const theirs = await Client.signedIn(app.url, person.email, person.password);
    expect((await theirs.patch("me/digest", { dailyAt }, { version: 1 })).status).toBe(200);
  }
  await app.owner.post(`members/${gone.id}/remove`, { newOwnerId: null });
  await databasesOf(app).directory.run("delete from memberships where user_id = ?", gone.id);
  await app.runtime.runScheduled();
  const digests = (await app.mailbox.letters()).filter(({ raw }) => raw.includes("List-Unsubscribe"));
  const to = digests.flatMap((letter) => letter.to?.map(({ address }) => address) ?? []);
  expect(to).not.toContain(late.email);
  expect(to).not.toContain(gone.email);
});
