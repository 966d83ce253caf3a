import { afterAll, expect, test } from "vitest";
import { startApp } from "../support/app.ts";
import { allEventsDone, databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { addPerson } from "../support/people.ts";
import { isProving } from "../support/proof.ts";

/** Work that failed every time is shown to the admin, who tries it again or sets it aside. */

const app = await startApp({ empty: true });
const databases = databasesOf(app);
const { workspace } = databases;
const { owner } = app;
afterAll(() => app.close());

interface Letter {
  id: string;
  body: unknown;
  reason: string;
}

const letters = async () => (await owner.get<{ items: Letter[] }>("dead-letters")).body.items;
const message = { kind: "outbox", workspaceId: app.setUp.workspace.id };
let made = 0;
async function addLetter(body: unknown = message): Promise<string> {
  made += 1;
  const id = `ded_${String(made).padStart(26, "0")}`;
  await workspace.run(
    "insert into dead_letters (id, body, reason, at) values (?, ?, 'every try failed', ?)",
    id,
    JSON.stringify(body),
    made,
  );
  return id;
}

test("the newest come first, and say what the work was", async () => {
  const [older, newer] = [await addLetter(), await addLetter({ ...message, kind: "mail" })];
  expect((await letters()).slice(0, 2)).toEqual([
    { id: newer, body: { ...message, kind: "mail" }, reason: "every try failed", at: 2 },
    { id: older, body: message, reason: "every try failed", at: 1 },
  ]);
});

test("tried again, the work is done and the letter gone", async () => {
  await allEventsDone(databases);
  const id = await addLetter();
  await workspace.run("insert into outbox (id, event, record_kind, record_id, version, at) values ('evt_stuck', 'x', 'x', 'x', 1, 1)");
  expect((await owner.post<Letter>(`dead-letters/${id}/retry`)).body.id).toBe(id);
  await allEventsDone(databases);
  expect((await letters()).map((letter) => letter.id)).not.toContain(id);
});

test("set aside, it is gone and nothing is done", async () => {
  const id = await addLetter();
  await workspace.run("insert into outbox (id, event, record_kind, record_id, version, at) values ('evt_left', 'x', 'x', 'x', 1, 1)");
  expect((await owner.delete<Letter>(`dead-letters/${id}`)).status).toBe(200);
  expect((await letters()).map((letter) => letter.id)).not.toContain(id);
  expect(await workspace.count("outbox", "id = 'evt_left' and done_at is null")).toBe(1);
  await workspace.run("delete from outbox where id = 'evt_left'");
});

test("only an admin sees them", async () => {
  const { client } = await addPerson(app, "manager");
  const id = await addLetter();
  for (const answer of [client.get("dead-letters"), client.post(`dead-letters/${id}/retry`), client.delete(`dead-letters/${id}`)])
    expect(await answer).toMatchObject({ status: 403 });
});

test.runIf(isProving)(
  "what fails at every try of the real queue ends here, and can be tried again when the cause is gone",
  async () => {
    await allEventsDone(databases);
    await workspace.run("delete from dead_letters");
    await workspace.run(
      "create trigger stop_sweeping before update of done_at on outbox begin select raise(abort, 'the disk is full'); end",
    );
    await owner.post("tasks", { title: "Kẹt" });
    const stuck = await eventually(
      "the dead letter",
      async () => (await letters()).find(({ body }) => JSON.stringify(body) === JSON.stringify(message)),
      150_000,
    );
    await workspace.run("drop trigger stop_sweeping");
    expect((await owner.post(`dead-letters/${stuck.id}/retry`)).status).toBe(200);
    await allEventsDone(databases);
  },
  170_000,
);
