import * as z from "zod";
import { jsonText } from "./json-text.ts";

/**
 * The one filter grammar: views, segments, reports, exports, bulk actions, the assistant and MCP all speak it. A filter is a condition or a
 * group of filters; which fields there are, and which operators a field takes, each noun declares (`*.filters.ts`).
 */

export const OPERATORS = [
  ...["is", "isNot", "in", "notIn", "contains", "notContains", "starts", "gt", "gte", "lt", "lte", "between"],
  ...["before", "after", "within", "empty", "notEmpty"],
] as const;
export type Operator = (typeof OPERATORS)[number];

/** Days that move with the calendar, in the workspace's time zone. Weeks begin on Monday. */
export const PERIODS = [
  ...(["today", "yesterday", "tomorrow", "thisWeek", "lastWeek", "nextWeek", "thisMonth", "lastMonth", "nextMonth"] as const),
  ...(["thisQuarter", "lastQuarter", "nextQuarter", "thisYear", "lastYear", "nextYear"] as const),
] as const;
export const UNITS = ["days", "weeks", "months"] as const;

export const MAX_NODES = 50;
export const MAX_DEPTH = 5;
const MAX_LISTED = 100;
const MAX_TEXT = 500;
const MAX_COUNTED = 10_000;
const single = z.union([z.string().max(MAX_TEXT), z.number(), z.boolean()]);
const stretch = z.int().min(1).max(3_660);
const unit = z.enum(UNITS).default("days");
const relative = z.union([z.strictObject({ last: stretch, unit }), z.strictObject({ next: stretch, unit })], {
  error: 'must be a text, a number, a list of them, or a stretch of time such as {"last": 30, "unit": "days"}',
});
const value = z.union([single, z.array(single).max(MAX_LISTED), relative], {
  error: `must be a text, a number, a list of at most ${MAX_LISTED} of them, or a stretch of time such as {"last": 30, "unit": "days"}`,
});

const node = z.strictObject({
  field: z.string().min(1).max(80).optional(),
  op: z.enum(OPERATORS, { error: `must be one of ${OPERATORS.join(", ")}` }).optional(),
  value: value.optional(),
  get all() {
    return z.array(node).min(1).optional();
  },
  get any() {
    return z.array(node).min(1).optional();
  },
  get none() {
    return z.array(node).min(1).optional();
  },
  has: z.string().min(1).max(80).optional(),
  get where() {
    return node.optional();
  },
  atLeast: z.int().min(1).max(MAX_COUNTED).optional(),
});

export type FilterValue = z.output<typeof value>;
export type Relative = z.output<typeof relative>;
export type Condition = { field: string; op: Operator; value?: FilterValue | undefined };
/** Holds where at least one related record, or `atLeast` so many, is as `where` says: `{"has": "orders", "where": …}`. */
export type Having = { has: string; where?: Filter | undefined; atLeast?: number | undefined };
/** `none` holds where not one of its filters does, so also where their fields are empty. */
export type Filter = Condition | Having | { all: Filter[] } | { any: Filter[] } | { none: Filter[] };
export const GROUPS = ["all", "any", "none"] as const;

/** A filter as a JSON value. What is wrong is named by its path: `all.1.op`. */
export const filter = z
  .unknown()
  .superRefine(boundShape)
  .pipe(node)
  .superRefine(oneShape)
  .transform((read) => read as Filter);

/** A filter as it stands in a query: JSON, percent-encoded. */
export const filterText = jsonText('{"field": "stage", "op": "is", "value": "lead"}')
  .pipe(filter)
  .meta({
    type: "string",
    contentMediaType: "application/json",
    contentSchema: { $ref: "#/components/schemas/Filter" },
    description: "A filter as JSON, percent-encoded",
  });

type Issues = z.RefinementCtx;

/** Counts before anything is read, so that neither depth nor width can cost anything. */
function boundShape(given: unknown, ctx: Issues): void {
  let nodes = 0;
  const visit = (at: unknown, path: (string | number)[]): boolean => {
    nodes += 1;
    if (nodes > MAX_NODES) return stop(ctx, path, `has more than ${MAX_NODES} conditions and groups`);
    if (path.length / 2 >= MAX_DEPTH) return stop(ctx, path, `is nested deeper than ${MAX_DEPTH}`);
    if (typeof at !== "object" || at === null) return true;
    const { where } = at as { where?: unknown };
    if (where !== undefined && !visit(where, [...path, "where", 0])) return false;
    return GROUPS.every((group) => {
      const parts = (at as Record<string, unknown>)[group];
      return !Array.isArray(parts) || parts.every((part, index) => visit(part, [...path, group, index]));
    });
  };
  visit(given, []);
}

function stop(ctx: Issues, path: (string | number)[], message: string): false {
  ctx.addIssue({ code: "custom", path, message, continue: false });
  return false;
}

/** Each node is one thing: a condition with field and operator, one group, or what there has to be. */
function oneShape(given: z.output<typeof node>, ctx: Issues, path: (string | number)[] = []): void {
  const groups = GROUPS.filter((group) => given[group]);
  const isCondition = given.field !== undefined && given.op !== undefined;
  const isPart = given.field !== undefined || given.op !== undefined || given.value !== undefined;
  const isHaving = given.has !== undefined;
  const kinds = groups.length + Number(isPart) + Number(isHaving);
  if (kinds !== 1 || (isPart && !isCondition) || (given.where && !isHaving) || (given.atLeast !== undefined && !isHaving))
    ctx.addIssue({
      ...{ code: "custom", path },
      message: 'must be {"field", "op", "value"}, {"has", "where", "atLeast"}, or one of {"all"}, {"any"}, {"none"} with a list',
    });
  if (given.where) oneShape(given.where, ctx, [...path, "where"]);
  for (const group of groups) for (const [index, part] of (given[group] ?? []).entries()) oneShape(part, ctx, [...path, group, index]);
}

/** For the OpenAPI document: the schema holds itself, which the generator cannot write. */
export const FILTER_COMPONENT = {
  description: `A condition or a group. At most ${MAX_NODES} conditions and groups, ${MAX_DEPTH} deep. GET /fields says which fields there are.`,
  oneOf: [
    {
      type: "object",
      required: ["field", "op"],
      additionalProperties: false,
      properties: {
        field: { type: "string", description: "A field, or a field of a linked record: `company.city`" },
        op: { type: "string", enum: [...OPERATORS] },
        value: {
          anyOf: [
            { type: ["string", "number", "boolean"] },
            { type: "array", maxItems: MAX_LISTED, items: { type: ["string", "number", "boolean"] } },
            ...["last", "next"].map((way) => ({
              type: "object",
              required: [way],
              additionalProperties: false,
              properties: {
                [way]: { type: "integer", minimum: 1, maximum: 3_660 },
                unit: { type: "string", enum: [...UNITS], default: "days" },
              },
            })),
          ],
        },
      },
    },
    {
      type: "object",
      required: ["has"],
      additionalProperties: false,
      properties: {
        has: { type: "string", description: "Related records, as GET /fields names them: `orders`" },
        where: { $ref: "#/components/schemas/Filter" },
        atLeast: { type: "integer", minimum: 1, maximum: MAX_COUNTED, description: "How many there have to be; one, unless it says more" },
      },
    },
    ...GROUPS.map((group) => ({
      type: "object",
      required: [group],
      additionalProperties: false,
      properties: { [group]: { type: "array", minItems: 1, items: { $ref: "#/components/schemas/Filter" } } },
    })),
  ],
};
