import type { ComponentChildren, ComponentType, RefObject } from "preact";
import { useRef, useState } from "preact/hooks";
import { ErrorBoundary } from "preact-iso/lazy";

interface Panel {
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** A button of the sidebar, and what it opens: fetched when it is first asked for. */
export function Opener({
  panel: Panel,
  class: look,
  children,
}: {
  panel: ComponentType<Panel>;
  class: string;
  children: ComponentChildren;
}) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button ref={button} type="button" class={look} aria-haspopup="dialog" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {children}
      </button>
      {isOpen && (
        <ErrorBoundary>
          <Panel anchor={button} onClose={() => setOpen(false)} />
        </ErrorBoundary>
      )}
    </>
  );
}
