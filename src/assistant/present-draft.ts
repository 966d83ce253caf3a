import type { Draft } from "./assistant.schema.ts";
import type { DraftRow } from "./assistant.table.ts";

/** A draft as callers see it. */
export function presentDraft({ generatedBody, edit, memberId, updatedAt, ...draft }: DraftRow): Draft {
  return draft;
}
