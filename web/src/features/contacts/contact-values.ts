import type { Contact } from "../../../../src/contacts/contacts.schema.ts";
import type { Errors } from "../../lib/form.ts";
import { locale } from "../../lib/locale.ts";
import { me } from "../identity/session.ts";
import { type Point, pointErrors } from "./points-editor.tsx";
import { contactWords } from "./words.ts";

/** A contact as a form holds it. */
export interface ContactValues {
  familyName: string;
  middleName: string;
  givenName: string;
  addressForm: string;
  language: string;
  title: string;
  stage: Contact["stage"];
  companyId: string | null;
  companyName: string;
  ownerId: string;
  emails: Point[];
  phones: Point[];
  city: string;
  country: string;
  birthday: string;
  description: string;
}

export function valuesOf(contact: Partial<Contact>): ContactValues {
  return {
    familyName: contact.familyName ?? "",
    middleName: contact.middleName ?? "",
    givenName: contact.givenName ?? "",
    addressForm: contact.addressForm ?? "",
    language: contact.language ?? locale.value,
    title: contact.title ?? "",
    stage: contact.stage ?? "lead",
    companyId: contact.companyId ?? null,
    companyName: contact.companyName ?? "",
    ownerId: contact.ownerId ?? (contact.id ? "" : (me.value?.member.id ?? "")),
    emails: (contact.emails ?? [{ address: "", label: "work" as const }]).map(({ address, label }) => ({ value: address, label })),
    phones: (contact.phones ?? [{ number: "", label: "mobile" as const }]).map(({ number, label }) => ({ value: number, label })),
    city: contact.city ?? "",
    country: contact.country ?? "",
    birthday: contact.birthday ?? "",
    description: contact.description ?? "",
  };
}

const filled = (points: Point[]): Point[] => points.filter((point) => point.value.trim() !== "");

export function inputOf({ companyName, emails, phones, ...rest }: ContactValues): Partial<Contact> {
  const nullable = {
    addressForm: rest.addressForm || null,
    title: rest.title || null,
    ownerId: rest.ownerId || null,
    city: rest.city || null,
  };
  const more = { country: rest.country || null, birthday: rest.birthday || null, description: rest.description || null };
  return {
    ...rest,
    ...nullable,
    ...more,
    emails: filled(emails).map(({ value, label }) => ({ address: value, label })),
    phones: filled(phones).map(({ value, label }) => ({ number: value, label })),
  } as Partial<Contact>;
}

/** Only what the person changed goes out, so that two people can change different fields. */
export function changesOf(before: ContactValues, after: ContactValues): Partial<Contact> {
  const [was, now] = [inputOf(before), inputOf(after)] as [Record<string, unknown>, Record<string, unknown>];
  return Object.fromEntries(Object.entries(now).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(was[field])));
}

export function check(values: ContactValues): Errors {
  const isNameless = !values.familyName.trim() && !values.givenName.trim() && filled(values.emails).length === 0;
  return {
    ...(isNameless && { givenName: contactWords().nameOrEmail }),
    ...pointErrors("email", values.emails),
    ...pointErrors("phone", values.phones),
  };
}
