import { companyRecord } from "../companies/companies.record.ts";
import type { Statement } from "../core/database.ts";
import type { RecordKind, Row } from "../core/record.ts";
import { insertTuples } from "../core/rows.ts";
import { contactNames, phoneSpellings, requireName } from "./contacts.rules.ts";
import { contacts } from "./contacts.table.ts";

export type ContactRow = Row<typeof contacts>;

export const contactRecord: RecordKind<typeof contacts> = {
  kind: "contact",
  noun: "contacts",
  owners: ["owner_id"],
  links: { companyId: companyRecord },
  table: contacts,
  derived: {
    fields: ["name", "sortName"],
    from: (row) => {
      requireName(row);
      return contactNames(row);
    },
  },
  searched: ["emails", "phones", "title", "city", "description"],
  search: (row) => ({
    title: row.name,
    text: [
      ...row.emails.map((email) => email.address),
      ...row.phones.flatMap((phone) => phoneSpellings(phone.number)),
      ...[row.title, row.city, row.description].filter(Boolean),
    ].join(" \n"),
    at: row.updatedAt,
  }),
  keep: keepPoints,
};

/** Addresses and numbers are found through their own index, kept in step with the contacts. */
function keepPoints(rows: ContactRow[], before: ContactRow[]): Statement[] {
  const old = new Map(before.map((row) => [row.id, pointsOf(row)]));
  const changed = rows.filter((row) => JSON.stringify(old.get(row.id)) !== JSON.stringify(pointsOf(row)));
  if (changed.length === 0) return [];
  const removal: Statement = {
    sql: "delete from contact_points where contact_id in (select value from json_each(?))",
    args: [JSON.stringify(changed.map((row) => row.id))],
  };
  const insertion = insertTuples("contact_points", ["kind", "value", "contact_id"], changed.flatMap(pointsOf));
  return before.length > 0 ? [removal, insertion] : [insertion];
}

const pointsOf = (row: ContactRow): [string, string, string][] => [
  ...row.emails.map((email): [string, string, string] => ["email", email.address, row.id]),
  ...row.phones.map((phone): [string, string, string] => ["phone", phone.number, row.id]),
];
