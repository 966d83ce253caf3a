import * as z from "zod";
import { FIELD_TYPES } from "../core/filters.rules.ts";
import { OPERATORS } from "../core/filters.schema.ts";

export const fieldDescription = z
  .object({
    name: z.string(),
    /** `time` is ms UTC, `day` yyyy-mm-dd, `money` minor units beside `currency`, `texts` several texts; `other` cannot be filtered by. */
    type: z.enum([...FIELD_TYPES, "other"]),
    /** Operators that a filter may use with it; none where it cannot be filtered by. */
    operators: z.array(z.enum(OPERATORS)),
    choices: z.array(z.string()).optional(),
    /** Of a reference: the kind of record it names. */
    to: z.string().optional(),
    isWritable: z.boolean(),
    isRequired: z.boolean(),
  })
  .meta({ id: "FieldDescription" });

export const nounDescription = z
  .object({
    /** As in addresses: `contacts`. */
    noun: z.string(),
    /** As in ids, changes and events: `contact`. */
    kind: z.string(),
    fields: z.array(fieldDescription),
    /** Linked records whose fields a filter may name too: `company.city`. Of what is no noun of its own, such as `prediction`, they stand here. */
    links: z.array(z.object({ name: z.string(), noun: z.string(), fields: z.array(fieldDescription).optional() })),
    /** Records that may belong to one of these, for a filter's `has`: contacts have `orders`. */
    related: z.array(z.object({ name: z.string(), noun: z.string() })),
    sorts: z.array(z.string()),
  })
  .meta({ id: "NounDescription" });

export const fieldsAnswer = z.object({ nouns: z.array(nounDescription) }).meta({ id: "Fields" });

export type NounDescription = z.infer<typeof nounDescription>;
export type FieldDescription = z.infer<typeof fieldDescription>;
