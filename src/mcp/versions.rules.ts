import { HEADER_MISMATCH, INVALID_PARAMS, isObject, type Message, RpcError, UNSUPPORTED_VERSION } from "./rpc.rules.ts";

/** Which revision of MCP a message speaks, and whether its headers say the same. Pure. */

/** Each message stands for itself since then: no handshake. */
export const MODERN = "2026-07-28";
const NEWEST_WITH_HANDSHAKE = "2025-11-25";
const WITH_HANDSHAKE = [NEWEST_WITH_HANDSHAKE, "2025-06-18", "2025-03-26"];
const OLDEST = "2025-03-26";
export const SUPPORTED: readonly string[] = [MODERN, ...WITH_HANDSHAKE];

const VERSION_KEY = "io.modelcontextprotocol/protocolVersion";
const CAPABILITIES_KEY = "io.modelcontextprotocol/clientCapabilities";
/** What `Mcp-Name` repeats, by method. */
const NAMED: Record<string, "name" | "uri" | undefined> = { "tools/call": "name", "prompts/get": "name", "resources/read": "uri" };

export type Header = (name: string) => string | undefined;

/** The revision of a message; refuses what it and its headers do not agree on, as the newest one wants. */
export function versionOf(message: Message, header: Header): string {
  const meta = isObject(message.params._meta) ? message.params._meta : {};
  const [inHeader, inBody] = [header("mcp-protocol-version"), meta[VERSION_KEY]];
  if (inBody === undefined && inHeader !== MODERN) {
    if (inHeader !== undefined && !WITH_HANDSHAKE.includes(inHeader)) throw unsupported(inHeader);
    return inHeader ?? OLDEST;
  }
  // A notification carries no metadata of its own.
  if (message.id === undefined && inBody === undefined) return MODERN;
  if (typeof inBody !== "string") throw missing(VERSION_KEY);
  if (inHeader !== inBody) throw mismatch("MCP-Protocol-Version");
  if (inBody !== MODERN) throw unsupported(inBody);
  if (!isObject(meta[CAPABILITIES_KEY])) throw missing(CAPABILITIES_KEY);
  if (header("mcp-method") !== message.method) throw mismatch("Mcp-Method");
  const named = Object.hasOwn(NAMED, message.method) ? NAMED[message.method] : undefined;
  if (named && decoded(header("mcp-name")) !== message.params[named]) throw mismatch("Mcp-Name");
  return inBody;
}

/** The revision that an `initialize` settles on: the one asked for, or the newest that begins like this. */
export const settledVersion = (asked: unknown): string =>
  typeof asked === "string" && WITH_HANDSHAKE.includes(asked) ? asked : NEWEST_WITH_HANDSHAKE;

/** What no header may hold comes as `=?base64?…?=`. */
function decoded(value: string | undefined): string | undefined {
  const base64 = /^=\?base64\?([A-Za-z0-9+/]*={0,2})\?=$/.exec(value ?? "")?.[1];
  return base64 === undefined ? value : Buffer.from(base64, "base64").toString("utf8");
}

const missing = (key: string) => new RpcError(INVALID_PARAMS, `_meta must hold ${key}`, { status: 400 });
const mismatch = (name: string) => new RpcError(HEADER_MISMATCH, `The header ${name} does not say what the message says`, { status: 400 });
const unsupported = (requested: string) =>
  new RpcError(UNSUPPORTED_VERSION, "Unsupported protocol version", {
    status: 400,
    data: { supported: SUPPORTED, requested: requested.slice(0, 50) },
  });
