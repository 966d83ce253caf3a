import * as z from "zod";
import { ID_PATTERN } from "./fields.schema.ts";
import { REFUSAL_CODES } from "./refusal.ts";

/** Many records in one request. Items are checked one by one, so that a bad one is named and does not keep the others out. */

export const BULK_ITEMS = 1_000;

const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const ID = { type: "string", pattern: ID_PATTERN.source };
const VERSION = { type: "integer", description: "The version you have seen" };
const object = (properties: object) => ({ type: "object", required: Object.keys(properties), properties, additionalProperties: false });

/** What an item looks like is for the document; it is read later, one by one. */
const items = (described: object) =>
  z
    .array(z.unknown().meta(described as { type: "object" }))
    .min(1)
    .max(BULK_ITEMS);

const atomic = z.boolean().default(false).meta({ description: "All or nothing: one item that is refused keeps all of them out" });

/** The body of `POST /{noun}/bulk`; `input` and `patch` are the names of the noun's schemas. */
export const bulkInput = (input: string, patch: string) =>
  z.discriminatedUnion("action", [
    z.strictObject({ action: z.literal("create"), atomic, items: items({ allOf: [refTo(input)] }) }),
    z.strictObject({ action: z.literal("edit"), atomic, items: items(object({ id: ID, version: VERSION, patch: refTo(patch) })) }),
    z.strictObject({ action: z.literal("delete"), atomic, items: items(object({ id: ID, version: VERSION })) }),
    z.strictObject({ action: z.literal("restore"), atomic, items: items(object({ id: ID })) }),
  ]);

const problem = z.object({
  code: z.enum(REFUSAL_CODES as [string, ...string[]]),
  detail: z.string(),
  fields: z.record(z.string(), z.string()).optional(),
});

/** In the order of the items. `status` is what the item alone would have been answered; refused ones have a `problem`. */
export const bulkAnswer = z
  .object({
    results: z.array(
      z.object({ index: z.int(), status: z.int(), id: z.string().optional(), version: z.int().optional(), problem: problem.optional() }),
    ),
    done: z.int(),
    refused: z.int(),
  })
  .meta({ id: "BulkAnswer" });

export type BulkAction = "create" | "edit" | "delete" | "restore";
export interface BulkInput {
  action: BulkAction;
  atomic: boolean;
  items: unknown[];
}
export type BulkAnswer = z.infer<typeof bulkAnswer>;
export type BulkResult = BulkAnswer["results"][number];
