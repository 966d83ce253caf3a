import type { AuditEntry } from "./audit.schema.ts";

/** The audit as CSV (RFC 4180), with a byte order mark so that a spreadsheet reads Vietnamese. */

const COLUMNS = {
  time: ({ at }) => new Date(at).toISOString(),
  member: ({ memberId }) => memberId,
  memberName: ({ memberName }) => memberName,
  via: ({ via }) => via,
  action: ({ action }) => action,
  target: ({ target }) => target,
  targetName: ({ targetName }) => targetName,
  ip: ({ ip }) => ip,
  userAgent: ({ userAgent }) => userAgent,
  detail: ({ detail }) => (detail === null ? null : JSON.stringify(detail)),
  change: ({ changeId }) => changeId,
  request: ({ requestId }) => requestId,
  seq: ({ seq }) => (seq === null ? null : String(seq)),
  id: ({ id }) => id,
} satisfies Record<string, (entry: AuditEntry) => string | null>;

export const csvHead = `\ufeff${Object.keys(COLUMNS).join(",")}\r\n`;

export const csvLine = (entry: AuditEntry): string =>
  `${Object.values(COLUMNS)
    .map((value) => cell(value(entry) ?? ""))
    .join(",")}\r\n`;

/** A cell that a spreadsheet would take for a formula begins with an apostrophe instead. */
function cell(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
