import { X } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { words } from "../lib/words.ts";
import { IconButton } from "./button.tsx";

interface Props {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  footer?: ComponentChildren;
  /** "tall" is as high as it may be from the start, for what comes piece by piece; "sheet" fills a phone and hangs at the side elsewhere; "palette" stands high and has no heading. */
  shape?: "box" | "tall" | "wide" | "sheet" | "palette";
}

/** A native modal dialog: focus stays inside, Esc closes, focus goes back where it came from. */
export function Dialog({ title, onClose, children, footer, shape = "box" }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={element}
      class={`dialog dialog-${shape}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => event.target === event.currentTarget && onClose()}
    >
      <div class="dialog-body">
        <header class={shape === "palette" ? "sr-only" : "dialog-head"}>
          <h2 id={heading}>{title}</h2>
          {shape !== "palette" && <IconButton icon={X} label={words().act.close} onClick={onClose} />}
        </header>
        {children}
        {footer && <footer class="dialog-foot">{footer}</footer>}
      </div>
    </dialog>
  );
}
