import * as z from "zod";
import { KEY_SCOPES } from "../access/scopes.rules.ts";
import { email, instant, requiredLine } from "../core/fields.schema.ts";
import { member } from "../members/members.schema.ts";

export const signInInput = z.strictObject({ email, password: z.string().min(1).max(400) }).meta({ id: "SignInInput" });
/** Without `current`, a sign-in or proof of the last ten minutes is asked for. `endsDelegates`: keys, apps and calendar addresses end as well. */
export const passwordInput = z.strictObject({
  current: z.string().max(400).optional(),
  next: z.string().max(400),
  endsDelegates: z.boolean().default(false),
});

const person = z.object({ id: z.string(), name: z.string(), email: z.string(), role: member.shape.role });

export const signedIn = z.object({ member: person, workspace: z.object({ id: z.string(), name: z.string() }) }).meta({ id: "SignedIn" });

export const me = z
  .object({
    member: member.pick({ id: true, name: true, email: true, role: true, locale: true, signature: true, version: true }),
    /** Each verb that the asker may do, with how far it reaches; fields that they do not see, or may not change, by noun. */
    access: z.object({
      verbs: z.record(z.string(), z.enum(["own", "team", "all"])),
      hidden: z.record(z.string(), z.array(z.string())),
      locked: z.record(z.string(), z.array(z.string())),
    }),
    workspace: z.object({ id: z.string(), name: z.string(), currency: z.string(), timeZone: z.string(), hasSample: z.boolean() }),
    assistant: z.object({
      engine: z.enum(["model", "built-in"]),
      model: z.string().nullable(),
      /** Whose it is and where: "OpenAI, EU". */ label: z.string(),
    }),
    /** Colleagues by name; only the asker where they may not read members. */
    members: z.array(z.object({ id: z.string(), name: z.string(), role: member.shape.role })),
  })
  .meta({ id: "Me" });

export const keyInput = z.strictObject({
  name: requiredLine(100),
  expiresAt: instant.nullable().default(null),
  /** What the key is for (GET /rights: keyScopes); null: all that its member may. */
  scopes: z.array(z.enum(KEY_SCOPES)).min(1).max(50).nullable().default(null),
});
export const apiKey = z
  .object({
    id: z.string(),
    name: z.string(),
    /** The last characters, to tell keys apart. */
    hint: z.string(),
    memberId: z.string(),
    scopes: z.array(z.string()).nullable(),
    createdAt: z.int(),
    expiresAt: z.int().nullable(),
    lastUsedAt: z.int().nullable(),
    revokedAt: z.int().nullable(),
  })
  .meta({ id: "ApiKey" });
/** The key itself is shown this once. */
export const newKey = apiKey.extend({ key: z.string() }).meta({ id: "NewApiKey" });
export const keyList = z.object({ items: z.array(apiKey) });

export type SignIn = z.infer<typeof signInInput>;
export type SignedIn = z.infer<typeof signedIn>;
export type PasswordInput = z.infer<typeof passwordInput>;
export type Me = z.infer<typeof me>;
export type KeyInput = z.infer<typeof keyInput>;
export type ApiKey = z.infer<typeof apiKey>;
export type NewKey = z.infer<typeof newKey>;
