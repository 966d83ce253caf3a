import { useId, useRef, useState } from "preact/hooks";
import { isComposing } from "../lib/keys.ts";
import { Field } from "./field.tsx";
import { Popover } from "./popover.tsx";

export interface Pick {
  id: string | null;
  label: string;
  note?: string | undefined;
  /** Chosen instead of a pick: for instance to create what was typed. */
  run?: () => void;
}

interface Props {
  label: string;
  /** The label of what is chosen now. */
  value: string;
  placeholder?: string;
  error?: string | undefined;
  isLabelHidden?: boolean;
  /** Answers for what is typed; read again as it changes. */
  options: Pick[];
  onQuery: (text: string) => void;
  onPick: (pick: Pick) => void;
  onLeave?: () => void;
  isAutofocus?: boolean;
}

/** A text box that searches as one types: arrows move, Enter takes, Esc closes. */
export function Combobox({ label, value, placeholder, error, isLabelHidden, options, onQuery, onPick, onLeave, isAutofocus }: Props) {
  const [typed, setTyped] = useState<string>();
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const isOpen = typed !== undefined && options.length > 0;

  const close = (): void => setTyped(undefined);
  const take = (pick: Pick | undefined): void => {
    if (!pick) return;
    close();
    if (pick.run) pick.run();
    else onPick(pick);
  };
  const type = (text: string): void => {
    setTyped(text);
    setAt(0);
    onQuery(text);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (isComposing(event)) return;
    if (event.key === "Enter" && isOpen) take(options[at]);
    else if (event.key === "Escape" && typed !== undefined) close();
    else if (event.key === "ArrowDown" && !isOpen) type("");
    else if (event.key === "ArrowDown") setAt((at + 1) % options.length);
    else if (event.key === "ArrowUp" && isOpen) setAt((at - 1 + options.length) % options.length);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const leave = (): void => {
    close();
    onLeave?.();
  };

  return (
    <Field label={label} error={error} {...(isLabelHidden && { isLabelHidden })}>
      {(wired) => (
        <>
          <input
            {...wired}
            ref={input}
            class="input"
            role="combobox"
            aria-expanded={isOpen}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={isOpen ? `${list}-${at}` : undefined}
            autocomplete="off"
            data-autofocus={isAutofocus}
            placeholder={placeholder}
            value={typed ?? value}
            onFocus={(event) => event.currentTarget.select()}
            onClick={() => typed === undefined && type("")}
            onInput={(event) => type(event.currentTarget.value)}
            onKeyDown={onKey}
            onBlur={leave}
          />
          {isOpen && (
            <Popover anchor={input} onClose={() => undefined} class="listbox" role="listbox" label={label} id={list}>
              {options.map((option, index) => (
                // biome-ignore lint/a11y/useFocusableInteractive: the text box keeps the focus and points here
                // biome-ignore lint/a11y/useKeyWithClickEvents: the text box handles the keys
                <div
                  key={option.id ?? option.label}
                  id={`${list}-${index}`}
                  role="option"
                  aria-selected={index === at}
                  class="option"
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => take(option)}
                >
                  <span class="clip">{option.label}</span>
                  {option.note && <span class="clip faint">{option.note}</span>}
                </div>
              ))}
            </Popover>
          )}
        </>
      )}
    </Field>
  );
}
