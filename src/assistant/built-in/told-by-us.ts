import type { Contact } from "../../contacts/contacts.schema.ts";
import { formOf, givenName } from "./address.ts";

/** Who is meant in what a sender asks for: "em" is the sender to whom the customer is "anh", and the customer whom they call "em". */

const END = "(?!\\p{L}|\\p{M}| (?-i:\\p{Lu}))";
const word = (choices: string): RegExp => new RegExp(`(?<![\\p{L}\\p{M}])(?<!(?:chúng|anh|chị) )(?:${choices})${END}`, "giu");
const YOUNGER = word("em");
const OLDER_SELF = word("anh|chị");
/** "Con" counts things, too: it is a person before what somebody does. */
const CHILD = word("cháu|con(?= (?:sẽ|đã|xin|gửi|giao|báo|bù|có|chưa|mới|qua|chở|ghé|gọi|nhớ|cảm ơn)(?!\\p{L}))");
const ELDERS = new Set<Contact["addressForm"]>(["chu", "co", "bac", "ong", "ba"]);

/** The request with the customer as "khách" and the sender as "mình", where a name or the form of address would mislead. */
export function toldByUs(request: string, contact: Contact | null): string {
  if (!contact) return request;
  const unnamed = withoutName(request, contact);
  if (contact.addressForm === "em") return unnamed.replace(OLDER_SELF, "mình").replace(YOUNGER, "khách");
  return ELDERS.has(contact.addressForm) ? unnamed.replace(CHILD, "mình") : unnamed;
}

/** "Chúc chị Phượng": the very person who will read it. */
function withoutName(request: string, contact: Contact): string {
  const form = formOf(contact, "vi");
  const names = [contact.name, givenName(contact)]
    .filter((name) => name.length > 1)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  if (!form || names.length === 0) return request;
  return request.replace(new RegExp(`(?<![\\p{L}\\p{M}])${form} (?:${names.join("|")})(?![\\p{L}\\p{M}])`, "giu"), "khách");
}
