import type { RecordKind, Row } from "../core/record.ts";
import { companies } from "./companies.table.ts";

export type CompanyRow = Row<typeof companies>;

export const companyRecord: RecordKind<typeof companies> = {
  kind: "company",
  table: companies,
  search: (row) => ({
    title: row.name,
    text: [row.domain, row.taxCode, row.phone, row.industry, row.city, row.address, row.description].filter(Boolean).join(" \n"),
    at: row.updatedAt,
  }),
};
