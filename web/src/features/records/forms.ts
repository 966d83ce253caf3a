import { signal } from "@preact/signals";
import type { Company } from "../../../../src/companies/companies.schema.ts";
import type { Contact } from "../../../../src/contacts/contacts.schema.ts";

export type OpenForm =
  | { kind: "contact"; record?: Contact; preset?: Partial<Contact> }
  | { kind: "company"; record?: Company; preset?: Partial<Company> };

/** The create or edit dialog that is open; shown by app/dialogs.tsx, opened from anywhere. */
export const form = signal<OpenForm | undefined>(undefined);

export function openForm(kind: "contact", record?: Contact, preset?: Partial<Contact>): void;
export function openForm(kind: "company", record?: Company, preset?: Partial<Company>): void;
export function openForm(kind: OpenForm["kind"], record?: Contact | Company, preset?: object): void {
  form.value = { kind, ...(record && { record }), ...(preset && { preset }) } as OpenForm;
}
