import type * as z from "zod";
import { activityFilters } from "../activities/activities.filters.ts";
import { activity, activityInput } from "../activities/activities.schema.ts";
import { companyFilters } from "../companies/companies.filters.ts";
import { company, companyInput, companyQuery } from "../companies/companies.schema.ts";
import { contactFilters } from "../contacts/contacts.filters.ts";
import { contact, contactInput, contactQuery } from "../contacts/contacts.schema.ts";
import type { Context, Verb } from "../core/context.ts";
import type { FilterNoun } from "../core/filter-fields.ts";
import { OPERATORS_OF } from "../core/filters.rules.ts";
import { dealFilters } from "../deals/deals.filters.ts";
import { deal, dealQuery } from "../deals/deals.schema.ts";
import { memberFilters } from "../members/members.filters.ts";
import { member, memberQuery } from "../members/members.schema.ts";
import { orderFilters } from "../orders/orders.filters.ts";
import { order, orderInput, orderQuery } from "../orders/orders.schema.ts";
import { productFilters } from "../products/products.filters.ts";
import { product, productInput, productQuery } from "../products/products.schema.ts";
import { taskFilters } from "../tasks/tasks.filters.ts";
import { task, taskInput, taskQuery } from "../tasks/tasks.schema.ts";
import type { FieldDescription, NounDescription } from "./fields.schema.ts";

interface Noun {
  filters: FilterNoun;
  record: z.ZodObject;
  /** What a new record is given; absent where the API makes none. */
  input?: z.ZodObject;
  sorts: readonly string[];
}

const sortsOf = (query: { shape: { sort: z.ZodOptional<z.ZodEnum> } }): string[] => query.shape.sort.unwrap().options.map(String);

const NOUNS: Noun[] = [
  { filters: companyFilters, record: company, input: companyInput, sorts: sortsOf(companyQuery) },
  { filters: contactFilters, record: contact, input: contactInput, sorts: sortsOf(contactQuery) },
  { filters: activityFilters, record: activity, input: activityInput, sorts: [] },
  { filters: taskFilters, record: task, input: taskInput, sorts: sortsOf(taskQuery) },
  { filters: dealFilters, record: deal, sorts: sortsOf(dealQuery) },
  { filters: orderFilters, record: order, input: orderInput, sorts: sortsOf(orderQuery) },
  { filters: productFilters, record: product, input: productInput, sorts: sortsOf(productQuery) },
  { filters: memberFilters, record: member, sorts: sortsOf(memberQuery) },
];

/** What there is to read, filter and write: every noun that the asker may read, with its fields. */
export async function describeFields(ctx: Context): Promise<{ nouns: NounDescription[] }> {
  return { nouns: NOUNS.filter(({ filters }) => ctx.may(`${filters.record.noun}:read` as Verb)).map((noun) => describeNoun(ctx, noun)) };
}

function describeNoun({ access }: Context, { filters, record, input, sorts }: Noun): NounDescription {
  const { noun, kind } = filters.record;
  const [hidden, locked] = [access.hidden(noun), access.locked(noun)];
  return {
    noun,
    kind,
    fields: [...new Set([...Object.keys(record.shape), ...filters.fields.keys()])]
      .filter((name) => !hidden.has(name))
      .map((name) => describeField(name, filters, locked.has(name) ? undefined : input)),
    links: [...filters.links]
      .filter(([, link]) => access.reach(`${link.noun.record.noun}:read` as Verb))
      .map(([name, { noun: other }]) => ({
        name,
        noun: other.record.noun,
        ...(isListed(other) ? {} : { fields: fieldsOf(other, access) }),
      })),
    related: [...filters.related].map(([name, { noun: other }]) => ({ name, noun: other.record.noun })),
    sorts: [...sorts],
  };
}

const isListed = (filters: FilterNoun): boolean => NOUNS.some((noun) => noun.filters === filters);

const fieldsOf = (filters: FilterNoun, access: Context["access"]): FieldDescription[] =>
  [...filters.fields.keys()]
    .filter((name) => !access.hidden(filters.record.noun).has(name))
    .map((name) => describeField(name, filters, undefined));

function describeField(name: string, { fields }: FilterNoun, input: z.ZodObject | undefined): FieldDescription {
  const field = fields.get(name);
  const given = input?.shape[name] as z.ZodType | undefined;
  return {
    name,
    type: field?.type ?? "other",
    operators: field ? [...OPERATORS_OF[field.type]] : [],
    ...(field?.choices ? { choices: [...field.choices] } : {}),
    ...(field?.to ? { to: field.to === "user" ? "member" : field.to } : {}),
    isWritable: given !== undefined,
    isRequired: given !== undefined && !given.isOptional(),
  };
}
