import { ChevronDown, Trash2, X } from "lucide-preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Draft } from "../../../../src/assistant/assistant.schema.ts";
import { isComposing } from "../../lib/keys.ts";
import { words } from "../../lib/words.ts";
import { IconButton } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { say } from "../../ui/toast.tsx";
import { me } from "../identity/session.ts";
import { ChangeBox } from "./change-box.tsx";
import { ComposerFoot } from "./composer-foot.tsx";
import { type Composer, closeComposer, forgetComposer, restoreComposer, update } from "./composers.ts";
import { DraftText, Unsettled } from "./draft-text.tsx";
import { write } from "./drafting.ts";
import { draftingWords } from "./drafting.words.ts";
import { Envelope } from "./envelope.tsx";
import { FollowUpTask } from "./follow-up-task.tsx";
import { Gaps } from "./gaps.tsx";
import { hasFacts, unsettledOf } from "./segments.ts";
import { noteChat, obstacle, sendMail } from "./sending.ts";
import { TookOver } from "./took-over.tsx";
import { assistantWords } from "./words.ts";
import { WritingOptions } from "./writing-options.tsx";
import { WrittenBy } from "./written-by.tsx";

/** Where a mail, a message or a call is drafted, checked, edited and sent. */
export default function ComposerPane({ composer }: { composer: Composer }) {
  const w = assistantWords();
  const { about, phase } = composer;
  const isSetup = phase === "setup";
  const { channel } = composer.writing;
  const isMail = channel === "mail";
  const element = useRef<HTMLElement>(null);
  useLayoutEffect(
    () => element.current?.closest(".docked")?.querySelector<HTMLElement>("[data-autofocus=true]")?.focus({ preventScroll: true }),
    [],
  );
  // What had the focus goes with the options; the keyboard stays here.
  useLayoutEffect(() => {
    if (phase === "writing" && !element.current?.contains(document.activeElement)) element.current?.focus({ preventScroll: true });
  }, [phase]);
  const title = draftingWords().to[channel](about.name);
  const send = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || isComposing(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (isSetup) void write(about.recordId);
    else if (!obstacle(composer)) void (isMail ? sendMail(about.recordId) : channel === "chat" && noteChat(about.recordId));
  };
  return (
    <section ref={element} class="composer" tabIndex={-1} aria-label={title} onKeyDown={send}>
      <header class="composer-head">
        <h2 class="clip">{title}</h2>
        <WrittenBy {...writerOf(composer)} />
        {phase === "ready" && <IconButton icon={Trash2} label={w.discard} onClick={() => discard(composer)} />}
        <IconButton icon={X} label={words().act.close} onClick={() => closeComposer(about.recordId)} />
      </header>
      <div class="composer-body">
        {composer.notice?.isOver && (
          <p class="notice" role="alert">
            {w.failed}
          </p>
        )}
        {composer.notice?.isOver === false && <TookOver reason={composer.notice.reason} role="alert" />}
        <Options composer={composer} />
        {!isSetup && isMail && <Envelope composer={composer} />}
        {phase !== "writing" && !isSetup && <Gaps gaps={composer.gaps} onPurpose={(purpose) => void write(about.recordId, { purpose })} />}
        {!isSetup && <DraftText composer={composer} />}
        {phase !== "writing" && !isSetup && <Unsettled composer={composer} />}
        {phase !== "writing" && !isSetup && <ChangeBox composer={composer} />}
        {phase !== "writing" && !isSetup && isMail && <FollowUpTask composer={composer} />}
      </div>
      <ComposerFoot composer={composer} />
      <Announcer composer={composer} />
      {composer.isSubjectAsked && (
        <Confirm
          title={w.subjectAsk}
          text={w.subjectAskText}
          act={w.subjectAskSend}
          onYes={() => void sendMail(about.recordId, true)}
          onNo={() => update(about.recordId, { isSubjectAsked: false })}
        />
      )}
    </section>
  );
}

/** Who wrote the draft, or would: known before it begins, so that nothing moves when it does. */
function writerOf({ engine, model }: Composer): Pick<Draft, "engine" | "model"> {
  if (engine) return { engine, model };
  const { assistant } = me.value ?? {};
  return { engine: assistant?.engine ?? "built-in", model: assistant?.model ?? null };
}

/** Throws the draft away; Undo brings all of it back. */
function discard(composer: Composer): void {
  forgetComposer(composer.about.recordId);
  say(assistantWords().discarded, { action: { label: words().act.undo, run: () => restoreComposer(composer) } });
}

/** How to write: open before the first draft, one line afterwards. */
function Options({ composer }: { composer: Composer }) {
  const w = assistantWords();
  const [isOpen, setOpen] = useState(false);
  const { writing, phase } = composer;
  if (phase === "setup" || isOpen) return <WritingOptions composer={composer} />;
  const d = draftingWords();
  const said = [
    d.purposes[writing.purpose],
    d.channels[writing.channel],
    w.tones[writing.tone],
    w.lengths[writing.length],
    words().language[writing.language],
  ].join(" · ");
  return (
    <button type="button" class="options-line" disabled={phase === "writing"} onClick={() => setOpen(true)}>
      <span class="clip">{said}</span>
      <ChevronDown />
      <span class="sr-only">{w.change}</span>
    </button>
  );
}

/** Says once, politely, what a sighted person sees happen. */
function Announcer({ composer: { phase, body, sentences } }: { composer: Composer }) {
  const w = assistantWords();
  const was = useRef(phase);
  const [said, say] = useState("");
  useEffect(() => {
    const open = unsettledOf(body, sentences).length;
    const verdict = open > 0 ? w.toCheck(open) : hasFacts(body, sentences) ? w.allChecked : w.noFacts;
    if (phase === "writing") say(w.writing);
    else if (was.current === "writing" && phase === "ready") say(`${w.ready}. ${verdict}`);
    was.current = phase;
  }, [phase]);
  return (
    <p class="sr-only" role="status">
      {said}
    </p>
  );
}
