import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/min";
import { Refusal } from "../core/refusal.ts";

/** Any usual writing of a number as E.164, read as a number of `country` where it has no +; undefined when it is none. */
export function findE164(text: string, country = "VN"): string | undefined {
  const parsed = parsePhoneNumberFromString(text, country as CountryCode);
  return parsed?.isPossible() ? parsed.number : undefined;
}

/** The same, refusing with the field's name. */
export function toE164(text: string, country: string | undefined, field: string): string {
  const number = findE164(text, country);
  if (!number)
    throw new Refusal("invalid", `"${text}" is not a phone number`, { [field]: "a phone number such as 0903 123 456 or +84 903 123 456" });
  return number;
}
