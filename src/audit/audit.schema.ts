import * as z from "zod";
import { cursor, instant, line, pageOf } from "../core/fields.schema.ts";

const filters = {
  memberId: z.string().max(40).optional(),
  /** A noun or the whole: `contact` or `contact.updated`. */
  action: line(60).optional(),
  /** A record, also where it was one of many, or whatever else it was done to. */
  target: line(254).optional(),
  via: line(20).optional(),
  ip: line(45).optional(),
  from: z.coerce.number().pipe(instant).optional(),
  /** Up to and with this moment. */
  to: z.coerce.number().pipe(instant).optional(),
};

export const auditQuery = z.strictObject({
  ...filters,
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const auditExportQuery = z.strictObject({ ...filters, format: z.enum(["csv", "ndjson"]).default("csv") });

/** What somebody did, from where. `targetName` is null where the asker may not see the record; detail, ip and userAgent are once erased. */
export const auditEntry = z
  .object({
    id: z.string(),
    at: z.int(),
    memberId: z.string().nullable(),
    memberName: z.string().nullable(),
    via: z.string(),
    action: z.string(),
    target: z.string().nullable(),
    targetName: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()).nullable(),
    changeId: z.string().nullable(),
    ip: z.string().nullable(),
    userAgent: z.string().nullable(),
    requestId: z.string().nullable(),
    /** Its place in the chain; null until it is sealed, within a minute. */
    seq: z.int().nullable(),
    isErased: z.boolean(),
  })
  .meta({ id: "AuditEntry" });

export const auditPage = pageOf(auditEntry);

export const verificationQuery = z.strictObject({ cursor: cursor.optional() });

/**
 * What was found wrong, and where: altered (what it says), deleted (the row that had this place), inserted, reordered, log_altered (a change
 * log line of it, or one from before there was an audit), log_added (a line that no change of the audit wrote), tail_cut (rows at the end are gone), replaced (the end is another).
 */
const auditBreak = z.object({
  kind: z.enum(["altered", "deleted", "inserted", "reordered", "log_altered", "log_added", "tail_cut", "replaced"]),
  seq: z.int().nullable(),
  id: z.string().nullable(),
  changeId: z.string().nullable(),
  at: z.int().nullable(),
});

/** One part of a verification. Go on with `nextCursor` until it is null. */
export const verification = z
  .object({
    /** So far. */
    isIntact: z.boolean(),
    broken: auditBreak.nullable(),
    checked: z.int(),
    total: z.int(),
    /** When the last sealed act happened. */
    sealedUntil: z.int().nullable(),
    /**
     * Acts of the last minute. They cannot be altered or invented unseen, nor can a line of theirs be taken out of the change log; taken away
     * together with all their lines they are missed by nobody.
     */
    unsealed: z.object({ count: z.int(), oldestAt: z.int().nullable() }),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: "AuditVerification" });

export const erasureInput = z.strictObject({ memberId: z.string().max(40) });
export const erasureAnswer = z.object({ erased: z.int() });

export type AuditQuery = z.output<typeof auditQuery>;
export type AuditExportQuery = z.output<typeof auditExportQuery>;
export type AuditFilters = Omit<AuditExportQuery, "format">;
export type AuditEntry = z.infer<typeof auditEntry>;
export type AuditBreak = z.infer<typeof auditBreak>;
export type Verification = z.infer<typeof verification>;
