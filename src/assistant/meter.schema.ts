import * as z from "zod";
import { METER_GROUPS } from "../assistant-settings/assistant-settings.rules.ts";
import { cursor, id, instant, pageOf } from "../core/fields.schema.ts";
import { ENGINES, evidenceItem, RUN_KINDS } from "./assistant.schema.ts";

const counts = z.object({
  /** Times a text was written. */
  runs: z.int(),
  failures: z.int(),
  tokens: z.int(),
  /** Null: there were only runs whose price is not known; with `unpriced`, at least this much. */
  costMicros: z.int().nullable(),
  /** Runs by a model whose price was not known. */
  unpriced: z.int(),
  /** Of runs by a model; null where there was none. */
  p50Ms: z.int().nullable(),
  p95Ms: z.int().nullable(),
  /** Drafts that were shown whole, and those that were sent. */
  drafted: z.int(),
  sent: z.int(),
  /** Mean share of words that people changed before sending; null where nothing was sent. */
  edited: z.number().nullable(),
});

export const meter = z
  .object({
    from: z.int(),
    to: z.int(),
    /** What costs are counted in; they are millionths of its unit. */
    currency: z.string(),
    total: counts,
    groups: z.array(counts.extend({ key: z.string() })),
    failures: z.array(z.object({ reason: z.string(), n: z.int() })),
    /** True when there were more runs than are counted at once: the newest of them are. */
    isCapped: z.boolean(),
  })
  .meta({ id: "AssistantMeter" });

export const meterQuery = z.strictObject({
  from: z.coerce.number().pipe(instant).optional(),
  to: z.coerce.number().pipe(instant).optional(),
  by: z.enum(METER_GROUPS).default("kind"),
});

const runFields = {
  id: z.string(),
  kind: z.enum(RUN_KINDS),
  recordId: z.string().nullable(),
  memberId: z.string(),
  engine: z.enum(ENGINES),
  model: z.string().nullable(),
  promptVersion: z.string(),
  tokensIn: z.int().nullable(),
  tokensOut: z.int().nullable(),
  /** Null: no model was asked, or its price was not known. */
  costMicros: z.int().nullable(),
  latencyMs: z.int(),
  outcome: z.string(),
  verdict: z.record(z.string(), z.number()),
  edited: z.number().nullable(),
  at: z.int(),
};

export const runLine = z.object(runFields).meta({ id: "AssistantRunLine" });
export const runPage = pageOf(runLine).meta({ id: "AssistantRunList" });
export const runsQuery = z.strictObject({
  kind: z.enum(RUN_KINDS).optional(),
  outcome: z.string().max(40).optional(),
  memberId: id.optional(),
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const runDetail = z
  .object({
    ...runFields,
    currency: z.string(),
    /** shown; withheld: something it was made from is not the asker's to see; trimmed: after 30 days only numbers are kept. */
    texts: z.enum(["shown", "withheld", "trimmed"]),
    messages: z.array(z.object({ role: z.string(), content: z.string() })),
    answer: z.string().nullable(),
    evidence: z.array(evidenceItem),
  })
  .meta({ id: "AssistantRun" });

export type Meter = z.infer<typeof meter>;
export type MeterCounts = z.infer<typeof counts>;
export type MeterQuery = z.infer<typeof meterQuery>;
export type RunLine = z.infer<typeof runLine>;
export type RunsQuery = z.infer<typeof runsQuery>;
export type RunDetail = z.infer<typeof runDetail>;
