import * as z from "zod";
import { askQuery } from "../ask/ask.schema.ts";
import { recordFields, requiredLine } from "../core/fields.schema.ts";

const viewFields = {
  name: requiredLine(120),
  query: askQuery,
  /** Everybody in the workspace sees it; what it answers goes by the rights of whoever looks. */
  isShared: z.boolean(),
};
export const viewInput = z.strictObject(viewFields).partial({ isShared: true }).meta({ id: "ViewInput" });
export const viewPatch = z.strictObject(viewFields).partial().meta({ id: "ViewPatch" });

export const view = z
  .object({ id: z.string(), ...viewFields, name: z.string(), ownerId: z.string(), source: z.string().nullable(), ...recordFields })
  .meta({ id: "View" });
export const viewList = z.object({ items: z.array(view) }).meta({ id: "ViewList" });

export type View = z.infer<typeof view>;
export type ViewInput = z.infer<typeof viewInput>;
export type ViewPatch = z.infer<typeof viewPatch>;
