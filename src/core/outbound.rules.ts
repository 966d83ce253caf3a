/**
 * Which addresses a member may have us call. Pure. The URL parser has already turned decimal, hexadecimal, octal, short and full-width
 * spellings of an IPv4 address into four plain numbers, so what is asked here is what will be connected to.
 */

/** Where TLS is usually spoken; the ports that Cloudflare's own edge takes for https. */
const PORTS = new Set(["", "443", "2053", "2083", "2087", "2096", "8443"]);
const LONGEST_URL = 2_000;

/** [first address, prefix length] of what is not the public Internet: IANA's special-purpose registry, and what clouds keep for themselves. */
const CLOSED_V4: [address: string, bits: number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["168.63.129.16", 32],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.31.196.0", 24],
  ["192.52.193.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["192.175.48.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];

/** Of IPv6 only 2000::/3 is public, and of that not these: they carry an IPv4 address inside or lead nowhere. */
const CLOSED_V6: [groups: number[], bits: number][] = [
  [[0x2001, 0x0000], 23],
  [[0x2001, 0x0db8], 32],
  [[0x2002], 16],
  [[0x2620, 0x004f, 0x8000], 48],
  [[0x3fff], 20],
];

/** Names that mean a machine of one's own, in any network. */
const CLOSED_NAMES =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|private|corp|home|lan|home\.arpa|in-addr\.arpa|ip6\.arpa|onion|test|invalid|example)$/;

const HOST_NAME = /^(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

export interface OutboundLimits {
  /** Plain http and any port, to this machine's own loopback alone: for tests, and for those who run both ends themselves. */
  allowsLoopback: boolean;
  /** Our own host name: nobody has us call ourselves. */
  ownHost?: string | undefined;
}

/** The parsed address of what may be called, or in `wrong` what would be right. */
export function outboundUrl(text: string, { allowsLoopback, ownHost }: OutboundLimits): { url: URL } | { wrong: string } {
  const url = text.length <= LONGEST_URL ? URL.parse(text) : null;
  if (!url) return { wrong: "an address such as https://example.com/hook" };
  if (url.username || url.password) return { wrong: "an address without a user name or password in it" };
  if (allowsLoopback && isLoopbackHost(url.hostname) && /^https?:$/.test(url.protocol)) return { url };
  if (url.protocol !== "https:") return { wrong: "an address that begins with https://" };
  if (!PORTS.has(url.port)) return { wrong: "a port where https is spoken: 443 or 8443" };
  return isPublicHost(url.hostname) && bare(url.hostname) !== bare(ownHost ?? "")
    ? { url }
    : { wrong: "an address on the public Internet, not one inside a network" };
}

/** Whether a URL's host may be called as far as its spelling tells; a name may still resolve to an address that may not. */
function isPublicHost(hostname: string): boolean {
  if (hostname.startsWith("[")) return isPublicAddress(hostname.slice(1, -1));
  if (/^[\d.]+$/.test(hostname)) return isPublicAddress(hostname);
  const name = bare(hostname);
  return HOST_NAME.test(name) && !CLOSED_NAMES.test(name);
}

/** A name with the root's dot is the same name. */
const bare = (hostname: string): string => hostname.toLowerCase().replace(/\.$/, "");

/** Whether an IP address, as a resolver gives it, belongs to the public Internet. What is not plainly public is not. */
export function isPublicAddress(address: string): boolean {
  const v4 = parseV4(address);
  if (v4 !== undefined) return !CLOSED_V4.some(([from, bits]) => sharesBits(v4, parseV4(from) ?? 0, bits));
  const v6 = parseV6(address);
  if (!v6 || ((v6[0] ?? 0) & 0xe000) !== 0x2000) return false;
  return !CLOSED_V6.some(([from, bits]) => sharesGroups(v6, from, bits));
}

/** This machine itself, and nothing that merely leads to it. */
export const isLoopbackAddress = (address: string): boolean => address === "::1" || (parseV4(address) ?? 0) >>> 24 === 127;

const isLoopbackHost = (hostname: string): boolean => hostname === "localhost" || isLoopbackAddress(hostname.replace(/^\[|\]$/g, ""));

function parseV4(text: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

/** The eight groups of an address, or undefined; a zone (`%eth0`) makes it no public address. */
function parseV6(text: string): number[] | undefined {
  const written = URL.parse(`http://[${text}]/`)?.hostname.slice(1, -1);
  if (!written) return undefined;
  const [head = "", tail] = written.split("::");
  const groups = (part: string): number[] => (part ? part.split(":").map((group) => Number.parseInt(group, 16)) : []);
  const [before, after] = [groups(head), groups(tail ?? "")];
  return tail === undefined ? before : [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

const sharesBits = (a: number, b: number, bits: number): boolean => Math.floor(a / 2 ** (32 - bits)) === Math.floor(b / 2 ** (32 - bits));

function sharesGroups(address: number[], prefix: number[], bits: number): boolean {
  const asBits = (groups: number[]) => Array.from({ length: 8 }, (_, at) => (groups[at] ?? 0).toString(2).padStart(16, "0")).join("");
  return asBits(address).slice(0, bits) === asBits(prefix).slice(0, bits);
}
