import { isNull, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { companies } from "../companies/companies.table.ts";
import { addCompanies } from "../companies/companies.ts";
import { contactPoints } from "../contacts/contacts.table.ts";
import type { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { fold, matchName } from "../core/text.ts";
import { readEmail } from "../mail/addresses.rules.ts";
import { members } from "../members/members.table.ts";
import { addMembers } from "../members/members.ts";
import { products } from "../products/products.table.ts";
import { addProducts } from "../products/products.ts";
import { CompanyNames } from "./company-names.rules.ts";

/** Records that rows name: by name, domain or address. Empty entries are passed over. */
export interface Wanted {
  companies?: { name: string; domain?: string | undefined }[];
  /** Companies that may be found by domain but are not made. */
  domains?: (string | undefined)[];
  /** Names or addresses. */
  members?: (string | undefined)[];
  products?: (string | undefined)[];
  /** E-mail addresses of contacts. */
  contacts?: (string | undefined)[];
}

/** `column in (…)` with any number of values in one argument. */
export const oneOf = (column: SQLiteColumn, values: Iterable<string>): SQL =>
  sql`${column} in (select value from json_each(${JSON.stringify([...new Set(values)])}))`;

const present = (values: (string | undefined)[] = []): string[] =>
  [...new Set(values.filter((value) => value !== undefined && value !== ""))] as string[];

/** Ids of the records that rows of a slice refer to; those that nobody knows yet are made in the same change. */
export class References {
  readonly #companies = new CompanyNames<string>();
  readonly #companyDomains = new Map<string, string>();
  readonly #members = new Map<string, string>();
  readonly #products = new Map<string, string>();
  readonly #contacts = new Map<string, { id: string; companyId: string | null }>();
  /** How many were made of what. */
  readonly mentioned: Record<string, number> = {};

  static async load(ctx: Context, change: Change, wanted: Wanted, source: string): Promise<References> {
    const references = new References();
    await references.#find(ctx, wanted);
    references.#make(ctx, change, wanted, source);
    return references;
  }

  company = (name: string | undefined): string | undefined => (name ? this.#companies.find(name) : undefined);
  companyOfDomain = (domain: string | undefined): string | undefined => (domain ? this.#companyDomains.get(domain) : undefined);
  member = (nameOrEmail: string | undefined): string | undefined => (nameOrEmail ? this.#members.get(fold(nameOrEmail)) : undefined);
  product = (name: string | undefined): string | undefined => (name ? this.#products.get(matchName(name)) : undefined);
  contact = (email: string | undefined): { id: string; companyId: string | null } | undefined =>
    email ? this.#contacts.get(email) : undefined;

  async #find(ctx: Context, wanted: Wanted): Promise<void> {
    const { orm } = ctx.db;
    const names = (wanted.companies ?? []).map(({ name }) => matchName(name));
    const domains = present([...(wanted.domains ?? []), ...(wanted.companies ?? []).map(({ domain }) => domain)]);
    const [byName, byDomain, people, goods, points] = await ctx.db.read(
      orm
        .select({ id: companies.id, name: companies.name })
        .from(companies)
        .where(sql`${oneOf(companies.matchName, names)} and ${isNull(companies.deletedAt)}`)
        .orderBy(companies.id),
      orm
        .select({ id: companies.id, key: companies.domain })
        .from(companies)
        .where(sql`${oneOf(companies.domain, domains)} and ${isNull(companies.deletedAt)}`)
        .orderBy(companies.id),
      orm
        .select({ id: members.id, name: members.sortName, email: members.email })
        .from(members)
        .where(wanted.members ? sql`1` : sql`0`)
        .orderBy(sql`${members.deletedAt} is not null`, members.id),
      orm
        .select({ id: products.id, key: products.matchName })
        .from(products)
        .where(sql`${oneOf(products.matchName, present(wanted.products).map(matchName))} and ${isNull(products.deletedAt)}`)
        .orderBy(products.id),
      orm
        .select({
          id: contactPoints.contactId,
          key: contactPoints.value,
          companyId: sql<string | null>`(select company_id from contacts where id = ${contactPoints.contactId})`,
        })
        .from(contactPoints)
        .where(sql`${contactPoints.kind} = 'email' and ${oneOf(contactPoints.value, present(wanted.contacts))}`),
    );
    for (const { id, name } of byName) this.#companies.add(name, id);
    remember(this.#companyDomains, byDomain);
    remember(
      this.#members,
      people.flatMap(({ id, name, email }) => [
        { id, key: name },
        { id, key: email },
      ]),
    );
    remember(this.#products, goods);
    for (const { id, key, companyId } of points) this.#contacts.set(key, { id, companyId });
  }

  #make(ctx: Context, change: Change, wanted: Wanted, source: string): void {
    const firms = distinctFirms(
      (wanted.companies ?? []).filter(({ name, domain }) => name && !this.company(name) && !this.companyOfDomain(domain)),
    );
    for (const { name, domain } of wanted.companies ?? []) {
      const known = this.company(name) ? undefined : this.companyOfDomain(domain);
      if (known) this.#companies.add(name, known);
    }
    for (const row of addCompanies(
      ctx,
      change,
      firms.map(({ name, domain }) => ({ name, ...(domain ? { domain } : {}), source })),
    ))
      this.#companies.add(row.name, row.id);
    const people = distinctBy(
      present(wanted.members).filter((name) => !this.member(name)),
      fold,
    );
    for (const [index, row] of addMembers(
      ctx,
      change,
      people.map((text) => ({ ...memberNamed(text), source })),
    ).entries())
      this.#members.set(fold(people[index] ?? ""), row.id);
    const goods = distinctBy(
      present(wanted.products).filter((name) => !this.product(name)),
      matchName,
    );
    for (const row of addProducts(
      ctx,
      change,
      goods.map((name) => ({ name, source })),
    ))
      this.#products.set(row.matchName, row.id);
    this.#count({ companies: firms.length, members: people.length, products: goods.length });
  }

  #count(made: Record<string, number>): void {
    for (const [object, count] of Object.entries(made)) if (count > 0) this.mentioned[object] = count;
  }
}

/** A colleague known by an address goes by the part before the @ until somebody says the name. */
function memberNamed(text: string): { name: string; email?: string } {
  const email = readEmail(text);
  return email ? { name: email.split("@")[0] ?? email, email } : { name: text };
}

function remember(map: Map<string, string>, rows: { id: string; key: string | null }[]): void {
  for (const { id, key } of rows) if (key && !map.has(key)) map.set(key, id);
}

function distinctFirms<T extends { name: string }>(firms: T[]): T[] {
  const names = new CompanyNames<T>();
  return firms.filter((firm) => {
    if (names.find(firm.name)) return false;
    names.add(firm.name, firm);
    return true;
  });
}

function distinctBy<T>(items: T[], keyOf: (item: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const item of items) if (!byKey.has(keyOf(item))) byKey.set(keyOf(item), item);
  return [...byKey.values()];
}
