import { expect } from "vitest";
import type { Activity } from "../../src/activities/activities.schema.ts";
import type { AskReply } from "../../src/ask/ask.schema.ts";
import type { NotesReading, RUN_KINDS } from "../../src/assistant/assistant.schema.ts";
import type { MODEL_PURPOSES } from "../../src/assistant-settings/assistant-settings.rules.ts";
import type { Brief, News } from "../../src/briefs/briefs.schema.ts";
import type { Digest } from "../../src/digests/digests.schema.ts";
import type { Reading } from "../../src/reading/reading.schema.ts";
import { askPath } from "../evals/asking.ts";
import type { App } from "../support/app.ts";
import { databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { addPerson, type Person } from "../support/people.ts";
import { addCustomer, draftOf } from "./drafting.ts";
import { NO_READING, summaryOf } from "./trust.ts";

/** Every kind of run that a model may be asked for, each by its own door: who answered, and what the asker is told of why. */

export interface Told {
  engine: string;
  reason: string | undefined;
}

export interface RunKind {
  /** As its runs are written down. */
  kind: (typeof RUN_KINDS)[number];
  /** What the model may be asked for meanwhile. */
  purposes: (typeof MODEL_PURPOSES)[number][];
  /** Asks for the text anew; whatever was kept or remembered of it is out of date. */
  ask(): Promise<Told>;
}

const NOTES = "Decisions:\n- We agreed on 2 more scanners\n\nActions:\n- Peter: send the floor plan by Friday";
const READ = "Đơn hàng giao trễ 3 ngày rồi em.";

export async function runKinds(app: App): Promise<Record<string, RunKind>> {
  const { owner } = app;
  const { workspace } = databasesOf(app);
  const { contactId } = await addCustomer(app);
  const notesId = await added(app, { kind: "meeting", subject: "Rollout", body: NOTES, links: [contactId] });
  const reader = await onceAfterALook(app, contactId);
  let turn = 0;

  const draft = async (): Promise<Told> => {
    const { draft, restart } = await draftOf(owner, { recordId: contactId, instruction: "Keep what I typed" });
    expect(draft.instruction).toBe("Keep what I typed");
    expect(draft.body).toContain("Dear Mr Holloway");
    return { engine: draft.engine, reason: restart };
  };
  const summary = async (): Promise<Told> => {
    const { points, ...told } = await summaryOf(owner, contactId);
    expect(points.length).toBeGreaterThan(0);
    return toldOf(told);
  };
  const brief = async (): Promise<Told> => {
    const { body } = await owner.get<Brief>(`briefs/${contactId}?language=en&refresh=true`);
    expect(body.history.length).toBeGreaterThan(0);
    return toldOf(body);
  };
  const notes = async (): Promise<Told> => {
    const { body } = await owner.get<NotesReading>(`assistant/notes/${notesId}?language=en&refresh=true`);
    expect((await owner.get<Activity>(`activities/${notesId}`)).body.body).toBe(NOTES);
    expect(body.actions.length).toBeGreaterThan(0);
    return toldOf(body);
  };
  const news = async (): Promise<Told> => {
    await workspace.run("delete from summaries where kind = 'news'");
    const { body } = await reader.client.get<News>(`assistant/news?recordId=${contactId}&language=en`);
    expect(body.points.length).toBeGreaterThan(0);
    return toldOf(body);
  };
  const digest = async (): Promise<Told> => {
    turn += 1;
    await workspace.run("delete from tasks");
    const due = await owner.post("tasks", { title: `Send offer ${turn} to Peter`, dueAt: Date.now() - 86_400_000, contactId });
    expect(due.status).toBe(201);
    const { body } = await owner.get<Digest>("digest?kind=daily&language=en");
    expect(JSON.stringify(body.sections)).toContain(`Send offer ${turn} to Peter`);
    return toldOf(body);
  };
  const question = async (): Promise<Told> => {
    const { body } = await owner.get<AskReply>(askPath("overdue tasks by assignee"));
    expect([body.query?.noun, body.answer?.form]).toEqual(["tasks", "groups"]);
    return { engine: body.engine, reason: body.fellBack ?? undefined };
  };
  const reading = async (): Promise<Told> => {
    const id = await added(app, { kind: "chat", direction: "in", body: READ, links: [contactId] });
    const { engine, found, reason } = await eventually("the reading", async () => {
      const { body } = await owner.get<{ items: Reading[] }>(`readings?activityIds=${id}`);
      return body.items[0];
    });
    expect(found.complaint?.value).toBe("late");
    expect((await owner.get<Activity>(`activities/${id}`)).body.body).toBe(READ);
    return { engine, reason };
  };

  const withoutReading = { purposes: NO_READING };
  return {
    draft: { kind: "draft", ask: draft, ...withoutReading },
    summary: { kind: "summary", ask: summary, ...withoutReading },
    brief: { kind: "brief", ask: brief, ...withoutReading },
    notes: { kind: "summary", ask: notes, ...withoutReading },
    news: { kind: "summary", ask: news, ...withoutReading },
    "digest headline": { kind: "digest", ask: digest, ...withoutReading },
    ask: { kind: "ask", ask: question, ...withoutReading },
    reading: { kind: "reading", ask: reading, purposes: ["reading"] },
  };
}

export const RUN_NAMES = ["draft", "summary", "brief", "notes", "news", "digest headline", "ask", "reading"] as const;

const toldOf = ({ engine, reason }: { engine: string; reason?: string | undefined }): Told => ({ engine, reason });

async function added({ owner }: App, activity: object): Promise<string> {
  const { status, body } = await owner.post<Activity>("activities", activity);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
}

/** Somebody who has looked before all of the customer's activities, and another time since. */
async function onceAfterALook(app: App, contactId: string): Promise<Person> {
  const reader = await addPerson(app, "manager", "Mai");
  await added(app, { kind: "call", body: "Peter asked for spare batteries.", links: [contactId] });
  await databasesOf(app).workspace.run(
    "insert into record_looks (member_id, record_id, looked_at, before_at) values (?, ?, ?, 1)",
    ...[reader.id, contactId, Date.now()],
  );
  return reader;
}
