import { Check } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import type { Draft, DraftEvent, DraftInput, Tone } from "../../../../src/assistant/assistant.schema.ts";
import { post, send } from "../../lib/api.ts";
import { eventsOf } from "../../lib/sse.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { complain, say } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { type Composer, fromDraft, update } from "./composers.ts";
import { draftingWords } from "./drafting.words.ts";
import { Gaps } from "./gaps.tsx";
import { segmentsOf, unsettledOf } from "./segments.ts";
import { Sources } from "./source.tsx";
import { TookOver } from "./took-over.tsx";
import { assistantWords } from "./words.ts";
import { WrittenBy } from "./written-by.tsx";

interface Side {
  wish: Pick<DraftInput, "tone" | "angle">;
  text: string;
  draft: Draft | undefined;
  /** Why the built-in engine writes, where a model was asked and failed. */
  reason: string | undefined;
  hasFailed: boolean;
}

const OTHER_TONE: Record<Tone, Tone> = { friendly: "direct", formal: "friendly", direct: "friendly" };
const fresh = (tone: Tone): [Side, Side] => [
  { wish: { tone, angle: "story" }, text: "", draft: undefined, reason: undefined, hasFailed: false },
  { wish: { tone: OTHER_TONE[tone], angle: "ask_first" }, text: "", draft: undefined, reason: undefined, hasFailed: false },
];

/** Two drafts that differ in tone and in what comes first; the one that is taken goes on in the composer. */
export default function TwoDrafts({ composer, onClose }: { composer: Composer; onClose: () => void }) {
  const w = draftingWords();
  const { about, writing } = composer;
  const [sides, setSides] = useState(() => fresh(writing.tone));
  useEffect(() => {
    const leaving = new AbortController();
    const set = (at: number, change: (side: Side) => Side): void =>
      setSides((now) => now.map((side, index) => (index === at ? change(side) : side)) as [Side, Side]);
    void writeBoth({ recordId: about.recordId, ...writing }, fresh(writing.tone), set, leaving.signal);
    return () => leaving.abort();
  }, []);
  const take = async ({ draft, wish }: Side): Promise<void> => {
    if (!draft) return;
    onClose();
    update(about.recordId, {
      ...fromDraft(composer, draft),
      writing: { ...writing, tone: wish.tone },
      phase: "ready",
      notice: undefined,
      isEditing: false,
    });
    await post(`/assistant/drafts/${draft.id}/pick`).catch((error: unknown) => complain(explain(error)));
    say(w.taken);
  };
  return (
    <Dialog title={w.twoTitle} shape="wide" onClose={onClose}>
      <div class="two-drafts">
        {sides.map((side, index) => (
          <Column key={side.wish.angle} side={side} label={index === 0 ? w.first : w.second} onTake={() => void take(side)} />
        ))}
      </div>
    </Dialog>
  );
}

type Set = (at: number, change: (side: Side) => Side) => void;

/** The second begins when the first has its id, so that the two know of each other; then both stream. */
async function writeBoth(input: object, sides: [Side, Side], set: Set, signal: AbortSignal): Promise<void> {
  let begun: (id: string | undefined) => void = () => undefined;
  const firstId = new Promise<string | undefined>((resolve) => {
    begun = resolve;
  });
  const first = stream({ ...input, ...sides[0].wish }, (change) => set(0, change), signal, begun);
  const rivalOf = await firstId;
  await Promise.all([first, stream({ ...input, ...sides[1].wish, rivalOf }, (change) => set(1, change), signal)]);
}

async function stream(
  body: object,
  set: (change: (side: Side) => Side) => void,
  signal: AbortSignal,
  onBegun: (id: string | undefined) => void = () => undefined,
): Promise<void> {
  try {
    const response = await send("POST", "/assistant/drafts", { body, signal });
    for await (const message of eventsOf(response)) {
      const { event, data } = { event: message.event, data: JSON.parse(message.data) } as DraftEvent;
      if (event === "start") onBegun(data.draftId);
      if (event === "delta") set((side) => ({ ...side, text: side.text + data.text }));
      if (event === "restart") set((side) => ({ ...side, text: "", reason: data.reason }));
      if (event === "done") set((side) => ({ ...side, text: data.draft.body, draft: data.draft }));
      if (event === "failed") set((side) => ({ ...side, hasFailed: true }));
    }
  } catch (error) {
    if (signal.aborted) return;
    complain(explain(error));
    set((side) => ({ ...side, hasFailed: true }));
  } finally {
    onBegun(undefined);
  }
}

function Column({ side: { wish, text, draft, reason, hasFailed }, label, onTake }: { side: Side; label: string; onTake: () => void }) {
  const a = assistantWords();
  const w = draftingWords();
  const unsettled = draft ? unsettledOf(draft.body, draft.sentences).length : 0;
  return (
    <section class="two-side" aria-label={label} aria-busy={!draft && !hasFailed}>
      <h3>
        {a.tones[wish.tone]} <span class="dim">· {w.angles[wish.angle]}</span>
      </h3>
      {draft && <WrittenBy engine={draft.engine} model={draft.model} />}
      {!hasFailed && <TookOver reason={reason} />}
      {draft?.subject && <p class="two-subject">{draft.subject}</p>}
      {draft && <Gaps gaps={draft.gaps} />}
      {hasFailed && !draft && (
        <p class="notice" role="alert">
          {a.failed}
        </p>
      )}
      {unsettled > 0 && <p class="unsettled-why">{a.toCheck(unsettled)}</p>}
      <div class="two-text">{draft ? <Checked draft={draft} /> : text || a.writing}</div>
      <Button icon={Check} disabled={!draft} onClick={onTake}>
        {w.take}
      </Button>
    </section>
  );
}

const Checked = ({ draft }: { draft: Draft }) => (
  <>
    {segmentsOf(draft.body, draft.sentences).map(({ text, start, sentence }) =>
      sentence ? (
        <span key={start} class={`sentence is-${sentence.status}`}>
          {text}
          <Sources cites={sentence.cites} evidence={draft.evidence} />
        </span>
      ) : (
        text
      ),
    )}
  </>
);
