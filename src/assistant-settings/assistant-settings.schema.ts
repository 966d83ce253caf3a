import * as z from "zod";
import { ACTIVITY_KINDS } from "../activities/activities.schema.ts";
import { currency, line, requiredLine } from "../core/fields.schema.ts";
import { MASKABLE, MODEL_PURPOSES, WITHHELD_FIELDS, WITHHELD_NOUNS } from "./assistant-settings.rules.ts";

/** Millionths of a currency's unit: what a million tokens cost, and what may be spent. */
const micros = z.int().min(0).max(1e15);
const tokens = z.int().min(10_000).max(1e12);

export const budget = z
  .strictObject({
    dayTokens: tokens.nullable(),
    monthTokens: tokens.nullable(),
    dayMicros: micros.nullable(),
    monthMicros: micros.nullable(),
  })
  .meta({ id: "AssistantBudget" });

const neverSend = z.strictObject({
  nouns: z.array(z.enum(WITHHELD_NOUNS)).max(10),
  fields: z.array(z.enum(WITHHELD_FIELDS)).max(100),
  activityKinds: z.array(z.enum(ACTIVITY_KINDS)).max(20),
  /** What is marked with one of these words, such as "#mật", stays here. */
  words: z.array(requiredLine(60)).max(50),
});

const price = z.strictObject({ currency, inMicros: micros, outMicros: micros });

const choiceFields = {
  isOn: z.boolean(),
  /** Whose model: the installation's, or one of the workspace's own. */
  source: z.enum(["operator", "own"]),
  baseUrl: line(500),
  model: line(200),
  /** What members read of where their data goes: "OpenAI, EU". */
  label: line(100),
  purposes: z.array(z.enum(MODEL_PURPOSES)),
  neverSend,
  masks: z.array(z.enum(MASKABLE)),
  /** For a million tokens; null: as the table of known models has it. */
  price: price.nullable(),
  budget,
};

export const assistantChoices = z.object(choiceFields).meta({ id: "AssistantChoices" });

const share = z.object({
  tokens: z.int(),
  /** Null: only runs whose price is not known; with `unpriced`, at least this much. */
  micros: z.int().nullable(),
  unpriced: z.int(),
});

export const assistantState = z
  .object({
    ...choiceFields,
    hasKey: z.boolean(),
    version: z.int(),
    /** What would answer now, and for what money. */
    engine: z.enum(["model", "built-in"]),
    activeModel: z.string().nullable(),
    operatorModel: z.string().nullable(),
    activePrice: price.nullable(),
    spent: z.object({ day: share, month: share }),
  })
  .meta({ id: "AssistantState" });

export const assistantPatch = z
  .strictObject({ ...choiceFields, /** Null takes it away. */ key: z.string().trim().min(1).max(500).nullable() })
  .partial()
  .meta({ id: "AssistantPatch" });

export const connectionInput = z
  .strictObject({ baseUrl: line(500), model: line(200), key: z.string().trim().max(500) })
  .partial()
  .meta({ id: "AssistantConnection" });

export const connectionReport = z
  .object({
    works: z.boolean(),
    /** Why not: a stable word, and what the server said. */
    reason: z.string().nullable(),
    detail: z.string(),
    latencyMs: z.int(),
    abilities: z
      .object({ shape: z.enum(["schema", "object", "none"]), streams: z.boolean(), tellsUsage: z.boolean(), hasSystem: z.boolean() })
      .nullable(),
  })
  .meta({ id: "AssistantConnectionReport" });

export type AssistantChoices = z.infer<typeof assistantChoices>;
export type AssistantState = z.infer<typeof assistantState>;
export type AssistantPatch = z.infer<typeof assistantPatch>;
export type ConnectionInput = z.infer<typeof connectionInput>;
export type ConnectionReport = z.infer<typeof connectionReport>;
export type Budget = z.infer<typeof budget>;
export type Price = z.infer<typeof price>;
export type NeverSend = z.infer<typeof neverSend>;
