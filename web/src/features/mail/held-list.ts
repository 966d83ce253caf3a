import { signal } from "@preact/signals";
import type { OutgoingMail } from "../../../../src/mail/mail.schema.ts";
import { keep, readKept } from "../../lib/kept.ts";
import type { Composer } from "../assistant/composers.ts";

/** A mail in its ten seconds, with the composer it came from, so that taking it back brings everything back. */
export interface Held {
  mail: OutgoingMail;
  composer: Composer;
  path: string;
  /** When it leaves, by this machine's clock. */
  until: number;
}

export const held = signal<Held[]>(readKept<Held[]>("held") ?? []);

/** Replaces the list, here and in the tab's storage. */
export function put(next: Held[]): void {
  held.value = next;
  keep("held", next.length > 0 ? next : undefined);
}

export const drop = (mailId: string): void => put(held.value.filter((one) => one.mail.id !== mailId));
