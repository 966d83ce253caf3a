import * as z from "zod";
import { requiredLine } from "../core/fields.schema.ts";
import { filter } from "../core/filters.schema.ts";
import { jsonText } from "../core/json-text.ts";

/** What a question becomes: records by a filter, or one measure over them in groups. Closed, bounded, and never SQL. */

export const ASKED_NOUNS = ["contacts", "companies", "deals", "orders", "activities", "tasks", "products", "members"] as const;
export const MEASURES = ["count", "sum", "avg", "min", "max", "share"] as const;
/** These measure no field. */
const FIELDLESS = new Set<string>(["count", "share"]);
export const BUCKETS = ["day", "week", "month", "quarter", "year"] as const;
export const COMPARISONS = ["gt", "gte", "lt", "lte", "is"] as const;
export const ROWS_AT_MOST = 100;

const field = z.string().min(1).max(80);
const limit = z.int().min(1).max(ROWS_AT_MOST);
const safeNumber = z.number().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);

const grouping = z
  .strictObject({ field, by: z.enum(BUCKETS).optional().meta({ description: "Of a time: the stretch that its groups are" }) })
  .meta({ id: "AskGrouping" });

const aggregate = z
  .strictObject({
    measure: z.enum(MEASURES),
    field: field.optional().meta({ description: "A number or an amount; none when counting or of a share" }),
    of: filter
      .optional()
      .meta({ $ref: "#/components/schemas/Filter", description: "Of a share: which of the records are counted, in percent of them all" }),
    groupBy: z.array(grouping).max(2).optional(),
    having: z.strictObject({ op: z.enum(COMPARISONS), value: safeNumber }).optional(),
    order: z.enum(["value", "-value", "group", "-group"]).optional(),
    limit: limit.optional(),
  })
  .superRefine(({ measure, field: measured, of }, ctx) => {
    if (FIELDLESS.has(measure) !== (measured === undefined))
      ctx.addIssue({ code: "custom", path: ["field"], message: measured ? `${measure} takes no field` : "is missing" });
    if ((measure === "share") !== (of !== undefined))
      ctx.addIssue({ code: "custom", path: ["of"], message: of ? `belongs to a share, not to ${measure}` : "is missing" });
  })
  .meta({ id: "AskAggregate" });

export const askQuery = z
  .strictObject({
    noun: z.enum(ASKED_NOUNS),
    filter: filter.optional().meta({ $ref: "#/components/schemas/Filter" }),
    aggregate: aggregate.optional(),
    sort: z
      .string()
      .regex(/^-?[A-Za-z.]{1,80}$/)
      .optional()
      .meta({ description: "Of a list: a field; `-` stands for descending" }),
    limit: limit.optional(),
  })
  .superRefine((query, ctx) => {
    for (const name of ["sort", "limit"] as const)
      if (query.aggregate && query[name] !== undefined)
        ctx.addIssue({ code: "custom", path: [name], message: "belongs to a list; an aggregate has its own" });
  })
  .meta({ id: "AskQuery" });

const cell = z.object({
  /** As it is kept: an id, minor units, ms UTC, yyyy-mm-dd, a choice. */
  value: z.union([z.string(), z.number()]).nullable(),
  /** Of an id: the name of the record. */
  label: z.string().nullable().optional(),
  currency: z.string().nullable().optional(),
});

export const askAnswer = z
  .object({
    query: askQuery,
    /** One number, a list of records, or groups. */
    form: z.enum(["number", "list", "groups"]),
    columns: z.array(
      z.object({
        field: z.string(),
        type: z.string(),
        role: z.enum(["field", "group", "value", "count"]),
        by: z.enum(BUCKETS).optional(),
      }),
    ),
    rows: z.array(z.object({ id: z.string().nullable(), title: z.string().nullable(), cells: z.array(cell) })),
    /** Over how many records; where it is capped the answer stands for the first so many only. */
    over: z.object({ value: z.int(), capped: z.boolean() }),
    unread: z
      .int()
      .optional()
      .meta({ description: "Of a question about what customers say: messages, talks and notes that are not read yet and do not count" }),
    /** More groups or records than are shown. */
    hasMore: z.boolean(),
    /** What the ids in the filter are called. */
    names: z.record(z.string(), z.string()),
    timeZone: z.string(),
  })
  .meta({ id: "AskAnswer" });

/** A query as it stands in an address: JSON, percent-encoded. */
export const queryText = jsonText('{"noun": "deals"}')
  .pipe(askQuery)
  .meta({
    type: "string",
    contentMediaType: "application/json",
    contentSchema: { $ref: "#/components/schemas/AskQuery" },
    description: "A query as JSON, percent-encoded",
  });

export const askInput = z.strictObject({
  question: requiredLine(500),
  context: queryText.optional().meta({ description: "The query that a follow-up goes on from" }),
});
export const runInput = z.strictObject({ query: queryText });

export const askReply = z
  .object({
    engine: z.enum(["model", "built-in"]),
    model: z.string().nullable(),
    /** Why the model's reading was not taken, where one was asked. */
    fellBack: z.string().nullable(),
    isFollowUp: z.boolean(),
    query: z.union([askQuery, z.null()]),
    /** Words that were not understood; then there is neither query nor answer. */
    unknown: z.array(z.string()),
    /** Of the words that were not understood those for records that Relata does not keep. */
    notKept: z.array(z.string()),
    /** Words that are part of several names; the examples then are the question with each of them in full. */
    unclear: z.string().nullable(),
    /** Questions near to it that are understood. */
    examples: z.array(z.string()),
    answer: z.union([askAnswer, z.null()]),
  })
  .meta({ id: "AskReply" });

export type AskQuery = z.output<typeof askQuery>;
export type AskedNoun = (typeof ASKED_NOUNS)[number];
export type Aggregate = NonNullable<AskQuery["aggregate"]>;
export type Bucket = (typeof BUCKETS)[number];
export type AskAnswer = z.infer<typeof askAnswer>;
export type AskCell = z.infer<typeof cell>;
export type AskInput = z.output<typeof askInput>;
export type AskReply = z.infer<typeof askReply>;
