import type { AskedNoun } from "../ask.schema.ts";
import type { Dimension } from "./marks.ts";

type Places = Partial<Record<AskedNoun, string>>;

/** Where each noun keeps what a word names: the field to filter and to group by. */
export const FIELD_OF: Record<Dimension | "member" | "product" | "company" | "contact" | "dealStage" | "direction", Places> = {
  owner: { contacts: "ownerId", companies: "ownerId", deals: "ownerId", orders: "ownerId", tasks: "assigneeId", activities: "authorId" },
  member: {
    contacts: "ownerId",
    companies: "ownerId",
    deals: "ownerId",
    orders: "ownerId",
    tasks: "assigneeId",
    activities: "authorId",
    members: "id",
  },
  manager: {
    contacts: "owner.managerId",
    companies: "owner.managerId",
    deals: "owner.managerId",
    orders: "owner.managerId",
    tasks: "assignee.managerId",
    activities: "author.managerId",
    members: "managerId",
  },
  company: { contacts: "companyId", companies: "id", deals: "companyId", orders: "companyId", tasks: "companyId", activities: "companyId" },
  contact: { contacts: "id", deals: "contactId", orders: "contactId", tasks: "contactId", activities: "contactId" },
  product: { deals: "productId", orders: "productId", products: "id" },
  series: { deals: "product.series", products: "series" },
  city: {
    contacts: "city",
    companies: "city",
    deals: "company.city",
    orders: "company.city",
    tasks: "company.city",
    activities: "company.city",
  },
  country: {
    contacts: "country",
    companies: "country",
    deals: "company.country",
    orders: "company.country",
    tasks: "company.country",
    activities: "company.country",
  },
  industry: {
    contacts: "company.industry",
    companies: "industry",
    deals: "company.industry",
    orders: "company.industry",
    tasks: "company.industry",
    activities: "company.industry",
  },
  region: {
    contacts: "owner.region",
    companies: "owner.region",
    deals: "owner.region",
    orders: "owner.region",
    tasks: "assignee.region",
    activities: "author.region",
    members: "region",
  },
  stage: { contacts: "stage", companies: "stage", deals: "stage" },
  dealStage: { deals: "stage" },
  status: { deals: "status", orders: "status", contacts: "stage", companies: "stage" },
  kind: { activities: "kind" },
  direction: { activities: "direction" },
  source: {
    contacts: "source",
    companies: "source",
    deals: "source",
    orders: "source",
    tasks: "source",
    activities: "source",
    products: "source",
    members: "source",
  },
  role: { members: "role" },
  reason: { deals: "lostReason" },
  language: { contacts: "language", members: "locale" },
};

/** What is said of the customers whose orders are counted. */
export const OF_CUSTOMER: Partial<Record<string, string>> = {
  ...{ city: "city", country: "country", member: "ownerId", owner: "ownerId", stage: "stage" },
};

/** Of an order there may be several: found by, but no group of its own. */
export const isOfMany = (noun: AskedNoun, field: string): boolean => noun === "orders" && field === "productId";

/** A noun as what another one is grouped by. */
export const GROUP_OF: Partial<Record<AskedNoun, "owner" | "company" | "contact" | "product">> = {
  ...{ members: "owner", companies: "company", contacts: "contact", products: "product" },
};

/** The time that a noun is about when none is said. */
export const DATE_OF: Record<AskedNoun, string> = {
  ...{
    contacts: "createdAt",
    companies: "createdAt",
    deals: "createdAt",
    orders: "orderedAt",
    tasks: "dueAt",
    activities: "occurredAt",
    products: "createdAt",
    members: "createdAt",
  },
};

export const MONEY_OF: Partial<Record<AskedNoun, string>> = {
  deals: "amount",
  orders: "amount",
  activities: "amount",
  companies: "annualRevenue",
  products: "price",
};

/** Numbers that are no money, by the word for them. */
export const NUMBER_OF: Partial<Record<string, string>> = { employees: "employees", duration: "durationMin", stock: "stock" };

/** What records are called by, where it is not their name. */
export const TITLE_OF: Partial<Record<AskedNoun, string>> = { tasks: "title", activities: "subject", orders: "number" };

/** What a noun calls the records that belong to it. */
export const RELATED: Partial<Record<AskedNoun, AskedNoun[]>> = {
  contacts: ["deals", "orders", "tasks", "activities"],
  companies: ["contacts", "deals", "orders", "tasks", "activities"],
  deals: ["orders", "tasks", "activities"],
  products: ["deals", "orders"],
  members: ["contacts", "companies", "deals", "orders", "tasks", "activities"],
};
