/** JSON-RPC 2.0 as MCP narrows it down. Pure. */

export const PARSE_ERROR = -32_700;
export const INVALID_REQUEST = -32_600;
export const METHOD_NOT_FOUND = -32_601;
export const INVALID_PARAMS = -32_602;
export const INTERNAL_ERROR = -32_603;
export const HEADER_MISMATCH = -32_020;
export const UNSUPPORTED_VERSION = -32_022;
/** Until 2025-11-25; then INVALID_PARAMS. */
export const RESOURCE_NOT_FOUND = -32_002;

export type Id = string | number;

/** What a message is refused with, and the HTTP status beside it. */
export class RpcError extends Error {
  readonly code: number;
  readonly status: number;
  readonly data: unknown;

  constructor(code: number, message: string, { status = 200, data }: { status?: number; data?: unknown } = {}) {
    super(message);
    this.name = "RpcError";
    this.code = code;
    this.status = status;
    this.data = data;
  }
}

export interface Message {
  /** Undefined: a notification, which is not answered. */
  id: Id | undefined;
  method: string;
  params: Record<string, unknown>;
}

const MAX_DEPTH = 32;
const MAX_ID = 200;
const MAX_METHOD = 100;

/** One message. Batches went out of the protocol with 2025-06-18 and are refused; so are answers, as Relata asks clients nothing. */
export function readMessage(text: string): Message {
  const message = parse(text);
  if (Array.isArray(message)) throw invalid("Batches are not taken: send one message at a time");
  if (!isObject(message) || message.jsonrpc !== "2.0") throw invalid('A message is an object with "jsonrpc": "2.0"');
  const { id, method, params } = message;
  if (typeof method !== "string" || method.length > MAX_METHOD) throw invalid("A message names its method");
  if (Object.hasOwn(message, "id") && !isId(id)) throw invalid("An id is a string or an integer");
  if (params !== undefined && !isObject(params)) throw new RpcError(INVALID_PARAMS, "params must be an object", { status: 400 });
  return { id: id as Id | undefined, method, params: params ?? {} };
}

function parse(text: string): unknown {
  if (isTooDeep(text)) throw invalid(`A message is at most ${MAX_DEPTH} levels deep`);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new RpcError(PARSE_ERROR, "This is not JSON", { status: 400 });
  }
}

/** Counts brackets outside of strings, so that what would exhaust the stack is never parsed. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[\]{}]/gs)) {
    if (token === "{" || token === "[") depth += 1;
    else if (token === "}" || token === "]") depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isId = (id: unknown): id is Id => (typeof id === "string" && id.length <= MAX_ID) || Number.isSafeInteger(id);
const invalid = (message: string) => new RpcError(INVALID_REQUEST, message, { status: 400 });

export const resultOf = (id: Id, result: object) => ({ jsonrpc: "2.0" as const, id, result });

/** An error without an id where the message's own could not be read. */
export const errorOf = (id: Id | undefined, { code, message, data }: Pick<RpcError, "code" | "message" | "data">) => ({
  jsonrpc: "2.0" as const,
  ...(id === undefined ? {} : { id }),
  error: { code, message, ...(data === undefined ? {} : { data }) },
});
