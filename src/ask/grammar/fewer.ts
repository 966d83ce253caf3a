import type { Filter } from "../../core/filters.schema.ts";
import type { AskQuery } from "../ask.schema.ts";
import { allOf } from "./conditions.ts";

/** "Customers with fewer than 2 orders": who has none is one of them, though no order tells of them. */

const CUSTOMERS = { contactId: "contacts", companyId: "companies" } as const;

/** A count of orders or talks below a number, put to the customers themselves. */
export function ofCustomers(query: AskQuery): AskQuery {
  const { noun, aggregate, filter } = query;
  const [group, ...others] = aggregate?.groupBy ?? [];
  const customers = group && CUSTOMERS[group.field as keyof typeof CUSTOMERS];
  const most = fewerThan(aggregate?.having);
  if (!customers || others.length > 0 || aggregate?.measure !== "count" || aggregate.order || most === undefined) return query;
  const link = `${group.field.slice(0, -2)}.`;
  const parts = filter === undefined ? [] : "all" in filter ? filter.all : [filter];
  const own = parts.flatMap((part) =>
    "field" in part && part.field.startsWith(link) ? [{ ...part, field: part.field.slice(link.length) }] : [],
  );
  const where = allOf(parts.filter((part) => !("field" in part && part.field.startsWith(link))));
  const enough: Filter = { has: noun, ...(where ? { where } : {}), ...(most > 1 ? { atLeast: most } : {}) };
  const all: Filter[] = [...own, { none: [enough] }];
  return { noun: customers, filter: all.length > 1 ? { all } : { none: [enough] } };
}

/** How many they must not have; undefined where more than none are asked for. */
function fewerThan(having: NonNullable<AskQuery["aggregate"]>["having"]): number | undefined {
  if (having?.op === "lt" && having.value >= 1) return having.value;
  return (having?.op === "lte" && having.value >= 0) || (having?.op === "is" && having.value === 0) ? having.value + 1 : undefined;
}
