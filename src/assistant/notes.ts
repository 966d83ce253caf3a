import { sql } from "drizzle-orm";
import type { Activity } from "../activities/activities.schema.ts";
import { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import { guard, statement } from "../core/database.ts";
import { kindOfId } from "../core/ids.ts";
import { Refusal } from "../core/refusal.ts";
import { sha256 } from "../core/secrets.ts";
import { words } from "../core/text.ts";
import { addTasks } from "../tasks/tasks.ts";
import {
  type Language,
  NOTE_SECTIONS,
  type NoteAction,
  type NoteDecided,
  type NoteDecision,
  type NotesReading,
  type SummaryPoint,
} from "./assistant.schema.ts";
import type { KeptPoint } from "./assistant.table.ts";
import { builtInNotesOf } from "./built-in/engine.ts";
import { type Person, personNamed } from "./built-in/notes/owners.ts";
import type { Pack, PackItem } from "./evidence.ts";
import { figuresOf } from "./facts.ts";
import type { History } from "./history.ts";
import { keptText } from "./kept-text.ts";
import { type NoteLine, noteLines } from "./note-lines.ts";
import { type NotesRead, readNotes, readVisibleLinks, STILL_THERE } from "./notes.queries.ts";

export interface NotesQuery {
  activityId: string;
  language?: Language | undefined;
  refresh: boolean;
}

/** Decisions, proposed tasks, risks and mood in the notes or transcript of an activity. */
export async function readMeetingNotes(ctx: Context, query: NotesQuery): Promise<NotesReading> {
  const read = await readNotes(ctx, query.activityId);
  const { activity, people, workspace } = read;
  const language = query.language ?? ctx.locale;
  const lines = noteLines(activity.body);
  const pack = packOf(ctx, read, lines, language);
  const author = people.find(({ id }) => id === activity.authorId)?.name ?? null;
  const text = await keptText(
    ctx,
    { pack, written: read.written, alsoSeen: people.map(({ id }) => id) },
    {
      ...{ kind: "notes", run: "summary", sections: NOTE_SECTIONS, refresh: query.refresh, isEmpty: lines.length === 0 || read.staysHere },
      builtIn: () =>
        builtInNotesOf(ctx, {
          lines: lines.map((line, index) => ({ ...line, ref: refOf(index) })),
          ...{ people, author, language, writtenAt: activity.occurredAt, timeZone: workspace.timeZone },
        }),
    },
  );
  const { decision, action, risk, mood } = text.sections;
  return {
    ...{ activityId: activity.id, language, engine: text.engine, model: text.model, generatedAt: text.at, stale: text.isStale },
    ...{
      decisions: decision.map(bare),
      actions: actionsOf(action, pack, read),
      risks: risk.map(bare),
      mood: mood[0] ? bare(mood[0]) : null,
    },
    ...{ evidence: text.evidence, removed: text.removed },
    ...(text.reason && { reason: text.reason }),
  };
}

const bare = ({ at, text, cites }: KeptPoint): SummaryPoint => ({ at, text, cites });
const refOf = (index: number): string => `n${index + 1}`;

/** Each line is an item of its own, so that what is cited is the very sentence. */
function packOf(ctx: Context, { activity, people, workspace }: NotesRead, lines: NoteLine[], language: Language): Pack {
  const history = historyOf(ctx, activity, people, workspace);
  const said: PackItem[] = lines.map(({ text, speaker }, index) => ({
    ...{ ref: refOf(index), kind: "activity", recordId: activity.id, at: activity.occurredAt },
    ...{ title: speaker ?? activity.subject.slice(0, 200), text },
  }));
  const guests: PackItem[] = people
    .filter(({ side }) => side === "them")
    .map(({ id, name }, index) => ({ ref: `c${index + 1}`, kind: "contact", recordId: id, at: null, title: name, text: "" }));
  return { history, items: [...guests, ...said], figures: figuresOf(history, ctx.now), now: ctx.now, language };
}

const historyOf = (ctx: Context, activity: Activity, people: Person[], workspace: History["workspace"]): History => ({
  recordId: activity.id,
  contact: null,
  company: null,
  activities: [activity],
  heard: [],
  deals: [],
  tasks: [],
  people: Object.fromEntries(people.map(({ id, name }) => [id, name])),
  sender: { id: ctx.member.id, name: ctx.member.name, title: null, email: ctx.member.email, signature: null },
  workspace,
});

function actionsOf(points: KeptPoint[], pack: Pack, { activity, people, decided }: NotesRead): NoteAction[] {
  const seen = new Map<string, number>();
  return points.map(({ text, owner = null, dueAt = null, dueChoices = [], cites }) => {
    const line = pack.items.find(({ ref }) => ref === cites[0])?.text ?? text;
    const base = `${activity.id} ${words(line).join(" ")}`;
    const nth = seen.get(base) ?? 0;
    seen.set(base, nth + 1);
    const key = sha256(`${base} ${nth}`).slice(0, 16);
    const decision = decided.find((one) => one.key === key);
    const person = owner ? personNamed(owner, people) : undefined;
    return {
      ...{ key, title: text, owner: person?.name ?? owner, ownerId: person?.side === "us" ? person.id : null, dueAt, dueChoices, cites },
      ...{ state: decision?.state ?? "open", taskId: decision?.taskId ?? null },
    };
  });
}

/** Makes a task of what the notes propose, by the ordinary verb, or puts it aside. What has become a task stays decided while the task is there. */
export async function decideNoteAction(ctx: Context, activityId: string, { key, decision, ...wish }: NoteDecision): Promise<NoteDecided> {
  require(ctx, "tasks:create");
  const links = await readVisibleLinks(ctx, activityId);
  const change = new Change(ctx);
  const task = decision === "accept" ? newTask(ctx, change, links, wish) : undefined;
  const row = [activityId, key, task ? "accepted" : "dismissed", task?.id ?? null, ctx.member.id, ctx.now];
  change.also(
    statement(sql`insert into note_actions (activity_id, action_key, decision, task_id, member_id, at)
      values (${sql.join(
        row.map((value) => sql`${value}`),
        sql`, `,
      )})
      on conflict (activity_id, action_key) do update set decision = excluded.decision, task_id = excluded.task_id,
        member_id = excluded.member_id, at = excluded.at where note_actions.decision = 'dismissed' or not ${STILL_THERE}`),
    guard(1),
  );
  if (!task) change.called({ action: "note_action.dismissed", target: activityId });
  return change.commit({ key, state: task ? "accepted" : "dismissed", taskId: task?.id ?? null });
}

function newTask(ctx: Context, change: Change, links: string[], { title, dueAt, assigneeId }: Omit<NoteDecision, "key" | "decision">) {
  if (!title) throw new Refusal("invalid", "A task needs a title", { title: "is missing" });
  const linked = (kind: "contact" | "company" | "deal") => links.find((id) => kindOfId(id) === kind) ?? null;
  const about = { contactId: linked("contact"), companyId: linked("company"), dealId: linked("deal") };
  const [row] = addTasks(ctx, change, [{ title, dueAt: dueAt ?? null, ...(assigneeId ? { assigneeId } : {}), ...about }]);
  return row;
}
