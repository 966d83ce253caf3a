import type { RecordKind, Row } from "../core/record.ts";
import { namesOf } from "./companies.rules.ts";
import { companies } from "./companies.table.ts";

export type CompanyRow = Row<typeof companies>;

export const companyRecord: RecordKind<typeof companies> = {
  kind: "company",
  noun: "companies",
  owners: ["owner_id"],
  get links() {
    return { parentId: companyRecord };
  },
  table: companies,
  derived: { fields: ["sortName", "matchName"], from: ({ name }) => namesOf(name) },
  searched: ["domain", "taxCode", "phone", "industry", "city", "address", "description"],
  search: (row) => ({
    title: row.name,
    text: [row.domain, row.taxCode, row.phone, row.industry, row.city, row.address, row.description].filter(Boolean).join(" \n"),
    at: row.updatedAt,
  }),
};
