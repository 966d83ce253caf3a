import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { recordColumns } from "../core/record.ts";
import type { Company } from "./companies.schema.ts";

export const companies = sqliteTable("companies", {
  ...recordColumns,
  name: text("name").notNull(),
  sortName: text("sort_name").notNull(),
  matchName: text("match_name").notNull(),
  domain: text("domain"),
  website: text("website"),
  phone: text("phone"),
  industry: text("industry"),
  employees: integer("employees"),
  foundedYear: integer("founded_year"),
  annualRevenue: integer("annual_revenue"),
  currency: text("currency"),
  taxCode: text("tax_code"),
  address: text("address"),
  city: text("city"),
  country: text("country"),
  description: text("description"),
  stage: text("stage").$type<Company["stage"]>().notNull().default("lead"),
  parentId: text("parent_id"),
  ownerId: text("owner_id"),
  externalId: text("external_id"),
  lastActivityAt: integer("last_activity_at").notNull().default(0),
});
