import { cleanLine } from "../core/text.ts";

/** Names and addresses as mail programs write and mangle them. Pure. */

export interface Person {
  /** "" when nobody said it. */
  name: string;
  /** Lower case; may be no deliverable address when the program that wrote the mail kept none. */
  address: string;
}

const EMAIL = /^[a-z0-9!#$%&*+/=?^_{|}~-]+(?:\.[a-z0-9!#$%&*+/=?^_{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

/** An address in lower case, out of "Mai <Mai@x.vn>", "'mai@x.vn'", "mailto:mai@x.vn" and the like; undefined when there is none. */
export function readEmail(text: string): string | undefined {
  const bare = bareAddress(text);
  return bare.length <= 254 && EMAIL.test(bare) ? bare : undefined;
}

function bareAddress(text: string): string {
  const inner = /<([^<>]*@[^<>]*)>/.exec(text)?.[1] ?? text;
  return inner
    .trim()
    .replace(/^mailto:/i, "")
    .replace(/^['"“‘\s]+|['"”’\s.;,>]+$/g, "")
    .toLowerCase();
}

/** A person out of what a header gives: a name that is only the address again is no name. */
export function personOf(name: string, address: string): Person | undefined {
  const bare = bareAddress(address || name);
  if (!bare.includes("@") || bare.length > 254) return undefined;
  return { name: personName(name, bare), address: cleanLine(bare) };
}

/** A display name as one says it: "'Cherry, Diane - PSP'" → "Diane Cherry". */
export function personName(display: string, address = ""): string {
  const bare = cleanLine(display)
    .replace(/^['"“‘\s]+|['"”’\s]+$/g, "")
    .replace(/(?<=\S)\s*[([].*[)\]]\s*$/, "")
    .replace(/\s+[-–]\s+[A-Z0-9/&-]{2,}$/, "")
    .trim();
  if (bare.includes("@") || address.startsWith(`${bare}@`)) return "";
  const [, family, given] = /^([^,]{1,60}),\s+([^,]{1,60})$/.exec(bare) ?? surnameFirst(bare, address) ?? [];
  return shouted(family ? `${given?.trim()} ${family.trim()}` : bare).slice(0, 200);
}

/** "CARVER Philip H" of philip.carver@…: one word in capitals in front of a given name, and the address knows it as a name. */
function surnameFirst(name: string, address: string): string[] | undefined {
  const [, family = "", given = ""] = /^(\p{Lu}[\p{Lu}'-]{2,}) (\p{Lu}\p{Ll}+(?: \p{Lu}\.?)?)$/u.exec(name) ?? [];
  const isKnown = family !== "" && (address.split("@")[0] ?? "").includes(family.toLowerCase());
  return isKnown ? [name, family.charAt(0) + family.slice(1).toLowerCase(), given] : undefined;
}

/** "NGUYỄN VĂN AN" → "Nguyễn Văn An"; a single short word may be an abbreviation and stays. */
function shouted(name: string): string {
  const isShouted = name.length > 4 && name === name.toUpperCase() && name !== name.toLowerCase() && name.includes(" ");
  return isShouted
    ? name.toLowerCase().replace(/(^|[\s'-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    : name;
}

/** "bruce.sukaly@…" → "Bruce Sukaly"; "" when the address does not tell. */
export function nameInAddress(address: string): string {
  const parts = /^([a-z]{2,})[._]([a-z]{2,})@/.exec(address);
  if (!parts) return "";
  return [parts[1], parts[2]].map((part = "") => (part[0] ?? "").toUpperCase() + part.slice(1)).join(" ");
}

/** A lone address, in quotes or not, or a name with what stands in brackets behind it. */
const DISPLAYED = /\s*'?([^\s'<>,]{1,200}@[^\s'<>,]{1,200})'?\s*(?:,|$)|\s*([^<>]{0,200})<([^<>]{0,300})>(?:@\w+)?\s*,?/g;

/**
 * Exchange exports keep the names as they were displayed in X-From, X-To and X-cc, with real addresses where they were outside ones:
 * `Crandall, Sean </O=CORP/CN=SEAN>, 'Cherry, Diane' <diane@x.gov>, 'bob@y.com'`.
 */
export function displayedPeople(header: string): { name: string; address: string | undefined }[] {
  const people: { name: string; address: string | undefined }[] = [];
  for (const [, lone, display = "", inner = ""] of header.slice(0, 100_000).matchAll(DISPLAYED)) {
    const address = readEmail(lone ?? inner);
    people.push({ name: lone ? "" : personName(display, address), address });
  }
  if (people.length === 0 && header.trim() && !header.includes(",")) people.push({ name: personName(header), address: readEmail(header) });
  return people;
}

/** People of a header with what the export displayed for them laid over: names by address or, where the lists are equally long, by place. */
export function withDisplayed(people: Person[], displayed: ReturnType<typeof displayedPeople>): Person[] {
  if (displayed.length > 0 && displayed.every(({ address }) => address !== undefined))
    return displayed.map(({ name, address = "" }) => ({ name: name || nameFor(people, address), address }));
  const byAddress = new Map(displayed.flatMap(({ name, address }): [string, string][] => (address && name ? [[address, name]] : [])));
  const isPaired = displayed.length === people.length;
  const named = people.map(({ name, address }, index) => ({
    address,
    name: byAddress.get(address) || (isPaired ? personName(displayed[index]?.name ?? "", address) : "") || name,
  }));
  const missing = displayed.flatMap(({ name, address }) =>
    address && !people.some((person) => person.address === address) ? [{ name, address }] : [],
  );
  return [...named, ...missing];
}

const nameFor = (people: Person[], address: string): string => people.find((person) => person.address === address)?.name ?? "";
