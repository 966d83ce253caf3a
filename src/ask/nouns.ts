import { activityFilters } from "../activities/activities.filters.ts";
import { companyFilters } from "../companies/companies.filters.ts";
import { contactFilters } from "../contacts/contacts.filters.ts";
import type { FilterNoun } from "../core/filter-fields.ts";
import { dealFilters } from "../deals/deals.filters.ts";
import { memberFilters } from "../members/members.filters.ts";
import { orderFilters } from "../orders/orders.filters.ts";
import { productFilters } from "../products/products.filters.ts";
import { taskFilters } from "../tasks/tasks.filters.ts";
import type { AskedNoun } from "./ask.schema.ts";

/** What can be asked about: by which field a record is called, what a list of them shows, and in which order it comes by itself. */
export interface Asked {
  filters: FilterNoun;
  title: string;
  columns: string[];
  order: string;
}

export const ASKED: Record<AskedNoun, Asked> = {
  contacts: {
    ...{ filters: contactFilters, title: "name", order: "contacts.updated_at desc, contacts.id desc" },
    columns: ["companyId", "stage", "city", "ownerId", "lastActivityAt"],
  },
  companies: {
    ...{ filters: companyFilters, title: "name", order: "companies.updated_at desc, companies.id desc" },
    columns: ["industry", "stage", "city", "ownerId", "lastActivityAt"],
  },
  deals: {
    ...{ filters: dealFilters, title: "name", order: "deals.updated_at desc, deals.id desc" },
    columns: ["companyId", "stage", "amount", "expectedCloseAt", "ownerId"],
  },
  orders: {
    ...{ filters: orderFilters, title: "number", order: "orders.ordered_at desc, orders.id desc" },
    columns: ["companyId", "contactId", "orderedAt", "status", "amount", "ownerId"],
  },
  activities: {
    ...{ filters: activityFilters, title: "subject", order: "activities.occurred_at desc, activities.id desc" },
    columns: ["kind", "companyId", "contactId", "occurredAt", "authorId"],
  },
  tasks: {
    ...{ filters: taskFilters, title: "title", order: "coalesce(tasks.due_at, 9007199254740991), tasks.id" },
    columns: ["dueAt", "doneAt", "assigneeId", "contactId", "companyId"],
  },
  products: {
    ...{ filters: productFilters, title: "name", order: "products.sort_name, products.id" },
    columns: ["sku", "series", "price", "stock", "unit"],
  },
  members: {
    ...{ filters: memberFilters, title: "name", order: "members.sort_name, members.id" },
    columns: ["role", "title", "region", "email"],
  },
};

/** Nouns by what a reference to one of their records says it names. */
export const BY_KIND: Partial<Record<string, AskedNoun>> = {
  ...{ company: "companies", contact: "contacts", deal: "deals", order: "orders", product: "products", user: "members" },
};
