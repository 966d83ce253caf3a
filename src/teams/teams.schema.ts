import * as z from "zod";
import { id, recordFields, requiredLine } from "../core/fields.schema.ts";

const teamFields = {
  name: requiredLine(100),
  /** The team above; its people see what belongs to this one. */
  parentId: id.nullable(),
  memberIds: z.array(id).max(1_000),
};
export const teamInput = z.strictObject(teamFields).partial().required({ name: true }).meta({ id: "TeamInput" });
export const teamPatch = z.strictObject(teamFields).partial().meta({ id: "TeamPatch" });

export const team = z
  .object({ id: z.string(), name: z.string(), parentId: z.string().nullable(), memberIds: z.array(z.string()), ...recordFields })
  .meta({ id: "Team" });
export const teamList = z.object({ items: z.array(team) }).meta({ id: "TeamList" });

export type Team = z.infer<typeof team>;
export type TeamInput = z.infer<typeof teamInput>;
export type TeamPatch = z.infer<typeof teamPatch>;
