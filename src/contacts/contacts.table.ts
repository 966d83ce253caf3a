import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { recordColumns } from "../core/record.ts";
import type { Contact } from "./contacts.schema.ts";

export const contacts = sqliteTable("contacts", {
  ...recordColumns,
  name: text("name").notNull(),
  sortName: text("sort_name").notNull(),
  givenName: text("given_name").notNull().default(""),
  middleName: text("middle_name").notNull().default(""),
  familyName: text("family_name").notNull().default(""),
  addressForm: text("address_form").$type<Contact["addressForm"]>(),
  language: text("language").$type<Contact["language"]>().notNull().default("vi"),
  title: text("title"),
  stage: text("stage").$type<Contact["stage"]>().notNull().default("lead"),
  companyId: text("company_id"),
  ownerId: text("owner_id"),
  emails: text("emails", { mode: "json" }).$type<Contact["emails"]>().notNull(),
  phones: text("phones", { mode: "json" }).$type<Contact["phones"]>().notNull(),
  city: text("city"),
  country: text("country"),
  birthday: text("birthday"),
  description: text("description"),
  externalId: text("external_id"),
  lastActivityAt: integer("last_activity_at").notNull().default(0),
});

/** Which contact an address or number belongs to. */
export const contactPoints = sqliteTable(
  "contact_points",
  {
    kind: text("kind").$type<"email" | "phone">().notNull(),
    value: text("value").notNull(),
    contactId: text("contact_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.value, table.contactId] })],
);
