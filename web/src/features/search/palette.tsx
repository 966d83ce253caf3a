import { CornerDownLeft, type LucideIcon, MessageCircle, Search } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { isComposing } from "../../lib/keys.ts";
import { kindWords } from "../../lib/kind-words.ts";
import { overlay } from "../../lib/overlay.ts";
import { Keys } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { may } from "../identity/session.ts";
import { commands, matching } from "./commands.ts";
import { HIT_ICONS, hrefOfHit, Marked, useHits } from "./hits.tsx";
import { pageCommands } from "./page-commands.ts";
import { places } from "./places.ts";
import { searchWords } from "./words.ts";
import "./search.css";

interface Entry {
  id: string;
  group: string;
  icon: LucideIcon;
  label: ComponentChildren;
  note?: ComponentChildren;
  keys?: string | undefined;
  run: () => void;
}

const HITS = 8;

function useEntries(typed: string) {
  const w = searchWords();
  const { route } = useLocation();
  const found = useHits(typed, HITS);
  const { work, records, data } = places();
  const goTo = [...work, ...records, ...data].map(({ href, label, icon, keys }) => ({
    id: href,
    label: w.goTo(label),
    icon,
    keys,
    run: () => route(href),
  }));
  const own = matching([...pageCommands.value], typed).map((command): Entry => ({ ...command, group: w.here }));
  const others = matching([...goTo, ...commands(route, () => (overlay.value = "shortcuts"))], typed).map(
    (command): Entry => ({ ...command, group: w.commands }),
  );
  const hits = found.hits.map(
    (hit): Entry => ({
      id: hit.id,
      group: kindWords().kinds[hit.kind] ?? "",
      icon: HIT_ICONS[hit.kind],
      label: hit.title,
      note: <Marked text={hit.passage} />,
      run: () => route(hrefOfHit(hit)),
    }),
  );
  const all: Entry[] =
    typed.trim() && may("search:read")
      ? [
          {
            id: "all",
            group: w.title,
            icon: Search,
            label: w.all(typed.trim()),
            run: () => route(`/search?q=${encodeURIComponent(typed.trim())}`),
          },
        ]
      : [];
  const question: Entry[] =
    /\S\s+\S/.test(typed) && may("assistant:read")
      ? [
          {
            id: "ask",
            group: w.title,
            icon: MessageCircle,
            label: w.ask(typed.trim()),
            run: () => route(`/ask?q=${encodeURIComponent(typed.trim())}`),
          },
        ]
      : [];
  return { entries: typed.trim() ? [...own, ...others, ...hits, ...all, ...question] : [...own, ...others], isSettled: found.isSettled };
}

/** ⌘K: find a record, go somewhere, do something. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const w = searchWords();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const { entries, isSettled } = useEntries(typed);
  const list = useId();
  const box = useRef<HTMLDivElement>(null);
  const current = Math.min(at, entries.length - 1);
  useEffect(() => {
    box.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [current]);

  const take = (entry: Entry | undefined): void => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === "ArrowDown") setAt((current + 1) % entries.length);
    else if (event.key === "ArrowUp") setAt((current - 1 + entries.length) % entries.length);
    else if (event.key === "Enter") take(entries[current]);
    else if (event.key === "k" && (event.metaKey || event.ctrlKey)) onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <Dialog title={w.palette} onClose={onClose} shape="palette">
      <div class="palette-head">
        <Search />
        <input
          data-autofocus
          class="palette-input"
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={entries[current] ? `${list}-${current}` : undefined}
          aria-label={w.palette}
          placeholder={w.palettePlaceholder}
          autocomplete="off"
          spellcheck={false}
          maxLength={200}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKey}
        />
        <Keys of="Esc" />
      </div>
      <div ref={box} class="palette-list" id={list} role="listbox" aria-label={w.palette} aria-busy={!isSettled}>
        {entries.map((entry, index) => (
          <div key={entry.id} role="presentation">
            {entry.group !== entries[index - 1]?.group && (
              <p class="palette-group" aria-hidden="true">
                {entry.group}
              </p>
            )}
            <Option
              entry={entry}
              id={`${list}-${index}`}
              isOn={index === current}
              onPoint={() => setAt(index)}
              onTake={() => take(entry)}
            />
          </div>
        ))}
        {entries.length === 0 && <p class="palette-none">{w.nothing(typed)}</p>}
      </div>
      <p class="palette-foot" aria-hidden="true">
        {w.hint}
      </p>
    </Dialog>
  );
}

interface OptionProps {
  entry: Entry;
  id: string;
  isOn: boolean;
  onPoint: () => void;
  onTake: () => void;
}

function Option({ entry: { icon: Icon, label, note, keys }, id, isOn, onPoint, onTake }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the text box keeps the focus and points here
    // biome-ignore lint/a11y/useKeyWithClickEvents: the text box handles the keys
    <div id={id} role="option" aria-selected={isOn} class="palette-item" onPointerMove={() => !isOn && onPoint()} onClick={onTake}>
      <Icon />
      <span class="palette-label clip">{label}</span>
      {note && <span class="palette-note clip">{note}</span>}
      <span class="grow" />
      {keys && <Keys of={keys} />}
      {isOn && !keys && <CornerDownLeft class="palette-enter" />}
    </div>
  );
}
