import type { LucideIcon } from "lucide-preact";
import { Ellipsis } from "lucide-preact";
import { useId, useRef, useState } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { words } from "../lib/words.ts";
import { Button, IconButton } from "./button.tsx";

export const MenuList = lazy(() => import("./menu-list.tsx"));

export interface MenuItem {
  label: string;
  icon?: LucideIcon;
  keys?: string;
  isOn?: boolean;
  isDanger?: boolean;
  run: () => void;
}

interface Props {
  items: MenuItem[];
  label?: string;
  icon?: LucideIcon;
  /** Shown beside the icon; without it the button is square. */
  text?: string;
}

/** A button with a menu: arrows move, Enter chooses, Esc closes and gives the focus back. */
export function Menu({ items, label = words().act.menu, icon = Ellipsis, text }: Props) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLSpanElement>(null);
  const id = useId();
  const close = (): void => {
    setOpen(false);
    button.current?.querySelector("button")?.focus();
  };
  const attributes = { "aria-haspopup": "menu", "aria-expanded": isOpen, onClick: () => setOpen(!isOpen) } as const;
  return (
    <span ref={button} class="menu">
      {text ? (
        <Button kind="quiet" icon={icon} {...attributes} aria-label={label}>
          {text}
        </Button>
      ) : (
        <IconButton icon={icon} label={label} {...attributes} />
      )}
      {isOpen && (
        <ErrorBoundary>
          <MenuList items={items} label={label} id={id} anchor={button} onClose={() => setOpen(false)} onDone={close} />
        </ErrorBoundary>
      )}
    </span>
  );
}
