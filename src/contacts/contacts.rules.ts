import { Refusal } from "../core/refusal.ts";
import { fold } from "../core/text.ts";
import type { Contact } from "./contacts.schema.ts";

interface NameParts {
  givenName: string;
  middleName: string;
  familyName: string;
  language: Contact["language"];
  emails: { address: string }[];
}

/**
 * The full name in its language's order, and what it sorts by. Vietnamese writes the family name first and sorts by the given name;
 * a contact without a name goes by its address.
 */
export function contactNames(parts: NameParts): { name: string; sortName: string } {
  const { givenName, middleName, familyName, language } = parts;
  const order = language === "vi" ? [familyName, middleName, givenName] : [givenName, middleName, familyName];
  const name = order.filter(Boolean).join(" ") || (parts.emails[0]?.address ?? "");
  return { name, sortName: fold([givenName, familyName, middleName].filter(Boolean).join(" ") || name) };
}

/** Refuses a contact that there is nothing to know by. */
export function requireName(parts: Omit<NameParts, "language">): void {
  if (parts.givenName || parts.middleName || parts.familyName || parts.emails.length > 0) return;
  throw new Refusal("invalid", "A contact needs a name or an e-mail address", { givenName: "a name, or an e-mail address below" });
}

/** Splits a full name written in one field: the last word is the given name in Vietnamese, the first in English. */
export function splitName(full: string, language: Contact["language"]): { givenName: string; middleName: string; familyName: string } {
  const parts = full.trim().split(/\s+/).filter(Boolean);
  if (parts.length <= 1) return { givenName: parts[0] ?? "", middleName: "", familyName: "" };
  const [first = "", last = ""] = [parts[0], parts.at(-1)];
  const middleName = parts.slice(1, -1).join(" ");
  return language === "vi" ? { givenName: last, middleName, familyName: first } : { givenName: first, middleName, familyName: last };
}

/** Ways a number is typed into a search box: +84903123456, 84903123456, 0903123456. */
export function phoneSpellings(e164: string): string[] {
  const digits = e164.replace(/\D/g, "");
  return digits.startsWith("84") ? [digits, `0${digits.slice(2)}`] : [digits];
}
