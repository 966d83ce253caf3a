import type { RefObject } from "preact";
import { Keys } from "./button.tsx";
import type { MenuItem } from "./menu.tsx";
import { Popover } from "./popover.tsx";

function step(event: KeyboardEvent, list: HTMLElement): void {
  const items = [...list.querySelectorAll<HTMLElement>("[role^=menuitem]")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items.at(to % items.length)?.focus();
}

interface Props {
  items: MenuItem[];
  label: string;
  id: string;
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
  /** Closes and gives the focus back. */
  onDone: () => void;
}

/** What a menu's button opens; it loads when first asked for, or when the browser has nothing else to do. */
export default function MenuList({ items, label, id, anchor, onClose, onDone }: Props) {
  return (
    <Popover anchor={anchor} onClose={onClose} class="menu-list" role="menu" label={label} id={id}>
      <MenuItems items={items} onDone={onDone} />
    </Popover>
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
