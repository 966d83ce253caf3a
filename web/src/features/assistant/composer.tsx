import { ChevronDown, CircleStop, Pencil, Redo2, RotateCcw, Send, Undo2, X } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { constraints } from "../../lib/constraints.gen.ts";
import { isComposing } from "../../lib/keys.ts";
import { words } from "../../lib/words.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/field.tsx";
import { type Composer, checkKey, closeComposer, update } from "./composers.ts";
import { DraftText, Unsettled } from "./draft-text.tsx";
import { edit, redoEdit, stop, undoEdit, write } from "./drafting.ts";
import { FollowUpTask } from "./follow-up-task.tsx";
import { unsettledOf } from "./segments.ts";
import { addressesIn, obstacle, sendMail } from "./sending.ts";
import { assistantWords } from "./words.ts";
import { WritingOptions } from "./writing-options.tsx";

/** Where a mail is drafted, checked, edited and sent. */
export function ComposerPane({ composer }: { composer: Composer }) {
  const w = assistantWords();
  const { about, phase } = composer;
  const isSetup = phase === "setup";
  const send = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || isComposing(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (isSetup) void write(about.recordId);
    else if (!obstacle(composer)) void sendMail(about.recordId);
  };
  return (
    <section class="composer" aria-label={w.draftTo(about.name)} onKeyDown={send}>
      <header class="composer-head">
        <h2 class="clip">{w.draftTo(about.name)}</h2>
        <Engine composer={composer} />
        <span class="grow" />
        <IconButton icon={X} label={words().act.close} onClick={() => closeComposer(about.recordId)} />
      </header>
      <div class="composer-body">
        {composer.notice && (
          <p class="notice" role="alert">
            {composer.notice.isOver ? w.failed : (w.tookOverFor[composer.notice.reason] ?? w.tookOver)}
          </p>
        )}
        <Options composer={composer} />
        {!isSetup && <Envelope composer={composer} />}
        {!isSetup && <DraftText composer={composer} />}
        {phase !== "writing" && !isSetup && <Unsettled composer={composer} />}
        {phase !== "writing" && !isSetup && <FollowUpTask composer={composer} />}
      </div>
      <Foot composer={composer} />
      <Announcer composer={composer} />
    </section>
  );
}

function Engine({ composer: { engine, model } }: { composer: Composer }) {
  const w = assistantWords();
  if (!engine) return null;
  return <Badge tone={engine === "model" ? "accent" : "neutral"}>{engine === "model" ? w.model(model) : w.builtIn}</Badge>;
}

/** How to write: open before the first draft, one line afterwards. */
function Options({ composer }: { composer: Composer }) {
  const w = assistantWords();
  const [isOpen, setOpen] = useState(false);
  const { writing, phase } = composer;
  if (phase === "setup" || isOpen) return <WritingOptions composer={composer} />;
  const said = [w.purposes[writing.purpose], w.tones[writing.tone], w.lengths[writing.length], words().language[writing.language]].join(
    " · ",
  );
  return (
    <button type="button" class="options-line" disabled={phase === "writing"} onClick={() => setOpen(true)}>
      <span class="clip">{said}</span>
      <ChevronDown />
      <span class="sr-only">{w.change}</span>
    </button>
  );
}

function Envelope({ composer }: { composer: Composer }) {
  const w = assistantWords();
  const { recordId, addresses } = composer.about;
  const [hasCc, setCc] = useState(composer.cc !== "");
  const chosen = addressesIn(composer.to);
  const offered = addresses.filter(({ address }) => !chosen.includes(address)).slice(0, 4);
  return (
    <div class="envelope">
      <div class="envelope-line">
        <TextField
          label={w.to}
          value={composer.to}
          autocomplete="off"
          inputMode="email"
          spellcheck={false}
          onText={(to) => update(recordId, { to })}
        />
        {!hasCc && (
          <button type="button" class="text-button" onClick={() => setCc(true)}>
            {w.cc}
          </button>
        )}
      </div>
      {offered.length > 0 && (
        <div class="envelope-more">
          {offered.map(({ name, address }) => (
            <button
              key={address}
              type="button"
              class="chip"
              title={address}
              onClick={() => update(recordId, { to: [...chosen, address].join(", ") })}
            >
              + {name}
            </button>
          ))}
        </div>
      )}
      {hasCc && (
        <div class="envelope-line">
          <TextField
            label={w.cc}
            value={composer.cc}
            autocomplete="off"
            inputMode="email"
            spellcheck={false}
            onText={(cc) => update(recordId, { cc })}
          />
        </div>
      )}
      <div class="envelope-line">
        <TextField
          label={w.subject}
          value={composer.subject}
          autocomplete="off"
          maxLength={constraints.mail.subject.maxLength}
          disabled={composer.phase === "writing"}
          onText={(subject) => edit(recordId, { subject })}
        />
      </div>
    </div>
  );
}

function Foot({ composer }: { composer: Composer }) {
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
  return composer.settled.length > 0 ? w.allSettled : w.allChecked;
}

/** Says once, politely, what a sighted person sees happen. */
function Announcer({ composer: { phase, body, sentences } }: { composer: Composer }) {
  const w = assistantWords();
  const was = useRef(phase);
  const [said, say] = useState("");
  useEffect(() => {
    const open = unsettledOf(body, sentences).length;
    if (phase === "writing") say(w.writing);
    else if (was.current === "writing" && phase === "ready") say(`${w.ready}. ${open > 0 ? w.toCheck(open) : w.allChecked}`);
    was.current = phase;
  }, [phase]);
  return (
    <p class="sr-only" role="status">
      {said}
    </p>
  );
}
