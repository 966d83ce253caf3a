import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Command } from "./commands.ts";

/** Commands of the page that is open: they stand first in the palette. */
export const pageCommands = signal<Command[]>([]);

export function usePageCommands(list: Command[]): void {
  useEffect(() => {
    pageCommands.value = list;
    return () => {
      pageCommands.value = [];
    };
  }, [list.map((command) => command.id + command.label).join()]);
}
