import type { LucideIcon } from "lucide-preact";
import { Ellipsis } from "lucide-preact";
import { useId, useRef, useState } from "preact/hooks";
import { words } from "../lib/words.ts";
import { Button, IconButton, Keys } from "./button.tsx";
import { Popover } from "./popover.tsx";

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

function step(event: KeyboardEvent, list: HTMLElement): void {
  const items = [...list.querySelectorAll<HTMLElement>("[role^=menuitem]")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items.at(to % items.length)?.focus();
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
        <Popover anchor={button} onClose={() => setOpen(false)} class="menu-list" role="menu" label={label} id={id}>
          <MenuItems items={items} onDone={close} />
        </Popover>
      )}
    </span>
  );
}

function MenuItems({ items, onDone }: { items: MenuItem[]; onDone: () => void }) {
  const list = (element: HTMLDivElement | null): void => element?.querySelector<HTMLElement>("button")?.focus();
  return (
    <div ref={list} role="none" onKeyDown={(event) => step(event, event.currentTarget)}>
      {items.map(({ label, icon: Icon, keys, isOn, isDanger, run }) => (
        <button
          key={label}
          type="button"
          {...(isOn === undefined ? { role: "menuitem" } : { role: "menuitemcheckbox", "aria-checked": isOn })}
          class={`menu-item ${isDanger ? "is-danger" : ""}`}
          onClick={() => {
            if (isOn === undefined) onDone();
            run();
          }}
        >
          {Icon && <Icon />}
          <span>{label}</span>
          {isOn && <span class="menu-tick" aria-hidden="true" />}
          {keys && <Keys of={keys} />}
        </button>
      ))}
    </div>
  );
}
