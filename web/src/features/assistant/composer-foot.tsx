import { Check, CircleStop, Columns2, Copy, Pencil, PhoneOutgoing, Redo2, RotateCcw, Send, Undo2 } from "lucide-preact";
import { useState } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { words } from "../../lib/words.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { say } from "../../ui/toast.tsx";
import { may } from "../identity/session.ts";
import { type Composer, checkKey, update } from "./composers.ts";
import { redoEdit, stop, undoEdit, write } from "./drafting.ts";
import { draftingWords } from "./drafting.words.ts";
import { hasFacts } from "./segments.ts";
import { noteChat, obstacle, sendMail } from "./sending.ts";
import { assistantWords } from "./words.ts";

const LogCall = lazy(() => import("./log-call.tsx"));
const TwoDrafts = lazy(() => import("./two-drafts.tsx"));

/** What can be done next: write, stop, or edit and send; and why Send has to wait. */
export function ComposerFoot({ composer }: { composer: Composer }) {
  const w = assistantWords();
  const d = draftingWords();
  const [isTwo, showTwo] = useState(false);
  const { recordId } = composer.about;
  if (composer.phase === "setup")
    return (
      <footer class="composer-foot">
        <Button kind="quiet" icon={Columns2} onClick={() => showTwo(true)}>
          {d.two}
        </Button>
        {isTwo && (
          <ErrorBoundary>
            <TwoDrafts composer={composer} onClose={() => showTwo(false)} />
          </ErrorBoundary>
        )}
        <span class="grow" />
        <Button kind="primary" keys="mod+Enter" onClick={() => void write(recordId)}>
          {w.start}
        </Button>
      </footer>
    );
  if (composer.phase === "writing")
    return (
      <footer class="composer-foot">
        <span class="faint">
          {composer.body ? w.writing : composer.evidence.length > 0 ? w.reading(composer.evidence.length) : w.begins}
        </span>
        <span class="grow" />
        <Button icon={CircleStop} onClick={() => stop(recordId)}>
          {w.stop}
        </Button>
      </footer>
    );
  const hindrance = obstacle(composer);
  return (
    <footer class="composer-foot">
      <IconButton icon={Undo2} label={words().act.undo} disabled={composer.past.length === 0} onClick={() => undoEdit(recordId)} />
      <IconButton icon={Redo2} label={words().act.redo} disabled={composer.future.length === 0} onClick={() => redoEdit(recordId)} />
      <IconButton icon={RotateCcw} label={w.rewrite} onClick={() => void write(recordId)} />
      <Button
        kind="quiet"
        icon={Pencil}
        aria-pressed={composer.isEditing}
        onClick={() => update(recordId, { isEditing: !composer.isEditing })}
      >
        {composer.isEditing ? w.finish : w.edit}
      </Button>
      <div class="composer-leave">
        <Leave composer={composer} hindrance={hindrance} />
      </div>
      <p class={`composer-state ${hindrance ? "is-warn" : ""}`}>{hindrance ?? stateOf(composer)}</p>
    </footer>
  );
}

/** A mail is sent; a chat is copied, sent by hand and noted; a call is made, and noted with what was said. */
function Leave({ composer, hindrance }: { composer: Composer; hindrance: string | undefined }) {
  const w = assistantWords();
  const d = draftingWords();
  const [isCalled, showCall] = useState(false);
  const { recordId } = composer.about;
  const { channel } = composer.writing;
  const common = { kind: "primary", disabled: hindrance !== undefined, title: hindrance, isBusy: composer.phase === "sending" } as const;
  if (channel === "mail")
    return (
      <Button {...common} icon={Send} onClick={() => void sendMail(recordId)}>
        {w.send}
      </Button>
    );
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(composer.body);
    say(words().act.copied);
  };
  return (
    <>
      <Button icon={Copy} onClick={() => void copy()}>
        {d.copy}
      </Button>
      {channel === "chat" && may("activities:create") && (
        <Button {...common} icon={Check} onClick={() => void noteChat(recordId)}>
          {d.sentByChat}
        </Button>
      )}
      {channel === "call" && may("activities:create") && (
        <Button kind="primary" icon={PhoneOutgoing} onClick={() => showCall(true)}>
          {d.logCall}
        </Button>
      )}
      {isCalled && (
        <ErrorBoundary>
          <LogCall composer={composer} onClose={() => showCall(false)} />
        </ErrorBoundary>
      )}
    </>
  );
}

function stateOf(composer: Composer): string {
  const w = assistantWords();
  if (composer.checked !== checkKey(composer)) return w.checking;
  if (!hasFacts(composer.body, composer.sentences)) return w.noFacts;
  return composer.settled.length > 0 ? w.allSettled : w.allChecked;
}
