import type { LogTuple } from "../core/audit.ts";

/** A line of the change log as the database has it. */
export interface LogLine {
  id: string;
  change_id: string;
  at: number;
  member_id: string | null;
  via: string;
  action: string;
  record_kind: string;
  record_id: string;
  fields: string;
  request_id: string | null;
  version: number | null;
}

export const LOG_COLUMNS = "id, change_id, at, member_id, via, action, record_kind, record_id, fields, request_id, version";

export const tupleOf = (line: LogLine): LogTuple => [
  ...([line.id, line.change_id, line.at, line.member_id, line.via] as const),
  ...([line.action, line.record_kind, line.record_id, line.fields, line.request_id, line.version] as const),
];
