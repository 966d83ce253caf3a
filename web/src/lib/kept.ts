import { useRef, useState } from "preact/hooks";

/** What a person typed lives in the tab's storage until it is saved: a closed dialog, a reload or a lost network takes nothing. */

export function readKept<T>(key: string): T | undefined {
  try {
    const text = sessionStorage.getItem(`relata.${key}`);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

export function keep(key: string, value: unknown): void {
  try {
    if (value === undefined) sessionStorage.removeItem(`relata.${key}`);
    else sessionStorage.setItem(`relata.${key}`, JSON.stringify(value));
  } catch {
    // A full or forbidden storage only loses the safety net.
  }
}

/** State that outlives its component; `forget` after saving. Without a key it lives and dies with its component. */
export function useKept<T>(
  key: string | undefined,
  initial: () => T,
): { value: T; set: (change: (now: T) => T) => void; forget: () => void } {
  const [, render] = useState(0);
  const held = useRef<{ key: string | undefined; value: T }>(undefined);
  if (!held.current || held.current.key !== key) held.current = { key, value: (key ? readKept<T>(key) : undefined) ?? initial() };
  const put = (value: T): void => {
    held.current = { key, value };
    render((n) => n + 1);
  };
  const set = (change: (now: T) => T): void => {
    const next = change(held.current?.value ?? initial());
    if (key) keep(key, next);
    put(next);
  };
  const forget = (): void => {
    if (key) keep(key, undefined);
    put(initial());
  };
  return { value: held.current.value, set, forget };
}
