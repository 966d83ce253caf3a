import * as z from "zod";

/** Sparse answers: `?fields=id,name` leaves out of each record what was not asked for. `id` and `version` always stay. */

const ALWAYS = ["id", "version"];

/** The parameter, for records of this schema. */
export const fieldsParameter = (record: z.ZodObject) =>
  z
    .string()
    .max(1_000)
    .transform((text, ctx) => {
      const names = text.split(",").map((name) => name.trim());
      const unknown = names.filter((name) => !Object.hasOwn(record.shape, name));
      if (unknown.length > 0)
        ctx.addIssue({ code: "custom", message: `${unknown.join(", ")} is none of ${Object.keys(record.shape).join(", ")}` });
      return new Set([...ALWAYS, ...names]);
    })
    .optional()
    .meta({
      type: "string",
      description: `Names of fields, with commas: the answer's records have these, id and version, and no others. Of ${Object.keys(record.shape).join(", ")}`,
    });

/** A record, or a page of them, with the named fields alone. */
export function withFields(answer: unknown, names: ReadonlySet<string>): unknown {
  const { items } = answer as { items?: object[] };
  return items ? { ...(answer as object), items: items.map((item) => only(item, names)) } : only(answer as object, names);
}

const only = (record: object, names: ReadonlySet<string>): object =>
  Object.fromEntries(Object.entries(record).filter(([name]) => names.has(name)));
