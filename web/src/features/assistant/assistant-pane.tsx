import { Sparkles } from "lucide-preact";
import { useContext, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { Button } from "../../ui/button.tsx";
import { NotForYou } from "../../ui/states.tsx";
import { focused } from "../activities/focus.ts";
import { may } from "../identity/session.ts";
import { OnRecord } from "../records/editable.ts";
import { type About, type Composer, closeComposer, composerOf, openComposer } from "./composers.ts";
import { RecordSummary } from "./summary.tsx";
import { assistantWords } from "./words.ts";
import "./assistant.css";

const ComposerPane = lazy(() => import("./composer.tsx"));

const PHONE = "(max-width: 719px)";

function useIsPhone(): boolean {
  const [isPhone, set] = useState(() => matchMedia(PHONE).matches);
  useEffect(() => {
    const query = matchMedia(PHONE);
    const follow = (): void => set(query.matches);
    query.addEventListener("change", follow);
    return () => query.removeEventListener("change", follow);
  }, []);
  return isPhone;
}

/** The assistant's side of a record: what happened here, or the mail being written. */
export function AssistantPane({ about }: { about: About }) {
  const { isInBin } = useContext(OnRecord);
  const composer = isInBin ? undefined : composerOf(about.recordId);
  const isPhone = useIsPhone();
  if (composer?.isOpen && !isPhone) return <Docked composer={composer} />;
  return (
    <>
      {composer && !composer.isOpen && composer.body && (
        <Button class="continue" icon={Sparkles} onClick={() => openComposer(about)}>
          {assistantWords().continueDraft}
        </Button>
      )}
      {may("assistant:read") ? <RecordSummary about={about} /> : <NotForYou />}
    </>
  );
}

/** On a phone the mail being written lies over everything, whichever part of the record is in view. */
export function PhoneComposer({ about }: { about: About }) {
  const { isInBin } = useContext(OnRecord);
  const composer = composerOf(about.recordId);
  const isPhone = useIsPhone();
  return !isInBin && composer?.isOpen && isPhone ? <ComposerSheet composer={composer} /> : null;
}

function Docked({ composer }: { composer: Composer }) {
  return (
    <div class="docked">
      <ErrorBoundary>
        <ComposerPane composer={composer} />
      </ErrorBoundary>
    </div>
  );
}

/** On a phone the composer is the whole screen, and stays above the keyboard. */
function ComposerSheet({ composer }: { composer: Composer }) {
  const element = useRef<HTMLDialogElement>(null);
  const { recordId } = composer.about;
  const shown = useRef(focused.value);
  useEffect(() => {
    if (focused.value !== shown.current) closeComposer(recordId);
  }, [focused.value]);
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    const fit = (): void => dialog?.style.setProperty("height", `${visualViewport?.height ?? innerHeight}px`);
    fit();
    visualViewport?.addEventListener("resize", fit);
    return () => {
      visualViewport?.removeEventListener("resize", fit);
      dialog?.close();
    };
  }, []);
  return (
    <dialog
      ref={element}
      class="sheet"
      aria-label={assistantWords().draftTo(composer.about.name)}
      onCancel={(event) => {
        event.preventDefault();
        closeComposer(recordId);
      }}
    >
      <ErrorBoundary>
        <ComposerPane composer={composer} />
      </ErrorBoundary>
    </dialog>
  );
}
