import { CircleStop, Pencil, Redo2, RotateCcw, Send, Undo2 } from "lucide-preact";
import { words } from "../../lib/words.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { type Composer, checkKey, update } from "./composers.ts";
import { redoEdit, stop, undoEdit, write } from "./drafting.ts";
import { hasFacts } from "./segments.ts";
import { obstacle, sendMail } from "./sending.ts";
import { assistantWords } from "./words.ts";

/** What can be done next: write, stop, or edit and send; and why Send has to wait. */
export function ComposerFoot({ composer }: { composer: Composer }) {
  const w = assistantWords();
  const { recordId } = composer.about;
  if (composer.phase === "setup")
    return (
      <footer class="composer-foot">
        <span class="grow" />
        <Button kind="primary" keys="mod+Enter" onClick={() => void write(recordId)}>
          {w.start}
        </Button>
      </footer>
    );
  if (composer.phase === "writing")
    return (
      <footer class="composer-foot">
        <span class="faint">{composer.body ? w.writing : w.reading(composer.evidence.length)}</span>
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
      <span class="grow" />
      <Button
        kind="primary"
        icon={Send}
        disabled={hindrance !== undefined}
        title={hindrance}
        isBusy={composer.phase === "sending"}
        onClick={() => void sendMail(recordId)}
      >
        {w.send}
      </Button>
      <p class={`composer-state ${hindrance ? "is-warn" : ""}`}>{hindrance ?? stateOf(composer)}</p>
    </footer>
  );
}

function stateOf(composer: Composer): string {
  const w = assistantWords();
  if (composer.checked !== checkKey(composer)) return w.checking;
  if (!hasFacts(composer.body, composer.sentences)) return w.noFacts;
  return composer.settled.length > 0 ? w.allSettled : w.allChecked;
}
