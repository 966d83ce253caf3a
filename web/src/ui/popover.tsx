import type { ComponentChildren, RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

const GAP = 6;
const EDGE = 8;

/** Puts a popover under its anchor, or above when there is no room, and never off the screen. */
function place(popover: HTMLElement, anchor: Element): void {
  const at = anchor.getBoundingClientRect();
  popover.style.setProperty("--anchor", `${at.width}px`);
  const size = popover.getBoundingClientRect();
  const isBelow = at.bottom + GAP + size.height <= innerHeight - EDGE || at.top < size.height + GAP + EDGE;
  const top = isBelow ? Math.min(at.bottom + GAP, innerHeight - EDGE - size.height) : at.top - GAP - size.height;
  const left = Math.min(Math.max(EDGE, at.left), innerWidth - EDGE - size.width);
  popover.style.setProperty("--top", `${Math.max(EDGE, top)}px`);
  popover.style.setProperty("--left", `${left}px`);
}

interface Props {
  anchor: RefObject<Element | null> | Element;
  onClose: () => void;
  children: ComponentChildren;
  class?: string;
  role?: "dialog" | "menu" | "listbox";
  label?: string;
  id?: string;
}

/** A native popover (light dismiss, Esc) beside its anchor; at the bottom edge on a phone. Mount it to open it. */
export function Popover({ anchor, onClose, children, class: extra = "", role = "dialog", label, id }: Props) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const popover = element.current;
    const target = anchor instanceof Element ? anchor : anchor.current;
    if (!popover || !target) return;
    popover.showPopover();
    const follow = (): void => place(popover, target);
    follow();
    const observer = new ResizeObserver(follow);
    observer.observe(popover);
    addEventListener("scroll", follow, { capture: true, passive: true });
    addEventListener("resize", follow);
    return () => {
      observer.disconnect();
      removeEventListener("scroll", follow, { capture: true });
      removeEventListener("resize", follow);
    };
  }, [anchor]);
  return (
    <div
      {...{ role, "aria-label": label }}
      ref={element}
      id={id}
      popover={role === "listbox" ? "manual" : "auto"}
      class={`popover ${extra}`}
      onToggle={(event) => event.newState === "closed" && onClose()}
    >
      {children}
    </div>
  );
}
