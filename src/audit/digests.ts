import { type AuditSign, type LogTuple, logDigest, logLineDigest, personalDigest, rowDigest } from "../core/audit.ts";
import type { AuditRow } from "./audit.table.ts";

/** Whether what stands in the database is what was written, or was erased by who may. */

/** True when nothing of the row was changed but by an erasing. */
export function isGenuine(sign: AuditSign, row: AuditRow): boolean {
  if (row.digest !== rowDigest(sign, row)) return false;
  if (row.erasure === null) return row.personal === personalDigest(sign, row);
  return row.erasure === erasureOf(sign, row) && row.salt === null && row.detail === null && row.ip === null && row.userAgent === null;
}

/** Vouches for the erasing of a row: nobody else can make it. */
export const erasureOf = (sign: AuditSign, { id, digest }: Pick<AuditRow, "id" | "digest">): string => sign("erasure", [id, digest]);

/** The fields of a change log line whose content is gone: its digest stands for it, and a stamp for what is left. */
export function erasedFields(sign: AuditSign, line: LogTuple): string {
  const digest = lineDigestOf(sign, line);
  return JSON.stringify({ erased: [digest, stampOf(sign, line, digest)] });
}

function stampOf(sign: AuditSign, line: LogTuple, digest: string): string {
  const [id, changeId, at, member, via, action, kind, record, , request, version] = line;
  return sign("erasure", [id, changeId, at, member, via, action, kind, record, request, version, digest]);
}

function lineDigestOf(sign: AuditSign, line: LogTuple): string {
  const fields = line[8];
  if (!fields.startsWith('{"erased":[')) return logLineDigest(sign, line);
  const [digest, stamp] = (JSON.parse(fields) as { erased: [string, string] }).erased;
  return stamp === stampOf(sign, line, digest) ? digest : logLineDigest(sign, line);
}

/** Over lines behind what was digested before them: the same in however many parts they are read. */
export const digestBehind = (sign: AuditSign, before: string, lines: LogTuple[]): string =>
  lines.reduce((digest, line) => logDigest(sign, [digest, lineDigestOf(sign, line)]), before);

/** True when the lines are those that the change wrote, all of them and no other. */
export const isLogOf = (sign: AuditSign, row: Pick<AuditRow, "logDigest">, lines: LogTuple[]): boolean =>
  row.logDigest ===
  logDigest(
    sign,
    lines.map((line) => lineDigestOf(sign, line)),
  );
