import * as z from "zod";
import {
  country,
  currency,
  id,
  line,
  listQuery,
  minorUnits,
  pageOf,
  prose,
  recordFields,
  requiredLine,
  webAddress,
} from "../core/fields.schema.ts";

export const LIFECYCLE_STAGES = ["lead", "qualified", "customer", "former", "other"] as const;

const companyFields = {
  domain: z
    .string()
    .max(253)
    .transform((text) => text.trim().toLowerCase())
    .pipe(z.string().regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/))
    .nullable(),
  website: webAddress.nullable(),
  phone: line(40).nullable(),
  industry: line(100).nullable(),
  employees: z.int().min(0).max(10_000_000).nullable(),
  foundedYear: z.int().min(1000).max(2100).nullable(),
  annualRevenue: minorUnits.nullable(),
  currency: currency.nullable(),
  taxCode: line(30).nullable(),
  address: line(300).nullable(),
  city: line(100).nullable(),
  country: country.nullable(),
  description: prose(10_000).nullable(),
  stage: z.enum(LIFECYCLE_STAGES),
  parentId: id.nullable(),
  ownerId: id.nullable(),
};

export const companyInput = z
  .strictObject({ name: requiredLine(200), ...companyFields })
  .partial()
  .required({ name: true })
  .meta({ id: "CompanyInput" });
export const companyPatch = z
  .strictObject({ name: requiredLine(200), ...companyFields })
  .partial()
  .meta({ id: "CompanyPatch" });

export const company = z
  .object({
    id: z.string(),
    name: z.string(),
    domain: z.string().nullable(),
    website: z.string().nullable(),
    phone: z.string().nullable(),
    industry: z.string().nullable(),
    employees: z.int().nullable(),
    foundedYear: z.int().nullable(),
    annualRevenue: z.int().nullable(),
    currency: z.string().nullable(),
    taxCode: z.string().nullable(),
    address: z.string().nullable(),
    city: z.string().nullable(),
    country: z.string().nullable(),
    description: z.string().nullable(),
    stage: z.enum(LIFECYCLE_STAGES),
    parentId: z.string().nullable(),
    ownerId: z.string().nullable(),
    externalId: z.string().nullable(),
    source: z.string().nullable(),
    lastActivityAt: z.int(),
    ...recordFields,
  })
  .meta({ id: "Company" });

export const COMPANY_SORTS = ["name", "-name", "-updatedAt", "-createdAt", "-lastActivityAt"] as const;
export const companyQuery = listQuery(COMPANY_SORTS);
export const companyPage = pageOf(company).meta({ id: "CompanyList" });

export type Company = z.infer<typeof company>;
export type CompanyInput = z.infer<typeof companyInput>;
export type CompanyPatch = z.infer<typeof companyPatch>;
export type CompanyQuery = z.infer<typeof companyQuery>;
