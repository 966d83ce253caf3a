import { type SQL, sql } from "drizzle-orm";
import { andVisible, masked } from "../core/access.ts";
import { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { given, withDefaults } from "../core/defaults.ts";
import type { Page } from "../core/fields.schema.ts";
import { getLiveRow, getRow, type Ref, requireKind } from "../core/get.ts";
import { newId } from "../core/ids.ts";
import { listRows, nameAndTimeSorts } from "../core/list.ts";
import { companyFilters } from "./companies.filters.ts";
import { type CompanyRow, companyRecord } from "./companies.record.ts";
import { namesOf } from "./companies.rules.ts";
import type { Company, CompanyInput, CompanyPatch, CompanyQuery } from "./companies.schema.ts";

const SORTS = nameAndTimeSorts<CompanyRow>("companies");

/** A company as callers see it. */
export function presentCompany(ctx: Context, row: CompanyRow): Company {
  const { sortName, matchName, createdBy, ...company } = row;
  return masked(ctx, "companies", company);
}

export async function listCompanies(ctx: Context, query: CompanyQuery): Promise<Page<Company>> {
  const page = await listRows(ctx, {
    kind: companyRecord,
    filters: companyFilters,
    verb: "companies:read",
    sorts: SORTS,
    defaultSort: "name",
    query,
  });
  return { ...page, items: page.items.map((row) => presentCompany(ctx, row)) };
}

export async function getCompany(ctx: Context, id: string): Promise<Company> {
  return presentCompany(ctx, await getRow(ctx, companyRecord, { id }, "companies:read"));
}

export async function createCompany(ctx: Context, input: CompanyInput): Promise<Company> {
  const change = new Change(ctx);
  const [row] = addCompanies(ctx, change, [input]) as [CompanyRow];
  return change.commit(presentCompany(ctx, row));
}

/** The many-form: adds new companies to a change that the caller commits. */
export function addCompanies(
  ctx: Context,
  change: Change,
  inputs: (CompanyInput & { id?: string; externalId?: string; source?: string })[],
): CompanyRow[] {
  return change.create(
    companyRecord,
    inputs.map((input) => newCompanyRow(ctx, input)),
  );
}

export function newCompanyRow(ctx: Context, input: CompanyInput & { id?: string; externalId?: string; source?: string }) {
  requireLinks(input);
  const ownerId = ctx.via === "import" || ctx.via === "mail" ? null : ctx.member.id;
  return { ...withDefaults({ ...EMPTY, ownerId }, input), ...namesOf(input.name), id: input.id ?? newId("company", ctx.now) };
}

export async function editCompany(ctx: Context, ref: Ref, patch: CompanyPatch): Promise<Company> {
  const before = await getLiveRow(ctx, companyRecord, ref, "companies:edit");
  const change = new Change(ctx);
  const [row] = change.update(companyRecord, [{ before, patch: companyRowPatch(patch) }]) as [CompanyRow];
  return change.commit(presentCompany(ctx, row));
}

/** A patch as the row takes it. */
export function companyRowPatch(patch: CompanyPatch): Partial<CompanyRow> {
  requireLinks(patch);
  return given(patch) as Partial<CompanyRow>;
}

export async function deleteCompany(ctx: Context, ref: Ref): Promise<Company> {
  const before = await getLiveRow(ctx, companyRecord, ref, "companies:delete");
  const change = new Change(ctx);
  const [row] = change.remove(companyRecord, [before]) as [CompanyRow];
  return change.commit(presentCompany(ctx, row));
}

export async function restoreCompany(ctx: Context, ref: Ref): Promise<Company> {
  const before = await getRow(ctx, companyRecord, ref, "companies:edit");
  const change = new Change(ctx);
  const [row] = change.restore(companyRecord, [before]) as [CompanyRow];
  return change.commit(presentCompany(ctx, row));
}

/** The name of the company that a row of another table belongs to, as a column of its list. */
export const companyNameOf = (ctx: Context, table: string): SQL =>
  sql`(select companies.name from companies where companies.id = ${sql.raw(table)}.company_id${andVisible(ctx, companyRecord)})`;

function requireLinks(input: { parentId?: string | null | undefined; ownerId?: string | null | undefined }): void {
  requireKind("parentId", input.parentId, "company");
  requireKind("ownerId", input.ownerId, "user");
}

const EMPTY = {
  domain: null,
  website: null,
  phone: null,
  industry: null,
  employees: null,
  foundedYear: null,
  annualRevenue: null,
  currency: null,
  taxCode: null,
  address: null,
  city: null,
  country: null,
  description: null,
  stage: "lead" as const,
  parentId: null,
  externalId: null,
  source: null,
  lastActivityAt: 0,
};
