import * as z from "zod";
import { prose, requiredLine } from "../core/fields.schema.ts";

const scope = z.enum(["own", "team", "all"]);
const fieldsByNoun = z.record(z.string().max(40), z.array(z.string().max(60)).max(100));

/** `allows`: verb → how far it reaches; a verb left out is not allowed. `hides`, `locks`: fields by noun. What may stand there: GET /rights. */
export const policyInput = z
  .strictObject({ allows: z.record(z.string().max(60), scope), hides: fieldsByNoun.default({}), locks: fieldsByNoun.default({}) })
  .meta({ id: "Policy" });

export const roleInput = z
  .strictObject({ name: requiredLine(60), description: prose(500).default(""), policy: policyInput })
  .meta({ id: "RoleInput" });
export const rolePatch = z
  .strictObject({ name: requiredLine(60), description: prose(500), policy: policyInput })
  .partial()
  .meta({ id: "RolePatch" });

export const role = z
  .object({
    /** The name of a built-in role, or the id of one of the workspace's own. */
    id: z.string(),
    name: z.string(),
    description: z.string(),
    policy: z.object({ allows: z.record(z.string(), scope), hides: fieldsByNoun, locks: fieldsByNoun }),
    isBuiltIn: z.boolean(),
    /** People of the workspace who have it. */
    memberCount: z.int(),
    version: z.int(),
    createdAt: z.int().nullable(),
    updatedAt: z.int().nullable(),
  })
  .meta({ id: "Role" });
export const roleList = z.object({ items: z.array(role) }).meta({ id: "RoleList" });

export const rights = z
  .object({
    verbs: z.array(z.object({ verb: z.string(), noun: z.string(), scopes: z.array(scope) })),
    hideable: fieldsByNoun,
    lockable: fieldsByNoun,
    keyScopes: z.array(z.string()),
  })
  .meta({ id: "Rights" });

export type RoleInput = z.output<typeof roleInput>;
export type RolePatch = z.output<typeof rolePatch>;
export type RoleShown = z.output<typeof role>;
export type RightsShown = z.output<typeof rights>;
