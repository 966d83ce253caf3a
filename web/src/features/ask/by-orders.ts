import type { AskQuery } from "../../../../src/ask/ask.schema.ts";
import type { Filter } from "../../../../src/core/filters.schema.ts";

/** Revenue stands for what deals were won; where a company books orders, the same question is put to them. */

/** What orders keep in a place of their own; what they do not keep at all leaves the question to the deals. */
const FIELDS: Partial<Record<string, string>> = {
  ...{
    amount: "amount",
    currency: "currency",
    closedAt: "orderedAt",
    companyId: "companyId",
    contactId: "contactId",
    ownerId: "ownerId",
  },
  ...{ "company.city": "company.city", "company.country": "company.country", "company.industry": "company.industry" },
  ...{ "owner.region": "owner.region", "owner.managerId": "owner.managerId" },
};

/** The same question over orders; undefined where it is none about revenue or goes by what orders do not have. */
export function byOrders({ noun, filter, aggregate }: AskQuery): AskQuery | undefined {
  const parts = !filter ? [] : "all" in filter ? filter.all : [filter];
  const left = parts.filter((part) => !isWon(part));
  if (noun !== "deals" || aggregate?.measure !== "sum" || aggregate.field !== "amount" || left.length === parts.length) return undefined;
  const moved = left.map(moveFilter);
  const groupBy = aggregate.groupBy?.map((group) => ({ ...group, field: FIELDS[group.field] ?? "" }));
  if (moved.includes(undefined) || groupBy?.some(({ field }) => !field)) return undefined;
  const all = moved as Filter[];
  const [only] = all;
  return {
    noun: "orders",
    ...(only ? { filter: all.length === 1 ? only : { all } } : {}),
    aggregate: { ...aggregate, ...(groupBy ? { groupBy } : {}) },
  };
}

const isWon = (part: Filter): boolean => "field" in part && part.field === "status" && part.op === "is" && part.value === "won";

function moveFilter(part: Filter): Filter | undefined {
  if ("field" in part) {
    const field = FIELDS[part.field];
    return field ? { ...part, field } : undefined;
  }
  if ("has" in part) return undefined;
  for (const group of ["all", "any", "none"] as const) {
    const inner = (part as Partial<Record<string, Filter[]>>)[group]?.map(moveFilter);
    if (inner) return inner.includes(undefined) ? undefined : ({ [group]: inner } as unknown as Filter);
  }
  return undefined;
}
