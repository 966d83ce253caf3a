import { isNull, sql } from "drizzle-orm";
import { companies } from "../companies/companies.table.ts";
import { addCompanies } from "../companies/companies.ts";
import { contactNames, splitName } from "../contacts/contacts.rules.ts";
import { contactPoints, contacts } from "../contacts/contacts.table.ts";
import { addContacts } from "../contacts/contacts.ts";
import type { Change } from "../core/change.ts";
import type { Context, Locale } from "../core/context.ts";
import { matchName } from "../core/text.ts";
import { wordsOf } from "./imports.words.ts";
import { oneOf } from "./references.ts";

/** A customer as a row names them. */
export interface NamedCustomer {
  id: string | undefined;
  name: string | undefined;
  email: string | undefined;
  country: string | undefined;
}

export interface FoundCustomer {
  companyId?: string;
  contactId?: string;
}

interface Making {
  /** What a customer that nobody knows becomes. */
  as: "company" | "contact";
  locale: Locale;
  source: string;
}

const namesOfPerson = (name: string, language: Locale) => contactNames({ ...splitName(name, language), language, emails: [] });

/** The customers that rows of a slice name: by e-mail address, by their id in the source, by name; those that nobody knows are made. */
export class Customers {
  readonly #found = new Map<string, FoundCustomer>();
  readonly #making: Making;
  /** How many were made of what. */
  readonly mentioned: Record<string, number> = {};

  static async load(ctx: Context, change: Change, named: NamedCustomer[], making: Making): Promise<Customers> {
    const customers = new Customers(making);
    await customers.#find(ctx, named);
    customers.#make(ctx, change, named);
    return customers;
  }

  private constructor(making: Making) {
    this.#making = making;
  }

  /** Nothing where the row names nobody. */
  of({ email, id, name }: NamedCustomer): FoundCustomer {
    const person = email ? this.#found.get(`email ${email}`) : undefined;
    const main = (id && this.#found.get(`id ${id}`)) || (name && !id && this.#found.get(this.#nameKey(name))) || undefined;
    return { ...person, ...main };
  }

  #nameKey(name: string): string {
    return this.#making.as === "company" ? `firm ${matchName(name)}` : `person ${namesOfPerson(name, this.#making.locale).sortName}`;
  }

  async #find(ctx: Context, named: NamedCustomer[]): Promise<void> {
    const ids = named.flatMap(({ id }) => id ?? []);
    const names = named.flatMap(({ name }) => name ?? []);
    const { orm } = ctx.db;
    const [firms, people, points] = await ctx.db.read(
      orm
        .select({ id: companies.id, externalId: companies.externalId, key: companies.matchName })
        .from(companies)
        .where(
          sql`(${oneOf(companies.externalId, ids)} or ${oneOf(companies.matchName, names.map(matchName))}) and ${isNull(companies.deletedAt)}`,
        )
        .orderBy(companies.id),
      orm
        .select({ id: contacts.id, externalId: contacts.externalId, key: contacts.sortName, companyId: contacts.companyId })
        .from(contacts)
        .where(
          sql`(${oneOf(contacts.externalId, ids)} or ${oneOf(
            contacts.sortName,
            names.map((name) => namesOfPerson(name, this.#making.locale).sortName),
          )}) and ${isNull(contacts.deletedAt)}`,
        )
        .orderBy(contacts.id),
      orm
        .select({
          id: contactPoints.contactId,
          key: contactPoints.value,
          companyId: sql<string | null>`(select company_id from contacts where id = ${contactPoints.contactId})`,
        })
        .from(contactPoints)
        .where(
          sql`${contactPoints.kind} = 'email' and ${oneOf(
            contactPoints.value,
            named.flatMap(({ email }) => email ?? []),
          )}`,
        ),
    );
    for (const { id, key, companyId } of points) this.#keep(`email ${key}`, personOf(id, companyId));
    const known = [
      ...firms.map(({ id, externalId, key }) => ({ kind: "company", externalId, key: `firm ${key}`, found: { companyId: id } })),
      ...people.map(({ id, externalId, key, companyId }) => ({
        kind: "contact",
        externalId,
        key: `person ${key}`,
        found: personOf(id, companyId),
      })),
    ].sort((one, other) => Number(other.kind === this.#making.as) - Number(one.kind === this.#making.as));
    for (const { externalId, key, found } of known) {
      if (externalId) this.#keep(`id ${externalId}`, found);
      this.#keep(key, found);
    }
  }

  #keep(key: string, found: FoundCustomer): void {
    if (!this.#found.has(key)) this.#found.set(key, found);
  }

  #make(ctx: Context, change: Change, named: NamedCustomer[]): void {
    const { as, locale, source } = this.#making;
    const fresh = new Map<string, NamedCustomer>();
    for (const each of named) {
      const key = this.#keyOf(each);
      if (key && !this.#found.has(key) && !(each.email && this.#found.has(`email ${each.email}`) && !each.id))
        fresh.set(key, { ...fresh.get(key), ...each });
    }
    const isPerson = ([key]: [string, NamedCustomer]) => as === "contact" || key.startsWith("email ");
    const [people, firms] = [[...fresh].filter(isPerson), [...fresh].filter((entry) => !isPerson(entry))];
    const called = ({ id, name }: NamedCustomer) => name ?? (id ? wordsOf(locale).customer(id) : "");
    const outside = ({ id, country }: NamedCustomer) => ({ ...(id ? { externalId: id } : {}), ...(country ? { country } : {}), source });
    const madeFirms = addCompanies(
      ctx,
      change,
      firms.map(([, each]) => ({ name: called(each), ...outside(each), stage: "customer" })),
    );
    const madePeople = addContacts(
      ctx,
      change,
      people.map(([, each]) => ({
        ...splitName(called(each), locale),
        ...outside(each),
        ...{
          language: locale,
          stage: "customer",
          emails: each.email && !this.#found.has(`email ${each.email}`) ? [{ address: each.email, label: "work" as const }] : [],
        },
      })),
    );
    for (const [index, { id }] of madeFirms.entries()) this.#keep(firms[index]?.[0] ?? "", { companyId: id });
    for (const [index, { id }] of madePeople.entries()) {
      const [key = "", { email } = {} as NamedCustomer] = people[index] ?? [];
      this.#keep(key, { contactId: id });
      if (email) this.#keep(`email ${email}`, { contactId: id });
    }
    if (madeFirms.length > 0) this.mentioned.companies = madeFirms.length;
    if (madePeople.length > 0) this.mentioned.contacts = madePeople.length;
  }

  /** What a new customer is known by: the id before the name, an address alone makes a contact. */
  #keyOf({ id, name, email }: NamedCustomer): string | undefined {
    if (id) return `id ${id}`;
    if (email && (this.#making.as === "contact" || !name)) return `email ${email}`;
    return name ? this.#nameKey(name) : undefined;
  }
}

const personOf = (contactId: string, companyId: string | null): FoundCustomer => ({ contactId, ...(companyId ? { companyId } : {}) });
