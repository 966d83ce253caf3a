import { CircleCheck } from "lucide-preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { CheckedSentence } from "../../../../src/assistant/assistant.schema.ts";
import { isComposing } from "../../lib/keys.ts";
import { Button } from "../../ui/button.tsx";
import { type Composer, update } from "./composers.ts";
import { edit, redoEdit, removeSentence, settle, undoEdit } from "./drafting.ts";
import { segmentsOf, unsettledOf } from "./segments.ts";
import { Sources } from "./source.tsx";
import { assistantWords } from "./words.ts";

/**
 * A draft has two faces. Reading: each sentence with its verdict and the marks of its sources. Editing: a plain text area, which every
 * input method and screen reader knows, with the statements and their sources listed below.
 */
export function DraftText({ composer }: { composer: Composer }) {
  if (composer.phase === "writing") return <Streaming body={composer.body} />;
  return composer.isEditing ? <Editing composer={composer} /> : <Reading composer={composer} />;
}

/** Text as it arrives; it scrolls along as long as the reader has not scrolled away. */
function Streaming({ body }: { body: string }) {
  const element = useRef<HTMLDivElement>(null);
  const isFollowing = useRef(true);
  useLayoutEffect(() => {
    const box = element.current;
    if (box && isFollowing.current) box.scrollTop = box.scrollHeight;
  }, [body]);
  return (
    <div
      ref={element}
      class="draft-text is-streaming"
      aria-hidden="true"
      onScroll={({ currentTarget: box }) => {
        isFollowing.current = box.scrollHeight - box.scrollTop - box.clientHeight < 24;
      }}
    >
      {body}
      <span class="caret" />
    </div>
  );
}

function Reading({ composer: { about, body, sentences, evidence } }: { composer: Composer }) {
  const startEditing = (): void => {
    if (getSelection()?.isCollapsed !== false) update(about.recordId, { isEditing: true });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer; the Edit button does the same
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      class="draft-text"
      onClick={(event) => event.target instanceof Element && !event.target.closest("button, [popover]") && startEditing()}
    >
      {segmentsOf(body, sentences).map(({ text, start, sentence }) =>
        sentence ? (
          <span key={start} class={`sentence is-${sentence.status}`}>
            {text}
            {sentence.status === "settled" && <CircleCheck class="settled-mark" aria-label={assistantWords().youChecked} />}
            <Sources cites={sentence.cites} evidence={evidence} />
          </span>
        ) : (
          text
        ),
      )}
    </div>
  );
}

function Editing({ composer: { about, body, sentences, evidence } }: { composer: Composer }) {
  const w = assistantWords();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus(), []);
  const onKey = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    const isMod = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (key === "escape") update(about.recordId, { isEditing: false });
    else if (isMod && key === "z" && !event.shiftKey) undoEdit(about.recordId);
    else if (isMod && (key === "y" || (key === "z" && event.shiftKey))) redoEdit(about.recordId);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const stated = segmentsOf(body, sentences).flatMap(({ sentence }) => (sentence && sentence.cites.length > 0 ? [sentence] : []));
  return (
    <>
      <textarea
        ref={area}
        class="draft-text draft-area"
        aria-label={w.body}
        value={body}
        onInput={(event) => edit(about.recordId, { body: event.currentTarget.value })}
        onKeyDown={onKey}
      />
      {stated.length > 0 && (
        <details class="stated">
          <summary>{w.claims}</summary>
          <ul>
            {stated.map((sentence) => (
              <li key={sentence.start}>
                <span>{sentence.text}</span> <Sources cites={sentence.cites} evidence={evidence} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** The statements that nothing supports, each with its three ways out. */
export function Unsettled({ composer: { about, body, sentences } }: { composer: Composer }) {
  const w = assistantWords();
  const open = unsettledOf(body, sentences);
  if (open.length === 0) return null;
  return (
    <section class="unsettled" aria-label={w.toCheck(open.length)}>
      <h3>{w.toCheck(open.length)}</h3>
      <ul>
        {open.map((sentence) => (
          <li key={sentence.start}>
            <p class="unsettled-text">“{sentence.text}”</p>
            <p class="unsettled-why">{why(sentence)}</p>
            <div class="unsettled-acts">
              <Button onClick={() => settle(about.recordId, sentence.text)}>{w.iChecked}</Button>
              <Button kind="quiet" onClick={() => update(about.recordId, { isEditing: true })}>
                {w.editSentence}
              </Button>
              <Button kind="quiet" onClick={() => removeSentence(about.recordId, sentence.text)}>
                {w.removeSentence}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Refs of the sender's own wishes. */
const OWN_WORD = /^i\d+$/;

function why({ problems, cites }: CheckedSentence): string {
  const w = assistantWords();
  if (problems.includes("[x0]")) return w.linkTakenOut;
  if (problems.length > 0 && cites.length > 0 && cites.every((ref) => OWN_WORD.test(ref))) return w.fromInstruction(problems.join(", "));
  return problems.length > 0 ? w.notFound(problems.join(", ")) : w.noSource;
}
