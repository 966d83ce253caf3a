import type { AskedNoun } from "../ask.schema.ts";
import type { Dimension } from "./marks.ts";

type Places = Partial<Record<AskedNoun, string>>;

/** Where each noun keeps what a word names: the field to filter and to group by. */
export const FIELD_OF: Record<Dimension | "member" | "product" | "company" | "contact" | "dealStage" | "direction", Places> = {
  owner: { contacts: "ownerId", companies: "ownerId", deals: "ownerId", tasks: "assigneeId", activities: "authorId" },
  member: { contacts: "ownerId", companies: "ownerId", deals: "ownerId", tasks: "assigneeId", activities: "authorId", members: "id" },
  manager: {
    contacts: "owner.managerId",
    companies: "owner.managerId",
    deals: "owner.managerId",
    tasks: "assignee.managerId",
    activities: "author.managerId",
    members: "managerId",
  },
  company: { contacts: "companyId", companies: "id", deals: "companyId", tasks: "companyId", activities: "companyId" },
  contact: { contacts: "id", deals: "contactId", tasks: "contactId", activities: "contactId" },
  product: { deals: "productId", products: "id" },
  series: { deals: "product.series", products: "series" },
  city: { contacts: "city", companies: "city", deals: "company.city", tasks: "company.city", activities: "company.city" },
  country: { contacts: "country", companies: "country", deals: "company.country", tasks: "company.country", activities: "company.country" },
  industry: {
    contacts: "company.industry",
    companies: "industry",
    deals: "company.industry",
    tasks: "company.industry",
    activities: "company.industry",
  },
  region: {
    contacts: "owner.region",
    companies: "owner.region",
    deals: "owner.region",
    tasks: "assignee.region",
    activities: "author.region",
    members: "region",
  },
  stage: { contacts: "stage", companies: "stage", deals: "stage" },
  dealStage: { deals: "stage" },
  status: { deals: "status", contacts: "stage", companies: "stage" },
  kind: { activities: "kind" },
  direction: { activities: "direction" },
  source: {
    contacts: "source",
    companies: "source",
    deals: "source",
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
    tasks: "dueAt",
    activities: "occurredAt",
    products: "createdAt",
    members: "createdAt",
  },
};

export const MONEY_OF: Partial<Record<AskedNoun, string>> = {
  deals: "amount",
  activities: "amount",
  companies: "annualRevenue",
  products: "price",
};

/** What a noun calls the records that belong to it. */
export const RELATED: Partial<Record<AskedNoun, AskedNoun[]>> = {
  contacts: ["deals", "tasks", "activities"],
  companies: ["contacts", "deals", "tasks", "activities"],
  deals: ["tasks", "activities"],
  products: ["deals"],
  members: ["contacts", "companies", "deals", "tasks", "activities"],
};
