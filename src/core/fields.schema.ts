import * as z from "zod";
import { filterText } from "./filters.schema.ts";
import { clean, cleanLine } from "./text.ts";

/** Building blocks of every input: they clean what they take, so that nothing poisonous reaches the database. */

const MAX_TIME = 253_402_300_799_999;

/** The longest cursor: 300 letters of a name that fold to three of three bytes each, and an id. */
const MAX_CURSOR = 5_000;

export const line = (max: number) => z.string().overwrite(cleanLine).max(max);
export const requiredLine = (max: number) => line(max).min(1);
export const prose = (max: number) => z.string().overwrite(clean).max(max);
export const webAddress = z
  .url({ protocol: /^https?$/ })
  .overwrite(clean)
  .max(500);
export const cursor = z.string().max(MAX_CURSOR);
export const email = z
  .string()
  .max(254)
  .transform((text) => cleanLine(text).toLowerCase())
  .pipe(z.email());
export const ID_PATTERN = /^[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}$/;
export const id = z.string().max(40).regex(ID_PATTERN);
export const instant = z.int().min(-62_135_596_800_000).max(MAX_TIME);
export const minorUnits = z.int().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .refine((code) => Intl.supportedValuesOf("currency").includes(code), "must be a currency of ISO 4217 such as VND");
export const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .refine(isCountry, "must be a country of ISO 3166 such as VN");

function isCountry(code: string): boolean {
  return (
    code !== "ZZ" && /^[A-Z]{2}$/.test(code) && new Intl.DisplayNames("en", { type: "region", fallback: "none" }).of(code) !== undefined
  );
}
export const language = z.enum(["vi", "en"]);

/** true or false in a query, where all is text. */
export const flag = z.stringbool().default(false).meta({ type: "boolean", default: false });

/** With whose rights something works on its own: a member, within what the key or the app's connection allows that it was made through. */
export const maker = {
  memberId: z.string(),
  /** Null where its maker was there themselves. */
  credentialId: z.string().nullable(),
  scopes: z.array(z.string()).nullable(),
};

/** What every record carries. Times are ms UTC; `version` goes into the ETag. */
export const recordFields = {
  version: z.int(),
  createdAt: z.int(),
  updatedAt: z.int(),
  deletedAt: z.int().nullable(),
};

/** One page of a list: `nextCursor` is null on the last one; `count` stops at 1,000 and says so. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    count: z.object({ value: z.int(), capped: z.boolean() }).optional(),
  });

export type Page<T> = { items: T[]; nextCursor: string | null; count?: { value: number; capped: boolean } | undefined };

/** Query of every list: search text, filter, sort key (`-` in front for descending), cursor, page size; `count=true` on the first page only. */
export const listQuery = <S extends readonly [string, ...string[]]>(sorts: S) =>
  z.strictObject({
    q: z.string().max(200).optional().meta({ description: "Words to be found by, with or without their marks" }),
    filter: filterText.optional(),
    sort: z.enum(sorts).optional().meta({ description: "In which order; `-` stands for descending" }),
    cursor: cursor.optional().meta({ description: "The nextCursor of the page before" }),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    count: flag.meta({ type: "boolean", default: false, description: "Count them, up to 1,000; on the first page" }),
    bin: flag.meta({ type: "boolean", default: false, description: "Those in the bin instead" }),
  });
