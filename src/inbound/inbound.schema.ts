import * as z from "zod";
import { line, maker, requiredLine } from "../core/fields.schema.ts";
import { TARGET_FIELDS, TARGETS } from "./mapping.rules.ts";

const fieldSource = z
  .strictObject({
    field: z.string().max(40),
    path: line(200).min(1).optional(),
    constant: line(500).optional(),
    choices: z
      .array(z.strictObject({ from: line(200), to: line(500) }))
      .max(50)
      .optional(),
  })
  .refine(({ path, constant }) => (path === undefined) !== (constant === undefined), "must have either a path or a constant");

export const mapping = z
  .strictObject({ target: z.enum(TARGETS), fields: z.array(fieldSource).max(40) })
  .refine(
    ({ target, fields }) => fields.every(({ field }) => TARGET_FIELDS[target].some((each) => each.replace("!", "") === field)),
    "must name fields of the target",
  )
  .refine(({ fields }) => new Set(fields.map(({ field }) => field)).size === fields.length, "must name each field once")
  .meta({ id: "InboundMapping" });

export const inboundInput = z.strictObject({ name: requiredLine(100) }).meta({ id: "InboundHookInput" });
export const inboundPatch = z
  .strictObject({ name: requiredLine(100), mapping, isOn: z.boolean() })
  .partial()
  .meta({ id: "InboundHookPatch" });

export const inboundHook = z
  .object({
    id: z.string(),
    name: z.string(),
    /** Whoever knows it can send here. */
    url: z.string(),
    mapping,
    isOn: z.boolean(),
    /** Only what is signed is taken. */
    isSigned: z.boolean(),
    /** What was sent last, to map from; null until something was. */
    sample: z.unknown(),
    sampleAt: z.int().nullable(),
    /** In whose name records are made. */
    ...maker,
    /** Why Relata turned it off, if it did: the key or the app that it was made through has no access any more. */
    reason: z.enum(["access_ended"]).nullable(),
    version: z.int(),
    createdAt: z.int(),
    updatedAt: z.int(),
  })
  .meta({ id: "InboundHook" });
export const inboundList = z.object({ items: z.array(inboundHook) });

export const signingInput = z.strictObject({ isSigned: z.boolean() }).meta({ id: "InboundSigning" });
/** The secret is shown this once; null where what is sent need not be signed. */
export const signing = z.object({ secret: z.string().nullable(), version: z.int() });

export const OUTCOMES = ["created", "updated", "unchanged", "repeated", "sampled", "refused"] as const;
export const receipt = z.object({
  id: z.string(),
  at: z.int(),
  /** `sampled`: nothing is mapped yet, so it only serves to map from; `repeated`: it came before under the same id. */
  outcome: z.enum(OUTCOMES),
  recordId: z.string().nullable(),
  detail: z.string(),
});
export const receiptList = z.object({ items: z.array(receipt) });

export const dryRunInput = z.strictObject({ mapping }).meta({ id: "InboundDryRun" });
export const dryRun = z
  .object({
    outcome: z.enum(OUTCOMES),
    /** What would stand in the record, field by field. */
    values: z.record(z.string(), z.string()),
    detail: z.string(),
    recordId: z.string().nullable(),
  })
  .meta({ id: "InboundDryRunResult" });

export type InboundHook = z.infer<typeof inboundHook>;
export type InboundInput = z.infer<typeof inboundInput>;
export type InboundPatch = z.infer<typeof inboundPatch>;
export type Receipt = z.infer<typeof receipt>;
export type Outcome = Receipt["outcome"];
export type DryRun = z.infer<typeof dryRun>;
