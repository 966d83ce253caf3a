import type { Contact } from "../../../../src/contacts/contacts.schema.ts";
import type { Option } from "../../ui/field.tsx";
import { contactWords } from "./words.ts";

type AddressForm = NonNullable<Contact["addressForm"]>;
const FORMS: AddressForm[] = [
  "anh",
  "chi",
  "em",
  "ong",
  "ba",
  "co",
  "chu",
  "bac",
  "ban",
  "quy_khach",
  "mr",
  "ms",
  "mrs",
  "dr",
  "first_name",
];

export const addressFormOptions = (): Option[] => [
  { value: "", label: contactWords().notSet },
  ...FORMS.map((form) => ({ value: form, label: contactWords().forms[form] ?? form })),
];
