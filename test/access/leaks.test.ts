import { afterAll, expect, test } from "vitest";
import { BUILT_IN } from "../../src/access/policy.rules.ts";
import { importFile } from "../imports/import-file.ts";
import { startApp } from "../support/app.ts";
import { addPerson } from "../support/people.ts";
import { Listener } from "../support/socket.ts";
import { addRole } from "./world.ts";

/** Ways round the rights that are no record's own door: what mail headers, files, events and "me" tell. */

const app = await startApp({ empty: true });
const { owner } = app;
afterAll(() => app.close());

const MAIL = `From an@ours.example Thu Jan  1 00:00:00 2026
Message-ID: <m1@x.example>
From: Khách Lạ <khachla@customer.example>
To: an@ours.example
Cc: nguoikhac@customer.example
Subject: Hỏi giá
Date: Thu, 01 Jan 2026 00:00:00 +0000

Cho hỏi giá.

`;

test("who does not see contacts' addresses finds none in the heads of mails", async () => {
  await importFile(owner, "hopthu.mbox", MAIL, { ownAddresses: ["an@ours.example"], shareMail: true });
  const role = await addRole(app, "Không thấy địa chỉ", { ...BUILT_IN.manager, hides: { contacts: ["emails"] } });
  const { client } = await addPerson(app, role);
  const [contact] = (await client.get<{ items: { id: string }[] }>("contacts")).body.items;
  const doors = [`activities?recordId=${contact?.id}`, `contacts/${contact?.id}/page`, `contacts/${contact?.id}`];
  for (const door of doors) {
    const { status, body } = await client.get(door);
    expect([door, status, /@customer\.example/.test(JSON.stringify(body))]).toEqual([door, 200, false]);
  }
  const seen = (await client.get<{ items: { meta: object }[] }>(doors[0] as string)).body.items[0]?.meta;
  expect(seen).toMatchObject({ from: { name: "Khách Lạ", address: "" }, cc: [{ address: "" }] });
  expect(JSON.stringify((await owner.get(doors[0] as string)).body)).toContain("khachla@customer.example");
});

test("the rows of a file are for who brought it and who sees every record; a mailbox for its member alone", async () => {
  const [an, boss] = [await addPerson(app, "manager", "An"), await addPerson(app, "manager", "Sếp")];
  const limited = await addPerson(app, await addRole(app, "Chỉ của mình", { ...BUILT_IN.manager, hides: { contacts: ["phones"] } }));
  const csv = await importFile(an.client, "khach.csv", "Name,Email\nBí Mật,khong-phai-thu\n");
  const mail = await importFile(an.client, "rieng.mbox", "From x Thu Jan  1 00:00:00 2026\nSubject: Riêng\n\nx\n", {
    ownAddresses: ["an@ours.example"],
  });
  const listed = async (who: typeof an) =>
    (await who.client.get<{ items: { id: string }[] }>("imports")).body.items
      .map(({ id }) => id)
      .filter((id) => [csv.id, mail.id].includes(id));
  expect([await listed(an), await listed(boss), await listed(limited)]).toEqual([[mail.id, csv.id], [csv.id], []]);
  for (const door of ["", "/problems"]) {
    expect((await an.client.get(`imports/${csv.id}${door}`)).status).toBe(200);
    expect((await boss.client.get(`imports/${csv.id}${door}`)).status).toBe(200);
    expect((await boss.client.get(`imports/${mail.id}${door}`)).status).toBe(404);
    expect((await limited.client.get(`imports/${csv.id}${door}`)).status).toBe(404);
  }
  expect((await limited.client.post(`imports/${csv.id}/start`)).status).toBe(404);
});

test("“me” in a filter is the member whose page is looked at", async () => {
  const binh = await addPerson(app, "rep", "Bình");
  await owner.post("contacts", { givenName: "Của Bình", ownerId: binh.id });
  const filter = encodeURIComponent(JSON.stringify({ field: "ownerId", op: "is", value: "me" }));
  const names = async (headers: Record<string, string>) =>
    (await owner.get<{ items: { name: string }[] }>(`contacts?filter=${filter}`, { headers })).body.items.map(({ name }) => name);
  expect(await names({ "relata-view-as": binh.id })).toEqual(["Của Bình"]);
});

test("of a task on a record that is seen, only those hear who may read the task", async () => {
  const role = await addRole(app, "Việc của mình", {
    ...BUILT_IN.rep,
    allows: { ...BUILT_IN.rep.allows, "tasks:read": "own", "tasks:edit": "own", "tasks:delete": "own" },
  });
  const [chi, dung] = [await addPerson(app, role, "Chi"), await addPerson(app, "rep", "Dũng")];
  const { id: contactId } = (await owner.post<{ id: string }>("contacts", { givenName: "Chung", ownerId: chi.id })).body;
  const listener = await Listener.open(app.url, { authorization: chi.client.bearer });
  const theirs = (await dung.client.post<{ id: string }>("tasks", { title: "Của Dũng", contactId, assigneeId: dung.id })).body;
  const mine = (await dung.client.post<{ id: string }>("tasks", { title: "Của Chi", contactId, assigneeId: chi.id })).body;
  await listener.heard("task.created", mine.id);
  expect(listener.frames.map(({ id }) => id)).not.toContain(theirs.id);
  listener.close();
});
