import * as z from "zod";

export const changeEntry = z
  .object({
    changeId: z.string(),
    at: z.int(),
    memberId: z.string().nullable(),
    via: z.string(),
    action: z.enum(["create", "update", "delete", "restore"]),
    recordKind: z.string(),
    recordId: z.string(),
    /** Field → [old, new]; a creation has none. */
    fields: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
  })
  .meta({ id: "ChangeEntry" });

export const changesQuery = z.strictObject({ recordId: z.string().max(40), limit: z.coerce.number().int().min(1).max(100).default(50) });
export const changesAnswer = z.object({ items: z.array(changeEntry) });

/**
 * `conflicts` names the fields that somebody changed since; they stay as they are. Of a record that is gone for good, or that the asker may see but
 * not change, it is the id; of one that they do not see there is nothing.
 */
export const undoAnswer = z
  .object({ undone: z.int(), conflicts: z.array(z.object({ recordId: z.string(), field: z.string() })) })
  .meta({ id: "UndoAnswer" });

export type ChangeEntry = z.infer<typeof changeEntry>;
export type UndoAnswer = z.infer<typeof undoAnswer>;
