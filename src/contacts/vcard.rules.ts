import { contentLine, textValue, utcValue } from "../core/content-lines.ts";
import type { Contact } from "./contacts.schema.ts";

/** A contact as a card for address books: vCard 4.0 (RFC 6350) or 3.0 (RFC 2426), which older phones and Outlook read. Pure. */

export const VCARD_VERSIONS = ["4.0", "3.0"] as const;
export type VcardVersion = (typeof VCARD_VERSIONS)[number];

type Labelled = Contact["emails"][number]["label"];
const TYPES: Partial<Record<Labelled, string>> = { work: "work", home: "home", mobile: "cell" };

/**
 * What a colleague may hand on: names, company, addresses, numbers, town and birthday. Not our notes on the person, their stage, nor how we
 * address them.
 */
export function vcardOf(contact: Contact, version: VcardVersion): string {
  const { id, name, givenName, middleName, familyName, title, companyName, city, country, birthday, updatedAt } = contact;
  const isNew = version === "4.0";
  const named = [familyName, givenName, middleName].some(Boolean) ? [familyName, givenName, middleName] : ["", name, ""];
  const lines: [name: string, value: string][] = [
    ["BEGIN", "VCARD"],
    ["VERSION", version],
    ["PRODID", "-//Relata//Relata//EN"],
    [isNew ? "UID;VALUE=text" : "UID", id],
    ["FN", plainValue(name)],
    ["N", [...named.map(textValue), "", ""].join(";")],
    ...(companyName ? [["ORG", textValue(companyName)] as [string, string]] : []),
    ...(title ? [["TITLE", plainValue(title)] as [string, string]] : []),
    ...contact.emails.map(({ address, label }): [string, string] => [
      `EMAIL${typeOf(label, isNew, isNew ? [] : ["INTERNET"])}`,
      textValue(address),
    ]),
    ...contact.phones.map(({ number, label }): [string, string] =>
      isNew ? [`TEL;VALUE=uri${typeOf(label, true, [])}`, `tel:${number}`] : [`TEL${typeOf(label, false, [])}`, plainValue(number)],
    ),
    ...(city || country ? [["ADR", ["", "", "", textValue(city ?? ""), "", "", country ?? ""].join(";")] as [string, string]] : []),
    ...(birthday ? [["BDAY", isNew ? birthday.replaceAll("-", "") : birthday] as [string, string]] : []),
    ["REV", utcValue(updatedAt)],
    ["END", "VCARD"],
  ];
  return lines.map(([key, value]) => contentLine(key, value)).join("");
}

/** Only in a value of several parts does a semicolon mean anything; elsewhere some readers would show its escape. */
const plainValue = (text: string): string => textValue(text).replaceAll("\\;", ";");

function typeOf(label: Labelled, isNew: boolean, before: string[]): string {
  const types = [...before, ...[TYPES[label]].filter((type) => type !== undefined).map((type) => (isNew ? type : type.toUpperCase()))];
  return types.length > 0 ? `;TYPE=${types.join(",")}` : "";
}
