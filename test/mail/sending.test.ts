import { chmodSync, existsSync, renameSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Shown } from "../records/kinds.ts";
import { startApp } from "../support/app.ts";
import type { Client } from "../support/client.ts";
import { allEventsDone, databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { addPerson, pageOf } from "../support/people.ts";

/** A mail is held for ten seconds, can be taken back until then, leaves exactly once, and stands on the timeline. */

const app = await startApp({ empty: true });
const databases = databasesOf(app);
const { workspace } = databases;
const { owner } = app;
let company: Shown;
let contact: Shown;
let people = 0;
afterAll(() => app.close());
beforeAll(async () => {
  company = (await owner.post<Shown>("companies", { name: "Thư Tín" })).body;
  contact = (await owner.post<Shown>("contacts", { givenName: "Thư", companyId: company.id, emails: [{ address: "thu@khach.example" }] }))
    .body;
});

interface Mail extends Shown {
  state: string;
  messageId: string;
  sendAt: number;
  sentAt: number | null;
  reason: string | null;
  activityId: string | null;
}

const nextAddress = () => {
  people += 1;
  return `nguoi${people}@khach.example`;
};

/** Drafts and sends through the API, as the composer does. */
async function send(to: string, more: Record<string, unknown> = {}, client: Client = owner): Promise<Mail> {
  const drafted = await client.post<string>("assistant/drafts", { recordId: contact.id });
  const draftId = /"draftId":"(dra_\w+)"/.exec(drafted.body)?.[1];
  const answer = await client.post<{ mail: Mail }>(`assistant/drafts/${draftId}/send`, {
    to: [to],
    subject: "Chào anh",
    body: "Cảm ơn anh.",
    ...more,
  });
  expect([answer.status, answer.body]).toEqual([202, { mail: expect.objectContaining({ state: "held" }) }]);
  return answer.body.mail;
}

const read = async (id: string) => (await owner.get<{ mail: Mail }>(`mail/${id}`)).body.mail;
const takeBack = (id: string) => owner.post<{ mail: Mail; code: string }>(`mail/${id}/take-back`);
const makeDue = (id: string) => workspace.run("update outgoing_mail set send_at = 1, updated_at = 1 where id = ?", id);
const inState = (id: string, state: string) =>
  eventually(`${id} to be ${state}`, async () => {
    const mail = await read(id);
    return mail.state === state ? mail : undefined;
  });

/** Ten seconds later, without the ten seconds. */
async function leave(id: string): Promise<Mail> {
  await makeDue(id);
  await app.runtime.runScheduled();
  return await inState(id, "sent");
}

test("by itself it leaves when ten seconds have passed: the workspace's alarm rings", async () => {
  const to = nextAddress();
  const mail = await send(to);
  expect(mail.sendAt - Date.now()).toSatisfy((ms) => ms > 8_000 && ms <= 10_000);
  const [letter] = await app.mailbox.lettersTo(to, { withinMs: 20_000 });
  expect(letter?.subject).toBe("Chào anh");
  expect((await inState(mail.id, "sent")).sentAt).toSatisfy((at) => Number(at) >= mail.sendAt);
});

describe("taken back", () => {
  test("it never leaves", async () => {
    const to = nextAddress();
    const { id } = await send(to);
    expect(await takeBack(id)).toMatchObject({ status: 200, body: { mail: { state: "taken_back", version: 2 } } });
    await makeDue(id);
    const later = nextAddress();
    await leave((await send(later)).id);
    await app.mailbox.lettersTo(later);
    expect((await app.mailbox.letters()).filter((letter) => letter.to?.[0]?.address === to)).toEqual([]);
    expect(await takeBack(id)).toMatchObject({ status: 200, body: { mail: { state: "taken_back", version: 2 } } });
    expect((await read(id)).activityId).toBeNull();
  });

  test("the draft can be sent again", async () => {
    const to = nextAddress();
    const first = await send(to);
    await takeBack(first.id);
    const draft = await workspace.row<{ draft_id: string }>("select draft_id from outgoing_mail where id = ?", first.id);
    const again = await owner.post<{ mail: Mail }>(`assistant/drafts/${draft.draft_id}/send`, {
      to: [to],
      subject: "Lần hai",
      body: "Cảm ơn anh.",
    });
    expect(again.status).toBe(202);
    await leave(again.body.mail.id);
    expect((await app.mailbox.lettersTo(to)).map(({ subject }) => subject)).toEqual(["Lần hai"]);
  });

  test("too late it is not, and says so", async () => {
    const { id } = await send(nextAddress());
    await leave(id);
    expect(await takeBack(id)).toMatchObject({
      status: 409,
      body: { code: "conflict", detail: expect.stringContaining("already been sent") },
    });
  });

  test("or sent, never both, when both are tried at once", async () => {
    const mails = await Promise.all(Array.from({ length: 6 }, async () => ({ to: nextAddress(), id: "" })));
    for (const mail of mails) mail.id = (await send(mail.to)).id;
    for (const { id } of mails) await makeDue(id);
    await Promise.all([app.runtime.runScheduled(), ...mails.map(({ id }) => takeBack(id))]);
    for (const { id, to } of mails) {
      const mail = await eventually("an end", async () => {
        const now = await read(id);
        return ["sent", "taken_back"].includes(now.state) ? now : undefined;
      });
      const left = (await app.mailbox.letters()).filter((letter) => letter.to?.[0]?.address === to);
      expect([mail.state, left.length]).toEqual(mail.state === "sent" ? ["sent", 1] : ["taken_back", 0]);
    }
  });

  test("only by whom it belongs to, or by a manager", async () => {
    const [rep, other, manager] = await Promise.all([addPerson(app, "rep"), addPerson(app, "rep"), addPerson(app, "manager")]);
    const { id } = await send(nextAddress(), {}, rep.client);
    expect(await other.client.get(`mail/${id}`)).toMatchObject({ status: 404 });
    expect(await other.client.post(`mail/${id}/take-back`)).toMatchObject({ status: 404 });
    expect(await manager.client.post(`mail/${id}/take-back`)).toMatchObject({ status: 200 });
  });
});

describe("sent", () => {
  test("it stands on the timeline of contact and company with its Message-ID, and both hear of it", async () => {
    const to = nextAddress();
    const mail = await leave((await send(to, { cc: ["cc@khach.example"], subject: "Báo giá tháng 11", body: "Dạ vâng,\nem gửi ạ" })).id);
    const [letter] = await app.mailbox.lettersTo(to);
    expect(letter).toMatchObject({ messageId: `<${mail.messageId}>`, subject: "Báo giá tháng 11", text: "Dạ vâng,\r\nem gửi ạ" });
    expect(letter?.headers).toContainEqual(expect.objectContaining({ key: "x-relata-drafted-with", value: "built-in" }));
    for (const record of [contact, company]) {
      const { items } = (await owner.get<{ items: Shown[] }>(`activities?recordId=${record.id}&kind=email`)).body;
      expect(items.find(({ id }) => id === mail.activityId)).toMatchObject({
        ...{ kind: "email", direction: "out", subject: "Báo giá tháng 11", body: "Dạ vâng,\nem gửi ạ", channelId: mail.messageId },
        meta: {
          from: { address: "linh@mocgiang.example" },
          to: [{ address: to }],
          cc: [{ address: "cc@khach.example" }],
          draftedWith: "built-in",
        },
      });
    }
    const events = await workspace.rows<{ event: string; data: string }>(
      "select event, data from outbox where record_id = ? order by id",
      mail.id,
    );
    expect(events.map(({ event }) => event)).toEqual(["mail.held", "mail.sent"]);
    expect(JSON.parse(events[1]?.data ?? "")).toEqual({ records: [contact.id, company.id] });
  });

  test("it sets the task that was asked for, for whoever sent it", async () => {
    const { client, id } = await addPerson(app, "rep");
    await leave((await send(nextAddress(), { task: { title: "Hỏi lại anh", dueAt: 1_800_000_000_000 } }, client)).id);
    const { items } = (await owner.get<{ items: Shown[] }>(`tasks?assigneeId=${id}`)).body;
    expect(items).toMatchObject([{ title: "Hỏi lại anh", dueAt: 1_800_000_000_000, contactId: contact.id, companyId: company.id }]);
  });

  test("the answer to a mail of the same subject joins its thread", async () => {
    const first = await leave((await send(nextAddress(), { subject: "Máy rang mẫu mới" })).id);
    const to = nextAddress();
    const second = await leave((await send(to, { subject: "Re: máy rang mẫu MỚI" })).id);
    const [letter] = await app.mailbox.lettersTo(to);
    expect([letter?.inReplyTo, letter?.references]).toEqual([`<${first.messageId}>`, `<${first.messageId}>`]);
    const threads = await workspace.rows<{ thread_id: string }>(
      "select distinct thread_id from activities where id in (?, ?)",
      first.activityId,
      second.activityId,
    );
    expect(threads).toHaveLength(1);
  });

  test("the sender is called as in the profile now", async () => {
    const client = await pageOf(app, await addPerson(app, "rep", "Tên Cũ"));
    await client.patch("me", { name: 'Ánh "Bé" <x@y.vn>, Mộc' }, { version: 1 });
    const to = nextAddress();
    await leave((await send(to, {}, client)).id);
    const [letter] = await app.mailbox.lettersTo(to);
    expect(letter?.from?.name).toBe('Ánh "Bé" <x@y.vn>, Mộc');
    expect(letter?.from?.address).toMatch(/^usr_\w+@example\.com$/);
  });

  test("many consumers at once send it once", async () => {
    const to = nextAddress();
    const { id } = await send(to);
    await makeDue(id);
    await Promise.all(Array.from({ length: 8 }, () => app.runtime.runScheduled()));
    const { activityId } = await inState(id, "sent");
    await allEventsDone(databases);
    expect(await app.mailbox.lettersTo(to)).toHaveLength(1);
    expect(await workspace.count("activities", "id = ?", activityId)).toBe(1);
    expect(await workspace.row("select attempts from outgoing_mail where id = ?", id)).toEqual({ attempts: 1 });
  });

  test("what its task was about may be gone by then", async () => {
    const gone = (await owner.post<Shown>("contacts", { givenName: "Mất" })).body;
    const { id } = await send(nextAddress(), { task: { title: "Việc mồ côi", dueAt: 1 } });
    await workspace.run("update outgoing_mail set record_ids = ? where id = ?", JSON.stringify([gone.id]), id);
    await workspace.run("delete from contacts where id = ?", gone.id);
    await leave(id);
    expect(await workspace.row("select contact_id from tasks where title = 'Việc mồ côi'")).toEqual({ contact_id: null });
  });
});

const attempts = async (id: string) =>
  (await workspace.row<{ attempts: number }>("select attempts from outgoing_mail where id = ?", id)).attempts;

describe("a transport that fails", () => {
  const outbox = app.runtime.folder.outbox;
  const blocked = `${outbox}-away`;
  const block = () => {
    renameSync(outbox, blocked);
    writeFileSync(outbox, "");
    chmodSync(outbox, 0o400);
  };
  const unblock = () => {
    if (existsSync(blocked)) renameSync(outbox, `${outbox}-file`);
    renameSync(blocked, outbox);
  };
  const tryAgain = async (id: string, expected: number) => {
    await makeDue(id);
    await app.runtime.runScheduled();
    const isNoted = ({ recordId, attempts, message }: Record<string, unknown>) =>
      recordId === id && attempts === expected && message === "mail was not sent";
    await eventually(`failure ${expected}`, () => app.logged().find(isNoted));
  };

  test("is tried again under the same Message-ID until it works", async () => {
    const to = nextAddress();
    const { id, messageId } = await send(to);
    block();
    for (const expected of [1, 2]) await tryAgain(id, expected);
    unblock();
    expect((await read(id)).state).toBe("sending");
    expect(await takeBack(id)).toMatchObject({ status: 409, body: { detail: expect.stringContaining("on its way") } });
    await makeDue(id);
    await app.runtime.runScheduled();
    await inState(id, "sent");
    expect((await app.mailbox.lettersTo(to)).map((letter) => letter.messageId)).toEqual([`<${messageId}>`]);
  });

  test("is given up after five tries, with the reason, and nothing is on the timeline", async () => {
    const { id } = await send(nextAddress());
    block();
    for (const expected of [1, 2, 3, 4, 5]) await tryAgain(id, expected);
    unblock();
    const mail = await inState(id, "failed");
    expect([mail.reason, mail.activityId, mail.sentAt]).toEqual([expect.stringContaining("outbox refused"), null, null]);
    const events = await workspace.rows<{ event: string }>("select event from outbox where record_id = ? order by id", id);
    expect(events.map(({ event }) => event)).toEqual(["mail.held", "mail.failed"]);
    expect(await takeBack(id)).toMatchObject({ status: 409, body: { detail: expect.stringContaining("was not sent") } });
  });

  test("never means the same mail again and again: what left and cannot be noted is given up too", async () => {
    const { id } = await send(nextAddress());
    await workspace.run("create trigger no_activity before insert on activities begin select raise(abort, 'the disk is full'); end");
    for (const tries of [1, 2, 3, 4, 5, 6]) {
      await makeDue(id);
      await app.runtime.runScheduled();
      await eventually(`try ${tries}`, async () => ((await attempts(id)) >= tries ? true : undefined));
    }
    await workspace.run("drop trigger no_activity");
    expect(await inState(id, "failed")).toMatchObject({ reason: expect.stringContaining("handed over") });
    await makeDue(id);
    await app.runtime.runScheduled();
    expect(await attempts(id)).toBe(6);
  });
});

test("a mail needs somebody to go to, and something to say", async () => {
  const { body } = await owner.post<string>("assistant/drafts", { recordId: contact.id });
  const draftId = /"draftId":"(dra_\w+)"/.exec(body)?.[1];
  const good = { to: ["a@khach.example"], subject: "S", body: "Cảm ơn anh." };
  for (const [field, value] of [
    ["to", []],
    ["to", ["x"]],
    ["to", Array.from({ length: 21 }, nextAddress)],
    ["body", ""],
    ["body", "\u0000"],
    ["subject", "x".repeat(501)],
    ["bcc", ["b@khach.example"]],
    ["from", "x@khach.example"],
  ] as const) {
    const answer = await owner.post<{ fields: object }>(`assistant/drafts/${draftId}/send`, { ...good, [field]: value });
    expect([field, answer.status, Object.keys(answer.body.fields)[0]?.split(".")[0]]).toEqual([field, 422, field]);
  }
});
