import { signal } from "@preact/signals";
import { X } from "lucide-preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { words } from "../lib/words.ts";
import { Button, IconButton } from "./button.tsx";

export interface Toast {
  id: number;
  text: string;
  tone?: "plain" | "bad";
  /** A button on it, such as Undo. */
  action?: { label: string; run: () => void } | undefined;
  /** How long it stays; pointing at it or focusing it stops the clock. */
  stayMs: number;
  /** Counts the seconds down in its text. */
  until?: number;
}

const STAY_MS = 8_000;
const toasts = signal<Toast[]>([]);
let count = 0;

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

/** Says something at the edge of the page; the newest three are kept. */
export function say(text: string, options: Partial<Omit<Toast, "id" | "text">> = {}): number {
  count += 1;
  toasts.value = [...toasts.value.slice(-2), { id: count, text, stayMs: STAY_MS, ...options }];
  return count;
}

export const complain = (text: string): number => say(text, { tone: "bad" });

function Line({ toast }: { toast: Toast }) {
  const timer = useRef(0);
  const start = (): void => {
    timer.current = window.setTimeout(() => dismiss(toast.id), toast.stayMs);
  };
  const stop = (): void => clearTimeout(timer.current);
  useEffect(() => {
    start();
    return stop;
  }, []);
  return (
    <div
      class={`toast ${toast.tone === "bad" ? "is-bad" : ""}`}
      onPointerEnter={stop}
      onPointerLeave={start}
      onFocusIn={stop}
      onFocusOut={start}
    >
      <span class="toast-text">{toast.text}</span>
      {toast.action && (
        <Button
          kind="quiet"
          onClick={() => {
            dismiss(toast.id);
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton icon={X} label={words().act.close} onClick={() => dismiss(toast.id)} />
    </div>
  );
}

/** On the top layer, so that a modal dialog does not hide what it has to say. */
export function Toasts() {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    element.current?.hidePopover();
    if (toasts.value.length > 0) element.current?.showPopover();
  }, [toasts.value]);
  return (
    <div ref={element} popover="manual" class="toasts" role="status" aria-live="polite">
      {toasts.value.map((toast) => (
        <Line key={toast.id} toast={toast} />
      ))}
    </div>
  );
}
