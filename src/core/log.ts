/** Fields that may be logged. Bodies, names and addresses of customers are not among them. */
export interface LogFields {
  requestId?: string;
  method?: string;
  route?: string;
  status?: number;
  ms?: number;
  roundTrips?: number;
  workspaceId?: string;
  memberId?: string;
  code?: string;
  error?: string;
  stack?: string;
  kind?: string;
  recordId?: string;
  count?: number;
  attempts?: number;
  engine?: string;
  reason?: string;
}

export type Level = "info" | "warn" | "error";
export type Log = (level: Level, message: string, fields?: LogFields) => void;

/** One JSON line an event, with the given fields on each. */
export function logger(base: LogFields): Log {
  return (level, message, fields) => console[level](JSON.stringify({ level, message, at: new Date().toISOString(), ...base, ...fields }));
}

/** Name, message and stack of whatever was thrown. */
export function errorFields(thrown: unknown): LogFields {
  return thrown instanceof Error ? { error: `${thrown.name}: ${thrown.message}`, stack: thrown.stack ?? "" } : { error: String(thrown) };
}
