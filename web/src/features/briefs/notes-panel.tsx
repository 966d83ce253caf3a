import { ListTodo, NotebookPen, RotateCcw, X } from "lucide-preact";
import { useState } from "preact/hooks";
import type { NoteAction, NoteDecided, NotesReading } from "../../../../src/assistant/assistant.schema.ts";
import { get, post } from "../../lib/api.ts";
import { client, refresh as refreshLists } from "../../lib/cache.ts";
import { dayInput, momentOf } from "../../lib/format.ts";
import { locale } from "../../lib/locale.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { Select, TextField } from "../../ui/field.tsx";
import { Bones, EmptyState, FailedState } from "../../ui/states.tsx";
import { say } from "../../ui/toast.tsx";
import { Sources } from "../assistant/source.tsx";
import { TookOver } from "../assistant/took-over.tsx";
import { explain } from "../changes/changes.ts";
import { may, me } from "../identity/session.ts";
import { PointList, Provenance } from "./points.tsx";
import { StaleNote } from "./stale-note.tsx";
import { useFresh } from "./use-fresh.ts";
import { WhichDay } from "./which-day.tsx";
import { briefWords } from "./words.ts";
import "../assistant/assistant.css";
import "./briefs.css";

type Decided = Pick<NoteAction, "key" | "state" | "taskId">;

/** What a meeting's notes hold: decisions, tasks to accept or dismiss, risks, the customer's mood. */
export default function NotesPanel({ activityId, records }: { activityId: string; records: string[] }) {
  const w = briefWords();
  const key = ["notes", activityId, locale.value];
  const read = (isAnew: boolean) =>
    get<NotesReading>(`/assistant/notes/${activityId}`, { language: locale.value, refresh: isAnew || undefined });
  const { found, isRefreshing, refresh } = useFresh(key, read);
  const notes = found.data;
  const decided = (answer: Decided): void => {
    client.setQueryData<NotesReading>(
      key,
      (before) => before && { ...before, actions: before.actions.map((one) => (one.key === answer.key ? { ...one, ...answer } : one)) },
    );
    if (answer.taskId) refreshLists("task", undefined, records);
  };
  return (
    <section class="brief-card notes" aria-label={w.notes} aria-busy={found.isFetching || isRefreshing}>
      <header class="panel-head">
        <h2>{w.notes}</h2>
        <span class="grow" />
        {notes && <IconButton icon={RotateCcw} label={w.refresh} disabled={isRefreshing} onClick={refresh} />}
      </header>
      {found.isLoading && <Bones lines={5} />}
      {found.error && !notes && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
      {notes?.stale && <StaleNote isRefreshing={isRefreshing} onRefresh={refresh} />}
      {notes && <Found notes={notes} onDecided={decided} />}
    </section>
  );
}

function Found({ notes, onDecided }: { notes: NotesReading; onDecided: (answer: Decided) => void }) {
  const w = briefWords();
  const { decisions, actions, risks, mood, evidence } = notes;
  if (decisions.length + actions.length + risks.length === 0 && !mood)
    return (
      <EmptyState icon={NotebookPen} title={w.noNotes}>
        {w.noNotesText}
      </EmptyState>
    );
  return (
    <>
      <TookOver reason={notes.reason} />
      {actions.length > 0 && (
        <section class="brief-part">
          <h2>{w.actions}</h2>
          <p class="faint">{w.actionsText}</p>
          <ul class="note-actions">
            {actions.map((action) => (
              <li key={action.key}>
                <Proposed action={action} notes={notes} onDecided={onDecided} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <PointList title={w.decisions} points={decisions} evidence={evidence} />
      <PointList title={w.risks} points={risks} evidence={evidence} />
      <PointList title={w.mood} points={mood ? [mood] : []} evidence={evidence} />
      <Provenance text={notes} />
    </>
  );
}

interface ProposedProps {
  action: NoteAction;
  notes: NotesReading;
  onDecided: (answer: Decided) => void;
}

function Proposed({ action, notes, onDecided }: ProposedProps) {
  const w = briefWords();
  const [title, setTitle] = useState(action.title);
  const [due, setDue] = useState(action.dueAt ? dayInput(action.dueAt) : "");
  const [ownerId, setOwner] = useState(action.ownerId ?? me.value?.member.id ?? "");
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const sources = <Sources cites={action.cites} evidence={notes.evidence} />;
  const decide = async (decision: "accept" | "dismiss"): Promise<void> => {
    if (decision === "accept" && !title.trim()) return setProblem(w.needsTitle);
    setBusy(true);
    setProblem(undefined);
    const wish = decision === "accept" ? { title, dueAt: momentOf(due) ?? null, assigneeId: ownerId || null } : {};
    try {
      const { data } = await post<NoteDecided>(`/assistant/notes/${notes.activityId}/decisions`, { key: action.key, decision, ...wish });
      onDecided(data);
      if (decision === "accept") say(w.accepted);
    } catch (error) {
      setProblem(explain(error));
    }
    setBusy(false);
  };
  const isOpen = action.state === "open";
  if (!isOpen || !may("tasks:create"))
    return (
      <p class={`note-done ${action.state === "dismissed" ? "is-dismissed" : ""}`}>
        <span>
          <span class="note-title">{action.title}</span> {sources}
        </span>
        {!isOpen && (
          <Badge tone={action.state === "accepted" ? "good" : "neutral"}>{action.state === "accepted" ? w.accepted : w.dismissed}</Badge>
        )}
        {action.state === "dismissed" && may("tasks:create") && (
          <Button kind="quiet" onClick={() => onDecided({ key: action.key, state: "open", taskId: null })}>
            {w.undismiss}
          </Button>
        )}
      </p>
    );
  return (
    <form
      class="note-action"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void decide("accept");
      }}
    >
      <TextField label={w.task} isLabelHidden value={title} error={problem} maxLength={300} onText={setTitle} />
      <div class="note-fields">
        <TextField label={w.due} type="date" value={due} onText={setDue} />
        <Select label={w.owner} value={ownerId} options={people()} onText={setOwner} />
        <span class="note-acts">
          <Button type="submit" icon={ListTodo} isBusy={isBusy}>
            {w.accept}
          </Button>
          <IconButton icon={X} label={`${w.dismiss}: ${action.title}`} disabled={isBusy} onClick={() => void decide("dismiss")} />
        </span>
      </div>
      {action.dueChoices.length > 0 && <WhichDay days={action.dueChoices} due={due} onPick={setDue} />}
      <p class="faint note-said">
        {action.owner && !action.ownerId && <span>{w.meantFor(action.owner)} </span>}
        {sources}
      </p>
    </form>
  );
}

const people = () => (me.value?.members ?? []).map(({ id, name }) => ({ value: id, label: name }));
