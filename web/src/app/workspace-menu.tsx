import { ChevronsUpDown } from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { me } from "../features/identity/session.ts";

const Switcher = lazy(() => import("../features/workspaces/switcher.tsx"));

/** Which workspace this is, and the way to others. */
export function WorkspaceMenu() {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button ref={button} type="button" class="workspace" aria-haspopup="dialog" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <img src="/icon.svg" alt="" width="24" height="24" />
        <strong class="clip">{me.value?.workspace.name}</strong>
        <ChevronsUpDown />
      </button>
      {isOpen && (
        <ErrorBoundary>
          <Switcher anchor={button} onClose={() => setOpen(false)} />
        </ErrorBoundary>
      )}
    </>
  );
}
