import * as z from "zod";
import { language, listQuery, pageOf, prose, recordFields, requiredLine } from "../core/fields.schema.ts";

export const member = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    /** A built-in role, or the id of one of the workspace's own. */
    role: z.string(),
    title: z.string().nullable(),
    region: z.string().nullable(),
    managerId: z.string().nullable(),
    locale: language,
    signature: z.string().nullable(),
    externalId: z.string().nullable(),
    source: z.string().nullable(),
    ...recordFields,
  })
  .meta({ id: "Member" });

export const memberQuery = listQuery(["name", "-name"]);
export const memberPage = pageOf(member).meta({ id: "MemberList" });
export const mePatch = z
  .strictObject({ name: requiredLine(100), locale: language, signature: prose(2_000).nullable() })
  .partial()
  .meta({ id: "MePatch" });

export type Member = z.infer<typeof member>;
export type MemberQuery = z.infer<typeof memberQuery>;
export type MePatch = z.infer<typeof mePatch>;
