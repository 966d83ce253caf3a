import { isNull, or, sql } from "drizzle-orm";
import { type CompanyRow, companyRecord } from "../../companies/companies.record.ts";
import { type CompanyInput, LIFECYCLE_STAGES } from "../../companies/companies.schema.ts";
import { companies } from "../../companies/companies.table.ts";
import { addCompanies, companyRowPatch } from "../../companies/companies.ts";
import type { Change } from "../../core/change.ts";
import type { Context } from "../../core/context.ts";
import { given } from "../../core/defaults.ts";
import { newId } from "../../core/ids.ts";
import { matchName } from "../../core/text.ts";
import { CompanyNames, mayShareForm, nameKeys } from "../company-names.rules.ts";
import { sortDrafts } from "../matching.rules.ts";
import { oneOf, References } from "../references.ts";
import type { Money, ReadMoney, RowReader } from "../row-reader.ts";
import { readOwnDomain } from "../values.rules.ts";
import { lifecycleOf } from "../vocabulary.rules.ts";
import { countKnown, type ImportSettings, type ObjectImport, type Outcome, type WholeRow } from "./object-import.ts";

type CompanyValues = Omit<CompanyInput, "annualRevenue" | "currency"> & {
  revenue?: ReadMoney;
  externalId?: string | undefined;
  owner?: string | undefined;
  parent?: string | undefined;
};

export const companyImport: ObjectImport<CompanyValues> = { read, write };

function read(row: RowReader): CompanyValues {
  const place = placeOf(row);
  const website = row.url("website");
  return given({
    name: row.name("name", 200),
    externalId: row.text("externalId", 100),
    domain: readOwnDomain(row.domain("domain") ?? website ?? ""),
    website,
    phone: row.text("phone", 40),
    industry: row.text("industry", 100),
    employees: row.count("employees", 0, 10_000_000),
    foundedYear: row.count("foundedYear", 1000, 2100),
    revenue: row.money("annualRevenue") ?? row.millions("annualRevenueMillions"),
    taxCode: row.text("taxCode", 30),
    address: row.text("address", 300),
    ...place,
    description: row.prose("description", 10_000),
    stage: row.word("stage", lifecycleOf, LIFECYCLE_STAGES),
    owner: row.text("owner", 254),
    parent: row.text("parent", 200),
  });
}

/** "Location" is a country when it names one, else a city. */
function placeOf(row: RowReader): { city: string | undefined; country: string | undefined } {
  const country = row.country("country") ?? row.countryOrNothing("location");
  return { city: row.text("city", 100) ?? (row.countryOrNothing("location") ? undefined : row.text("location", 100)), country };
}

async function write(ctx: Context, change: Change, rows: WholeRow<CompanyValues>[], settings: ImportSettings): Promise<Outcome> {
  const found = await find(ctx, rows);
  const drafts = rows.map(({ line, values }) => ({ line, keys: keysOf(values), values }));
  const { fresh, known, repeats } = sortDrafts(drafts, found, mayBeSame);
  const created = fresh.map((values) => ({ id: newId("company", ctx.now), values }));
  const made = new CompanyNames<string>();
  for (const { id, values } of created) made.add(values.name, id);
  const parents = rows.flatMap(({ values }) => values.parent ?? []).filter((name) => !made.find(name));
  const wanted = { companies: parents.map((name) => ({ name })), members: rows.map(({ values }) => values.owner) };
  const references = await References.load(ctx, change, wanted, settings.source);
  const linksOf = (id: string, { owner, parent, externalId }: CompanyValues) => {
    const parentId = parent ? (made.find(parent) ?? references.company(parent)) : undefined;
    return given({ externalId, ownerId: references.member(owner), parentId: parentId === id ? undefined : parentId });
  };
  addCompanies(
    ctx,
    change,
    created.map(({ id, values: { owner, parent, externalId, revenue, ...fields }, values }) => ({
      ...fields,
      ...revenueOf(revenue),
      ...linksOf(id, values),
      id,
      source: settings.source,
    })),
  );
  const after = change.update(
    companyRecord,
    known.map(({ before, values }) => ({ before, patch: { ...patchOf(before, values), ...linksOf(before.id, values) } })),
  );
  const counts = countKnown(known, after);
  return { created: fresh.length, updated: counts.updated, unchanged: counts.unchanged + repeats, mentioned: references.mentioned };
}

const keysOf = (values: CompanyValues): string[] => [
  ...(values.externalId ? [`id ${values.externalId}`] : []),
  ...(values.domain ? [`domain ${values.domain}`] : []),
  ...nameKeys(values.name),
];

async function find(
  ctx: Context,
  rows: WholeRow<CompanyValues>[],
): Promise<(key: string, values: CompanyValues) => CompanyRow | undefined> {
  const wanted = or(
    oneOf(
      companies.matchName,
      rows.map(({ values }) => matchName(values.name)),
    ),
    oneOf(
      companies.domain,
      rows.flatMap(({ values }) => values.domain ?? []),
    ),
    oneOf(
      companies.externalId,
      rows.flatMap(({ values }) => values.externalId ?? []),
    ),
  );
  const records = await ctx.db.orm
    .select()
    .from(companies)
    .where(sql`${wanted} and ${isNull(companies.deletedAt)}`)
    .orderBy(companies.id);
  const byKey = new Map<string, CompanyRow>();
  const byName = new CompanyNames<CompanyRow>();
  for (const record of records.toReversed()) {
    if (record.domain) byKey.set(`domain ${record.domain}`, record);
    if (record.externalId) byKey.set(`id ${record.externalId}`, record);
  }
  for (const record of records) byName.add(record.name, record);
  return (key, { name }) => byKey.get(key) ?? (key.startsWith("exact ") ? byName.find(name) : undefined);
}

/** Two firms of one name with different domains, ids in the source or legal forms are two firms. */
function mayBeSame(one: Partial<CompanyValues> | CompanyRow, values: CompanyValues, key: string): boolean {
  const differ = (left: string | null | undefined, right: string | null | undefined) => Boolean(left && right && left !== right);
  if (key.startsWith("id ")) return true;
  if (key.startsWith("name ") && !mayShareForm(one.name ?? "", values.name)) return false;
  return !differ(one.externalId, values.externalId) && (key.startsWith("domain ") || !differ(one.domain, values.domain));
}

const revenueOf = (money: Money | undefined) => given({ annualRevenue: money?.minor, currency: money?.currency });

/** A name that only matched loosely stays as it is here. */
function patchOf(before: CompanyRow, values: CompanyValues): Partial<CompanyRow> {
  const { owner, parent, externalId, name, revenue, ...fields } = values;
  return companyRowPatch({
    ...fields,
    ...revenueOf(revenue?.over(before.currency)),
    ...(matchName(name) === before.matchName ? {} : { name }),
  });
}
