import * as z from "zod";
import { currency, language, line } from "../core/fields.schema.ts";
import { isCurrency } from "./currencies.rules.ts";

export const IMPORT_OBJECTS = ["companies", "contacts", "members", "products", "deals", "orders"] as const;
export const IMPORT_STATES = ["ready", "running", "finished", "stopped", "cancelled"] as const;

/** Column heading → field of the object, or null to leave the column out. */
export const columnMapping = z.record(z.string().max(500), z.string().max(60).nullable());

export const importOptions = z
  .object({
    /** CSV: what the rows are, which column is which field, which currency amounts are in. */
    mapping: columnMapping.optional(),
    delimiter: z.string().length(1).optional(),
    encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1258", "windows-1252"]).optional(),
    currency: currency.refine(isCurrency).optional(),
    /** Which comes first in 03/04/2026; seen from the file where that tells. */
    dayOrder: z.enum(["dmy", "mdy"]).optional(),
    /** What stands before the decimals of numbers; seen from the file where that tells. */
    decimalMark: z.enum([".", ","]).optional(),
    /** CSV of orders: what a customer that nobody knows becomes. A company, if nobody says. */
    customersAs: z.enum(["company", "contact"]).optional(),
    /** Mail: addresses that belong to this business, besides the mailbox owner's and the members'. */
    ownAddresses: z.array(z.string().max(254)).max(50).optional(),
    /** Mail: whoever writes from the owner's own domain is a colleague, not a customer. True unless it is a free mail provider's. */
    colleaguesByDomain: z.boolean().optional(),
    /** Mail: whoever sees the customers sees the mails too. Otherwise they are the importing member's alone. */
    shareMail: z.boolean().optional(),
    /** Reads every row and says what would happen, without changing a record. */
    dryRun: z.boolean().optional(),
    /** Of what the import says about rows. */
    locale: language.optional(),
  })
  .meta({ id: "ImportOptions" });

export const importPatch = z
  .strictObject({ object: z.enum(IMPORT_OBJECTS).optional(), ...importOptions.shape })
  .partial()
  .meta({ id: "ImportPatch" });

export const importJob = z
  .object({
    id: z.string(),
    kind: z.enum(["csv", "mail"]),
    object: z.enum(IMPORT_OBJECTS).nullable(),
    fileName: z.string(),
    fileBytes: z.int(),
    options: importOptions,
    state: z.enum(IMPORT_STATES),
    /** How far it has read, in bytes of the file and in lines. */
    byteOffset: z.int(),
    line: z.int(),
    rowsRead: z.int(),
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    failed: z.int(),
    /** Counted besides: records made because rows named them (companies, contacts, members, products, orders of their lines), mails left out (colleagues, automatic, nobody), rows of which a value was left out (incomplete). */
    tally: z.record(z.string(), z.int()),
    /** Why and where it stopped. */
    reason: z.string().nullable(),
    startedAt: z.int().nullable(),
    finishedAt: z.int().nullable(),
    version: z.int(),
    createdAt: z.int(),
    updatedAt: z.int(),
  })
  .meta({ id: "ImportJob" });

/** What the file looks like before it is started: columns, the guessed mapping, the first rows. */
export const importPreview = z
  .object({
    columns: z.array(z.object({ heading: z.string(), field: z.string().nullable(), samples: z.array(z.string()) })),
    fields: z.array(z.object({ field: z.string(), required: z.boolean() })),
    /** What amounts that name no currency are read as in new records, because nobody said which; null when there are none. */
    assumedCurrency: z.string().nullable(),
    messages: z.array(z.object({ from: z.string(), subject: z.string(), at: z.int().nullable() })),
  })
  .meta({ id: "ImportPreview" });

export const importProblem = z
  .object({ line: z.int(), field: z.string().nullable(), reason: z.string(), raw: z.string() })
  .meta({ id: "ImportProblem" });
export const importQuery = z.strictObject({ fileName: line(255).pipe(z.string().min(1)) });
export const importAnswer = z.object({ import: importJob, preview: importPreview }).meta({ id: "ImportAnswer" });
export const importState = z.object({ import: importJob });
export const importList = z.object({ items: z.array(importJob) });
export const problemQuery = z.strictObject({ after: z.coerce.number().int().min(0).default(0) });
export const problemList = z.object({ items: z.array(importProblem) });

export type ImportJob = z.infer<typeof importJob>;
export type ImportOptions = z.infer<typeof importOptions>;
export type ImportPatch = z.infer<typeof importPatch>;
export type ImportProblem = z.infer<typeof importProblem>;
export type ImportAnswer = z.infer<typeof importAnswer>;
export type ImportPreview = z.infer<typeof importPreview>;
export type ImportObject = (typeof IMPORT_OBJECTS)[number];
