/** Where an app may have its answers sent (RFC 6749 3.1.2, RFC 8252 7). Pure. */

const MAX_LENGTH = 500;
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);
/** Schemes that a browser or a system acts upon itself: they are no app's own. */
const TAKEN =
  /^(?:https?|wss?|ftps?|file|data|blob|filesystem|javascript|vbscript|about|view-source|mailto|tel|sms|intent|chrome.*|edge|moz-.*|ms-.*|search-ms|shell|ldap|jar|resource|android-app|urn)$/;
/** Visible ASCII but for quotes, angle brackets, backslash, caret, backtick, braces and bar: nothing that two readers read differently. */
const PLAIN = /^[!#$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]+$/;

/** What kind of address it is, or undefined where an app may not be answered at all. */
export function kindOfRedirect(uri: string): "https" | "loopback" | "app" | undefined {
  if (uri.length > MAX_LENGTH || !PLAIN.test(uri) || uri.includes("#")) return undefined;
  const url = URL.parse(uri);
  if (!url || url.username || url.password || /^[^/?]*\/\/[^/?]*@/.test(uri)) return undefined;
  if (/^https?:\/\//.test(uri)) return kindOfWeb(uri, url);
  const scheme = /^([a-z][a-z0-9+.-]{1,60}):\/[^\s]*$/.exec(uri)?.[1];
  return scheme && !TAKEN.test(scheme) ? "app" : undefined;
}

/** The host must stand there as it is meant, a name or an address in full: 2130706433 is 127.0.0.1 to some readers, and `*` any host to others. */
function kindOfWeb(uri: string, { protocol, hostname }: URL): "https" | "loopback" | undefined {
  const written = /^https?:\/\/(\[[\da-f:]+\]|[\w.-]+)(?::\d{1,5})?(?=[/?]|$)/i.exec(uri)?.[1];
  if (written?.toLowerCase() !== hostname) return undefined;
  if (protocol === "https:") return "https";
  return LOOPBACK.has(hostname) ? "loopback" : undefined;
}

/** Whether an app may be answered there: the very text that it registered, but for the port of a loopback address (RFC 8252 7.3). */
export function isRegistered(uri: string, registered: readonly string[]): boolean {
  if (registered.includes(uri)) return kindOfRedirect(uri) !== undefined;
  if (kindOfRedirect(uri) !== "loopback") return false;
  const bare = withoutPort(uri);
  return registered.some((each) => kindOfRedirect(each) === "loopback" && withoutPort(each) === bare);
}

const withoutPort = (uri: string): string => uri.replace(/^(http:\/\/(?:\[::1\]|[^/:?]+))(?::\d{1,5})?(?=[/?]|$)/, "$1");

/** What a person can tell the receiver by: the host, "localhost" for this machine, or the app's scheme with its colon. */
export function hostOfRedirect(uri: string): string {
  const kind = kindOfRedirect(uri);
  if (kind === "loopback") return "localhost";
  return kind === "app" ? uri.slice(0, uri.indexOf(":") + 1) : (URL.parse(uri)?.hostname ?? "");
}

/** The address with further parameters in its query. */
export function withParameters(uri: string, parameters: Record<string, string | undefined>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `${uri}${uri.includes("?") ? "&" : "?"}${new URLSearchParams(given)}`;
}
