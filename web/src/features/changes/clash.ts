import { signal } from "@preact/signals";

export interface Clash {
  /** Of the record: "contacts". */
  noun: string;
  fields: { field: string; theirs: unknown; mine: unknown }[];
  /** Of amounts among them, where the record has one. */
  currency: unknown;
  labelOf: (field: string) => string;
  choose: (side: "theirs" | "mine") => void;
}

/** The question on the table when two people changed the same field; shown by stale-dialog.tsx. */
export const clash = signal<Clash | undefined>(undefined);
