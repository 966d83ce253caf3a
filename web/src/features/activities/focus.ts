import { signal } from "@preact/signals";

/** The activity that a source points at: its entry unfolds, comes into view and is lit for a moment. */
export const focused = signal<{ id: string; count: number } | undefined>(undefined);

export function focusActivity(id: string): boolean {
  focused.value = { id, count: (focused.value?.count ?? 0) + 1 };
  return document.querySelector(`[data-thread~="${id}"]`) !== null;
}
