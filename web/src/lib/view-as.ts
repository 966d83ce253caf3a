import { signal } from "@preact/signals";
import { readKept } from "./kept.ts";

/** A role, or a member with theirs. */
export interface Looking {
  id: string;
  name: string;
}

/** As whom this tab looks at the page; nothing can be changed meanwhile. */
export const lookingAs = signal(readKept<Looking>("view-as"));
