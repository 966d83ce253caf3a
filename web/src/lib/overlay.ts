import { signal } from "@preact/signals";

/** What lies over the page and was asked for by key or button. */
export const overlay = signal<"palette" | "shortcuts" | "more" | undefined>(undefined);
