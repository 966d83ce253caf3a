import * as z from "zod";
import { id } from "../core/fields.schema.ts";

const level = z.enum(["read", "edit"]);

/** `grantee` is a member or a team: its people, and those of the teams below it. */
export const shareInput = z.strictObject({ recordId: id, grantee: id, level: level.default("read") }).meta({ id: "ShareInput" });
export const shareQuery = z.strictObject({ recordId: id });

export const share = z
  .object({
    id: z.string(),
    recordId: z.string(),
    grantee: z.string(),
    level,
    createdBy: z.string(),
    createdAt: z.int(),
  })
  .meta({ id: "Share" });
export const shareList = z.object({ items: z.array(share) }).meta({ id: "ShareList" });

export type Share = z.infer<typeof share>;
export type ShareInput = z.output<typeof shareInput>;
