/** The part of the Hrana 2 protocol (JSON over HTTP) that `@libsql/client/web` speaks. */

export type HranaValue =
  | { type: "null" }
  | { type: "integer"; value: string }
  | { type: "float"; value: number }
  | { type: "text"; value: string }
  | { type: "blob"; base64: string };

export interface HranaStatement {
  sql?: string;
  sql_id?: number;
  args?: HranaValue[];
  named_args?: { name: string; value: HranaValue }[];
  want_rows?: boolean;
}

export type HranaCondition =
  | { type: "ok" | "error"; step: number }
  | { type: "not"; cond: HranaCondition }
  | { type: "and" | "or"; conds: HranaCondition[] }
  | { type: "is_autocommit" };

export interface HranaBatch {
  steps: { stmt: HranaStatement; condition?: HranaCondition | null }[];
}

export type HranaRequest =
  | { type: "execute"; stmt: HranaStatement }
  | { type: "batch"; batch: HranaBatch }
  | { type: "sequence"; sql?: string; sql_id?: number }
  | { type: "describe"; sql?: string; sql_id?: number }
  | { type: "store_sql"; sql_id: number; sql: string }
  | { type: "close_sql"; sql_id: number }
  | { type: "get_autocommit" }
  | { type: "close" };

export interface HranaPipeline {
  baton?: string | null;
  requests: HranaRequest[];
}

/** A failure that the client is told about in place of a result. */
export class HranaError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** A value as SQLite gives it when integers are read as bigint. */
export type SqlValue = null | bigint | number | string | Uint8Array;

export function decodeValue(value: HranaValue): SqlValue {
  switch (value.type) {
    case "null":
      return null;
    case "integer":
      return BigInt(value.value);
    case "float":
      return value.value;
    case "text":
      return value.value;
    case "blob":
      return Buffer.from(value.base64, "base64");
    default:
      throw new HranaError("HRANA_PROTO_ERROR", `Unknown type of value: ${JSON.stringify(value)}`);
  }
}

const NEEDS_NO_ESCAPE = /^[^"\\\u0000-\u001f\ud800-\udfff]*$/;

/** Writes the JSON by hand: building objects and having them written takes about four times as long, and rows are most of the work. */
export function encodeRow(row: SqlValue[]): string {
  let json = "";
  for (const value of row) json += json === "" ? encodeValue(value) : `,${encodeValue(value)}`;
  return `[${json}]`;
}

function encodeValue(value: SqlValue): string {
  if (value === null) return '{"type":"null"}';
  if (typeof value === "string") return `{"type":"text","value":${NEEDS_NO_ESCAPE.test(value) ? `"${value}"` : JSON.stringify(value)}}`;
  if (typeof value === "bigint") return `{"type":"integer","value":"${value}"}`;
  if (typeof value === "number") return `{"type":"float","value":${encodeFloat(value)}}`;
  return `{"type":"blob","base64":"${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64")}"}`;
}

/** JSON has no infinity, but every parser reads an overflowing number as one. */
function encodeFloat(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return "1e999";
  return value === Number.NEGATIVE_INFINITY ? "-1e999" : String(value);
}
