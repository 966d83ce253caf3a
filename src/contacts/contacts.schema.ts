import * as z from "zod";
import { LIFECYCLE_STAGES } from "../companies/companies.schema.ts";
import { country, email, id, language, line, listQuery, pageOf, prose, recordFields } from "../core/fields.schema.ts";
import { VCARD_VERSIONS } from "./vcard.rules.ts";

/** How the customer is addressed; never guessed from a name. The English forms serve mail written in English. */
export const ADDRESS_FORMS = [
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
] as const;
export const POINT_LABELS = ["work", "mobile", "home", "other"] as const;

export const contactEmail = z.strictObject({ address: email, label: z.enum(POINT_LABELS).default("work") });
/** `number` may be written in any usual way; it is kept as E.164 (+84901234567). */
export const contactPhone = z.strictObject({ number: z.string().max(40), label: z.enum(POINT_LABELS).default("mobile") });

const contactFields = {
  givenName: line(100),
  middleName: line(100),
  familyName: line(100),
  addressForm: z.enum(ADDRESS_FORMS).nullable(),
  language,
  title: line(150).nullable(),
  stage: z.enum(LIFECYCLE_STAGES),
  companyId: id.nullable(),
  ownerId: id.nullable(),
  emails: z.array(contactEmail).max(20),
  phones: z.array(contactPhone).max(20),
  city: line(100).nullable(),
  country: country.nullable(),
  birthday: z.iso.date().nullable(),
  description: prose(10_000).nullable(),
};

/** A contact needs a name or an address: one of given name, family name, e-mail (checked in contacts.rules). */
export const contactInput = z.strictObject(contactFields).partial().meta({ id: "ContactInput" });
export const contactPatch = z.strictObject(contactFields).partial().meta({ id: "ContactPatch" });

export const contact = z
  .object({
    id: z.string(),
    /** The full name in the order of its language: family name first for Vietnamese. */
    name: z.string(),
    givenName: z.string(),
    middleName: z.string(),
    familyName: z.string(),
    addressForm: z.enum(ADDRESS_FORMS).nullable(),
    language,
    title: z.string().nullable(),
    stage: z.enum(LIFECYCLE_STAGES),
    companyId: z.string().nullable(),
    companyName: z.string().nullable().optional(),
    ownerId: z.string().nullable(),
    emails: z.array(z.object({ address: z.string(), label: z.enum(POINT_LABELS) })),
    phones: z.array(z.object({ number: z.string(), label: z.enum(POINT_LABELS) })),
    city: z.string().nullable(),
    country: z.string().nullable(),
    birthday: z.string().nullable(),
    description: z.string().nullable(),
    externalId: z.string().nullable(),
    source: z.string().nullable(),
    lastActivityAt: z.int(),
    ...recordFields,
  })
  .meta({ id: "Contact" });

export const CONTACT_SORTS = ["name", "-name", "-updatedAt", "-createdAt", "-lastActivityAt"] as const;
export const contactQuery = listQuery(CONTACT_SORTS).extend({ companyId: id.optional() });
const MOST_NAMED = 300;

export const vcardQuery = z.strictObject({ version: z.enum(VCARD_VERSIONS).default("4.0") });
/** `ids` names contacts, at most 300, with commas between them; without it the list's own search and filter choose. */
export const vcardsQuery = vcardQuery.extend({
  ids: z
    .string()
    .max(MOST_NAMED * 31)
    .transform((text) => text.split(","))
    .pipe(z.array(id).min(1).max(MOST_NAMED))
    .meta({ type: "string" })
    .optional(),
  q: z.string().max(200).optional(),
  sort: z.enum(CONTACT_SORTS).optional(),
  companyId: id.optional(),
});
export const contactPage = pageOf(contact).meta({ id: "ContactList" });

export type Contact = z.infer<typeof contact>;
export type ContactInput = z.infer<typeof contactInput>;
export type ContactPatch = z.infer<typeof contactPatch>;
export type VcardQuery = z.infer<typeof vcardsQuery>;
export type ContactQuery = z.infer<typeof contactQuery>;
