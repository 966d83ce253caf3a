import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Activity } from "../../src/activities/activities.schema.ts";
import type { AskAnswer } from "../../src/ask/ask.schema.ts";
import { DAY, formatDay } from "../../src/core/time.ts";
import type { Proposal } from "../../src/proposals/proposals.schema.ts";
import { READER_VERSION } from "../../src/reading/reader-version.ts";
import type { Reading } from "../../src/reading/reading.schema.ts";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import { Client } from "../support/client.ts";
import { databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { addPerson, type Person } from "../support/people.ts";

/** What came in is read after its commit; what follows from it waits for a person, who has it done through the ordinary verb. */

const app = await startApp({ empty: true });
const { workspace } = databasesOf(app);
afterAll(() => app.close());

let rep: Person;
let page: Client;
beforeAll(async () => {
  rep = await addPerson(app, "rep", "Trần Văn Bình");
  page = await Client.signedIn(app.url, rep.email, rep.password);
});

interface Listed {
  items: Reading[];
  proposals: Proposal[];
}

const customer = async (input: object = {}): Promise<Shown> =>
  (await page.post<Shown>("contacts", { givenName: "Lan", stage: "customer", ...input })).body;
const chat = async (contact: Shown, body: string, more: object = {}): Promise<Activity> =>
  (await page.post<Activity>("activities", { kind: "chat", direction: "in", body, links: [contact.id], ...more })).body;
const listed = async (id: string, who: Client = page) => (await who.get<Listed>(`readings?activityIds=${id}`)).body;
const read = (id: string, who: Client = page): Promise<Listed> =>
  eventually("the reading", async () => {
    const answer = await listed(id, who);
    return answer.items.length > 0 ? answer : undefined;
  });
const deal = async (contact: Shown, fields: Record<string, string | number | null> = {}): Promise<string> => {
  const id = `dea_${contact.id.slice(4)}`;
  const row = {
    id,
    name: "Văn phòng mới",
    sort_name: "van phong moi",
    contact_id: contact.id,
    owner_id: rep.id,
    stage: "engaging",
    status: "open",
  };
  const all = { ...row, created_at: 1, updated_at: 1, ...fields };
  await workspace.run(
    `insert into deals (${Object.keys(all).join(", ")}) values (${Object.keys(all)
      .map(() => "?")
      .join(", ")})`,
    ...Object.values(all),
  );
  return id;
};
const accept = (id: string, who: Client = page) => who.post<Proposal & { code?: string }>(`proposals/${id}/accept`, {});

test("a mail that arrives is read, a task is proposed from its words, and accepted it is there, logged and told", async () => {
  const address = "lan@haidang.vn";
  const lan = await customer({ emails: [{ address }] });
  const { body: inbound } = await app.owner.get<{ address: string }>("inbound-address");
  const lines = [
    `From: Lan <${address}>`,
    `To: ${inbound.address}`,
    "Subject: Don hang",
    `Message-ID: <a-${address}>`,
    "Content-Type: text/plain; charset=utf-8",
  ];
  const text = "Chào em,\r\nĐơn hàng tuần trước đến giờ vẫn chưa nhận được hàng. Bên em kiểm tra giúp chị.\r\n";
  writeFileSync(join(app.dataDir, "inbox", "late.eml"), `${lines.join("\r\n")}\r\n\r\n${text}`);
  const held = await eventually("the mail", async () => (await app.owner.get<{ items: { id: string }[] }>("quarantine")).body.items[0]);
  expect((await app.owner.post(`quarantine/${held.id}/accept`, {})).status).toBeLessThan(300);
  const { items } = (await page.get<{ items: Activity[] }>(`activities?recordId=${lan.id}`)).body;
  const mail = items[0] as Activity;
  const { items: readings, proposals } = await read(mail.id);
  expect(readings[0]).toMatchObject({
    ...{ engine: "built-in", model: null, engineVersion: READER_VERSION, corrected: {} },
    found: { intent: { value: "complaint" }, sentiment: { value: "negative" }, complaint: { value: "late" } },
  });
  const span = readings[0]?.found.complaint?.span;
  expect(mail.body.slice(span?.start, span?.end)).toBe("Đơn hàng tuần trước đến giờ vẫn chưa nhận được hàng.");
  const [proposal] = proposals as [Proposal];
  expect(proposal).toMatchObject({ proposer: "assistant", kind: "task", action: "create", activityId: mail.id, state: "open" });
  expect(proposal.reason).toBe(mail.body.slice(proposal.span?.start, proposal.span?.end));
  const answer = await accept(proposal.id);
  expect([answer.status, answer.body.state]).toEqual([200, "accepted"]);
  const taskId = answer.body.recordId ?? "";
  expect(await workspace.row("select title, contact_id, assignee_id from tasks where id = ?", taskId)).toMatchObject({
    title: "Xử lý khiếu nại của Lan",
    contact_id: lan.id,
  });
  expect(await workspace.row("select member_id, via from change_log where record_id = ?", taskId)).toEqual({
    member_id: rep.id,
    via: "assistant",
  });
  expect(
    await workspace.count("outbox", "event in ('task.created', 'proposal.accepted') and record_id in (?, ?)", taskId, proposal.id),
  ).toBe(2);
  expect((await accept(proposal.id)).body.code).toBe("conflict");
});

describe("deals and leads", () => {
  test("budget, closing day and a firm yes are proposed to the one open deal, each with its words", async () => {
    const lan = await customer({ stage: "lead" });
    const id = await deal(lan);
    const said = await chat(
      lan,
      "Anh chốt đơn 10 bộ nhé, em làm hợp đồng giúp anh. Ngân sách 300 triệu, ký hợp đồng trước ngày 20/12/2028.",
    );
    const { proposals } = await eventually("all of them", async () => {
      const answer = await listed(said.id);
      return answer.items.length > 0 ? answer : undefined;
    });
    const shown = proposals.map(({ kind, patch, span }) => [
      kind,
      Object.keys(patch).join(),
      said.body.slice(span?.start, span?.end).slice(0, 12),
    ]);
    expect(shown).toContainEqual(["deal", "amount,currency", "300 triệu"]);
    expect(shown).toContainEqual(["deal", "stage", "Anh chốt đơn"]);
    expect(shown).toContainEqual(["contact", "stage", "Anh chốt đơn"]);
    const amount = proposals.find(({ patch }) => "amount" in patch) as Proposal;
    expect((await accept(amount.id)).status).toBe(200);
    expect(await workspace.row("select amount, currency, version from deals where id = ?", id)).toEqual({
      amount: 300_000_000,
      currency: "VND",
      version: 2,
    });
    const stage = proposals.find(({ patch, kind }) => kind === "deal" && "stage" in patch) as Proposal;
    expect((await accept(stage.id)).body.code).toBe("stale");
    const moved = await page.post<Proposal>(`proposals/${stage.id}/accept`, { recordVersion: 2 });
    expect(moved.status).toBe(200);
    expect(await workspace.row("select stage from deals where id = ?", id)).toEqual({ stage: "negotiation" });
    expect(await workspace.count("deal_stage_events", "deal_id = ? and stage = 'negotiation'", id)).toBe(1);
  });

  test("an amount that stands is left alone, and two open deals are left to the person", async () => {
    const lan = await customer();
    await deal(lan, { amount: 5, currency: "VND" });
    const said = await chat(lan, "Ngân sách bên chị 300 triệu nhé em.");
    expect((await read(said.id)).proposals.filter(({ kind }) => kind === "deal")).toEqual([]);
  });
});

describe("repeats", () => {
  test("the same text is not read again, and what was dismissed does not come back", async () => {
    const lan = await customer();
    const said = await chat(lan, "Em gửi báo giá 20 cái ghế giúp chị.");
    const [proposal] = (await read(said.id)).proposals as [Proposal];
    const before = await workspace.row<{ version: number }>("select version from readings where activity_id = ?", said.id);
    expect((await page.post(`proposals/${proposal.id}/dismiss`)).status).toBe(200);
    await page.patch(`activities/${said.id}`, { durationMin: 5 }, { version: said.version });
    await eventually("the second look", async () =>
      (await workspace.count("readings", "activity_id = ? and state = 'read'", said.id)) === 1 &&
      (await workspace.count("outbox", "event = 'activity.updated' and record_id = ? and done_at is not null", said.id)) === 1
        ? true
        : undefined,
    );
    const again = await chat(lan, "Em gửi báo giá 20 cái ghế giúp chị với.");
    expect((await read(again.id)).proposals).toEqual([]);
    expect(await workspace.row("select version from readings where activity_id = ?", said.id)).toEqual(before);
    expect(await workspace.count("proposals", "activity_id in (?, ?)", said.id, again.id)).toBe(1);
  });

  test("an edited note is read anew; in the bin it has neither reading nor proposals", async () => {
    const lan = await customer();
    const note = await chat(lan, "Đơn hàng giao trễ 3 ngày rồi em.", { kind: "note", direction: null });
    expect((await read(note.id)).items[0]?.found.complaint?.value).toBe("late");
    const edited = await page.patch<Activity>(`activities/${note.id}`, { body: "Hàng bị vỡ hai thùng." }, { version: note.version });
    await eventually("the new reading", async () =>
      (await listed(note.id)).items[0]?.found.complaint?.value === "quality" ? true : undefined,
    );
    await page.delete(`activities/${note.id}`, { version: edited.body.version });
    expect(await listed(note.id)).toEqual({ items: [], proposals: [] });
    await eventually("its end", async () => ((await workspace.count("readings", "activity_id = ?", note.id)) === 0 ? true : undefined));
  });
});

describe("rights", () => {
  test("a private activity's reading and proposals are its member's alone", async () => {
    const lan = await customer();
    const secret = await chat(lan, "Em gửi báo giá 50 cái bàn riêng cho chị.", { isPrivate: true });
    const mine = await read(secret.id);
    expect([mine.items.length, mine.proposals.length]).toEqual([1, 1]);
    expect(await listed(secret.id, app.owner)).toEqual({ items: [], proposals: [] });
    expect((await app.owner.get(`proposals/${mine.proposals[0]?.id}`)).status).toBe(404);
    expect((await accept(mine.proposals[0]?.id ?? "", app.owner)).status).toBe(404);
    const { items } = (await app.owner.get<{ items: Proposal[] }>("proposals")).body;
    expect(items.filter(({ activityId }) => activityId === secret.id)).toEqual([]);
  });

  test("who may not change deals is not offered it; a key decides nothing", async () => {
    const agent = await addPerson(app, "agent");
    const agentsPage = await Client.signedIn(app.url, agent.email, agent.password);
    const lan = await customer();
    await deal(lan);
    const said = await chat(lan, "Ngân sách bên chị 300 triệu, chị cần báo giá 5 bộ bàn.");
    const kinds = async (who: Client) => (await read(said.id, who)).proposals.map(({ kind }) => kind).toSorted();
    expect(await kinds(page)).toEqual(["deal", "task"]);
    expect(await kinds(agentsPage)).toEqual(["task"]);
    expect(await kinds(agent.client)).toEqual([]);
    const [proposal] = (await listed(said.id, agentsPage)).proposals as [Proposal];
    expect((await accept(proposal.id, agent.client)).body.code).toBe("forbidden");
    const viewer = await addPerson(app, "viewer");
    expect(await kinds(await Client.signedIn(app.url, viewer.email, viewer.password))).toEqual([]);
    expect((await viewer.client.patch(`readings/${said.id}`, { intent: null }, { version: 1 })).status).toBe(403);
  });
});

test("a person puts a reading right: kept beside what was found, counted, and what filters go by", async () => {
  const lan = await customer();
  const said = await chat(lan, "Hàng giao trễ 2 ngày nhưng không sao em.");
  const [reading] = (await read(said.id)).items as [Reading];
  expect(reading.found.sentiment?.value).toBe("negative");
  const negative = async () => {
    const filter = encodeURIComponent(JSON.stringify({ field: "sentiment", op: "is", value: "negative" }));
    return (await page.get<{ items: Activity[] }>(`activities?recordId=${lan.id}&filter=${filter}`)).body.items.map(({ id }) => id);
  };
  expect(await negative()).toEqual([said.id]);
  expect((await page.patch(`readings/${said.id}`, { sentiment: "neutral" })).status).toBe(428);
  const put = await page.patch<Reading>(`readings/${said.id}`, { sentiment: "neutral", complaint: "late" }, { version: reading.version });
  expect(put.body).toMatchObject({ corrected: { sentiment: "neutral", complaint: "late" }, version: reading.version + 1 });
  expect(put.body.found.sentiment?.value).toBe("negative");
  expect(await negative()).toEqual([]);
  expect((await page.patch(`readings/${said.id}`, { sentiment: "furious" }, { version: put.body.version })).status).toBe(422);
  expect((await page.patch(`readings/${said.id}`, { sentiment: null }, { version: reading.version })).status).toBe(412);
  const { body } = await page.get<{ items: { field: string; confirmed: number; corrected: number }[] }>("readings/labels");
  expect(body.items).toContainEqual(expect.objectContaining({ field: "sentiment", confirmed: 0, corrected: 1 }));
  expect(body.items).toContainEqual(expect.objectContaining({ field: "complaint", confirmed: 1, corrected: 0 }));
});

describe("what the reader missed", () => {
  const BODY = "Bên Gỗ Việt cũng qua đo rồi, chị đang phân vân.";
  const WORDS = "Bên Gỗ Việt cũng qua đo";
  const span = { field: "body" as const, start: 0, end: WORDS.length };

  test("is added with its words, kept, counted, what filters go by, and taken back", async () => {
    const lan = await customer();
    const said = await chat(lan, BODY);
    const [reading] = (await read(said.id)).items as [Reading];
    expect(reading.found.competitor).toBeUndefined();
    const put = (body: object, version: number) => page.patch<Reading & { fields: object }>(`readings/${said.id}`, body, { version });
    const added = await put({ competitor: "Gỗ Việt", spans: { competitor: span } }, reading.version);
    expect(added.body).toMatchObject({ corrected: { competitor: "Gỗ Việt" }, spans: { competitor: span }, found: reading.found });
    expect(await workspace.count("outbox", "event = 'reading.corrected' and record_id = ?", said.id)).toBe(1);
    const filter = encodeURIComponent(JSON.stringify({ field: "competitor", op: "notEmpty" }));
    const named = (await page.get<{ items: Activity[] }>(`activities?recordId=${lan.id}&filter=${filter}`)).body.items;
    expect(named.map(({ id }) => id)).toEqual([said.id]);
    const { body } = await page.get<{ items: object[] }>("readings/labels");
    expect(body.items).toContainEqual(expect.objectContaining({ field: "competitor", corrected: 1 }));
    const other = await put({ competitor: "Gỗ Việt Á" }, added.body.version);
    expect(other.body).toMatchObject({ corrected: { competitor: "Gỗ Việt Á" }, spans: { competitor: span } });
    const gone = await put({ competitor: null }, other.body.version);
    expect(gone.body).toMatchObject({ corrected: { competitor: null }, spans: {} });
  });

  test("needs words of this very text", async () => {
    const said = await chat(await customer(), BODY);
    const [{ version }] = (await read(said.id)).items as [Reading];
    const refused = async (body: object) => {
      const answer = await page.patch<{ fields: object }>(`readings/${said.id}`, body, { version });
      return [answer.status, Object.keys(answer.body.fields)];
    };
    const competitor = "Gỗ Việt";
    expect(await refused({ competitor })).toEqual([422, ["spans.competitor"]]);
    for (const [start, end] of [
      [3, 3],
      [9, 2],
      [900, 950],
      [3, 4],
    ])
      expect(await refused({ competitor, spans: { competitor: { field: "body", start, end } } })).toEqual([422, ["spans.competitor"]]);
    expect(await refused({ competitor: null, spans: { competitor: span } })).toEqual([422, ["spans.competitor"]]);
    expect((await listed(said.id)).items[0]).toMatchObject({ version, corrected: {}, spans: {} });
  });

  test("stays when the text changes, without words that stand elsewhere now", async () => {
    const said = await chat(await customer(), BODY);
    const [{ version }] = (await read(said.id)).items as [Reading];
    await page.patch(`readings/${said.id}`, { competitor: "Gỗ Việt", spans: { competitor: span } }, { version });
    await page.patch(`activities/${said.id}`, { body: `Chào em. ${BODY}` }, { version: said.version });
    const after = await eventually("the new reading", async () => {
      const [one] = (await listed(said.id)).items;
      return one && Object.keys(one.spans).length === 0 ? one : undefined;
    });
    expect(after.corrected).toEqual({ competitor: "Gỗ Việt" });
  });
});

describe("what is proposed is worded in the language of whose record it is", () => {
  const english = "We have been waiting two weeks and the chairs still have not arrived.";
  const taskFrom = async (said: Activity) => (await read(said.id)).proposals.find(({ kind }) => kind === "task")?.recordName;

  test("whatever language the customer writes, and follows the owner", async () => {
    const lan = await customer();
    expect(await taskFrom(await chat(lan, english))).toBe("Xử lý khiếu nại của Lan");
    const other = await addPerson(app, "rep", "Anna Weber");
    await workspace.run("update members set locale = 'en' where id = ?", other.id);
    const mai = await customer({ givenName: "Mai" });
    await workspace.run("update contacts set owner_id = ? where id = ?", other.id, mai.id);
    expect(await taskFrom(await chat(mai, "Hàng đặt hai tuần nay vẫn chưa thấy giao, chị rất bực."))).toBe("Deal with Mai's complaint");
  });

  test("nobody's record follows the workspace's owner", async () => {
    const an = await customer({ givenName: "An" });
    await workspace.run("update contacts set owner_id = null where id = ?", an.id);
    expect(await taskFrom(await chat(an, english))).toBe("Xử lý khiếu nại của An");
  });
});

describe("the next step", () => {
  const day = formatDay(Date.now() + 20 * DAY, "vi");

  test("on a day that the customer names is proposed to their one open deal, and accepted it stands there", async () => {
    const lan = await customer();
    const id = await deal(lan);
    const said = await chat(lan, `Sáng ${day} em qua showroom bên chị khảo sát nhé.`);
    const step = (await read(said.id)).proposals.find(({ patch }) => "nextStep" in patch) as Proposal;
    expect(step).toMatchObject({ kind: "deal", recordId: id, before: { nextStep: null } });
    expect(step.reason).toBe(said.body);
    expect((await accept(step.id)).status).toBe(200);
    expect(await workspace.row("select next_step from deals where id = ?", id)).toEqual({ next_step: `Ghé thăm ngày ${day}` });
  });

  test("that is still owed is not written over: what the customer names becomes a task of its own beside it", async () => {
    const lan = await customer();
    const id = await deal(lan, { next_step: "Gửi bảng màu cho chị Lan" });
    const said = await chat(lan, `Chiều ${day} chị gọi lại cho em, mình trao đổi thêm nhé.`);
    const { proposals } = await read(said.id);
    expect(proposals.filter(({ kind }) => kind === "deal")).toEqual([]);
    const task = proposals.find(({ patch }) => patch.dealId === id) as Proposal;
    expect(task).toMatchObject({ kind: "task", action: "create", recordName: "Gọi điện cho Lan", reason: said.body });
    expect(formatDay(Number(task.patch.dueAt), "vi")).toBe(day);
    expect((await accept(task.id)).status).toBe(200);
    expect(await workspace.row("select next_step from deals where id = ?", id)).toEqual({ next_step: "Gửi bảng màu cho chị Lan" });
  });

  test("is not proposed where two deals are open, nor from what a colleague noted", async () => {
    const body = `Ngày ${day} hai bên họp chốt phương án.`;
    const lan = await customer();
    const id = await deal(lan);
    const note = await chat(lan, body, { kind: "note", direction: null });
    const steps = async (said: string) => (await read(said)).proposals.filter(({ patch }) => "nextStep" in patch);
    expect(await steps(note.id)).toEqual([]);
    expect(await steps((await chat(lan, body)).id)).toHaveLength(1);
    await workspace.run(
      "insert into deals (id, name, sort_name, contact_id, stage, status, created_at, updated_at) values (?, 'Hai', 'hai', ?, 'engaging', 'open', 1, 1)",
      ...[`${id.slice(0, -3)}ZZZ`, lan.id],
    );
    expect(await steps((await chat(lan, `Chị nhắn lại: ${body}`)).id)).toEqual([]);
  });
});

test("what no event told of is read from the backlog, a slice a turn, without proposing anything old", async () => {
  const lan = await customer();
  const id = `act_${"0".repeat(26)}`;
  await workspace.run(
    "insert into activities (id, kind, direction, body, occurred_at, links, created_at, updated_at) values (?, 'email', 'in', 'Em gửi báo giá 3 cái tủ giúp chị.', 1, ?, 1, 1)",
    ...[id, JSON.stringify([lan.id])],
  );
  await workspace.run("insert into activity_links values (?, 1, ?)", lan.id, id);
  await workspace.run("delete from reading_backlog");
  await app.runtime.runScheduled();
  const { items, proposals } = await read(id);
  expect(items[0]?.found.intent?.value).toBe("quote");
  expect(proposals).toEqual([]);
});

test("the backlog is read to its end without another round, and an answer says how much of it is not read", async () => {
  const lan = await customer();
  const old = Array.from({ length: 130 }, (_, n) => [`act_${String(n + 1).padStart(26, "0")}`, n % 3 === 0 ? "order" : "email"]);
  await workspace.run(
    `insert into activities (id, kind, direction, body, occurred_at, links, created_at, updated_at)
      select value ->> 0, value ->> 1, 'in', 'Hàng giao trễ bốn ngày rồi em.', 1, ?, 1, 1 from json_each(?)`,
    ...[JSON.stringify([lan.id]), JSON.stringify(old)],
  );
  await workspace.run("delete from reading_backlog");
  const query = {
    noun: "activities",
    filter: {
      all: [
        { field: "complaint", op: "notEmpty" },
        { field: "occurredAt", op: "before", value: 10 },
      ],
    },
    aggregate: { measure: "count" },
  };
  const asked = async () => (await page.get<AskAnswer>(`ask/answer?query=${encodeURIComponent(JSON.stringify(query))}`)).body;
  const written = old.filter(([, kind]) => kind === "email").length;
  expect((await asked()).unread).toBe(written);
  await app.runtime.runScheduled();
  const read = await eventually("all of it", async () => ((await asked()).unread === undefined ? asked() : undefined));
  expect(read.rows[0]?.cells[0]?.value).toBe(written);
});

test("a newer reader reads again what an older one has read, and a person's word stays", async () => {
  const lan = await customer();
  const said = await chat(lan, "Đơn hàng giao trễ 3 ngày rồi em.");
  const { version } = (await read(said.id)).items[0] ?? {};
  expect((await page.patch(`readings/${said.id}`, { complaint: "service" }, { version: version ?? 0 })).status).toBe(200);
  await workspace.run("update readings set engine_version = ?, found = '{}' where activity_id = ?", READER_VERSION - 1, said.id);
  await workspace.run("delete from reading_backlog");
  await app.runtime.runScheduled();
  const again = await eventually("the newer reading", async () =>
    (await listed(said.id)).items.find(({ engineVersion }) => engineVersion === READER_VERSION),
  );
  expect([again.found.complaint?.value, again.corrected]).toEqual(["late", { complaint: "service" }]);
});
