import { useEffect, useRef } from "preact/hooks";

/** Returns false when the key is not for it after all; the next layer, or the browser, then gets it. */
export type Act = (event: KeyboardEvent) => unknown;
/** Names: "j", "g c", "mod+k", "mod+Enter", "?". One listener serves all; the layer that was put on last answers first. */
export type Bindings = Record<string, Act>;

interface Layer {
  bindings: Bindings;
  /** Works while a modal dialog is open. */
  inDialog: boolean;
}

const layers: Layer[] = [];
const SEQUENCE_MS = 900;
let pending = { key: "", at: 0 };

export const isMac = /Mac|iP(hone|ad)/.test(navigator.userAgent);

/** True while an input method is composing: keys then belong to it. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input:not([type=checkbox],[type=radio]), textarea, select"))
  );
}

function nameOf(event: KeyboardEvent): string {
  if (isMac ? event.metaKey : event.ctrlKey) return `mod+${event.key.length === 1 ? event.key.toLowerCase() : event.key}`;
  return event.key;
}

/** While something is being edited, a single letter belongs to it even when the focus has slipped off. */
const isEditing = (): boolean => document.querySelector("[data-editing]") !== null;

/** The layers that know that key, the last put on first. */
function actsFor(name: string): Act[] {
  const modal = document.querySelector("dialog:modal") !== null;
  return layers.toReversed().flatMap((layer) => (layer.bindings[name] && (!modal || layer.inDialog) ? [layer.bindings[name]] : []));
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing(event) || event.altKey) return;
  const name = nameOf(event);
  const isCommand = name.startsWith("mod+");
  if (!isCommand && (isTyping(event.target) || event.ctrlKey || event.metaKey || (name.length === 1 && isEditing()))) return;
  const sequence = Date.now() - pending.at < SEQUENCE_MS ? actsFor(`${pending.key} ${name}`) : [];
  pending = { key: name, at: Date.now() };
  if ([...sequence, ...actsFor(name)].some((act) => act(event) !== false)) event.preventDefault();
}

document.addEventListener("keydown", onKey);

export function useKeys(bindings: Bindings, { enabled = true, inDialog = false } = {}): void {
  const latest = useRef(bindings);
  latest.current = bindings;
  useEffect(() => {
    if (!enabled) return;
    const through: Bindings = {};
    const layer = { bindings: through, inDialog };
    for (const name of Object.keys(latest.current)) through[name] = (event) => latest.current[name]?.(event);
    layers.push(layer);
    return () => void layers.splice(layers.indexOf(layer), 1);
  }, [enabled, inDialog, Object.keys(bindings).join()]);
}
