import type { Activity, ActivityMeta } from "../activities/activities.schema.ts";
import type { Company } from "../companies/companies.schema.ts";
import type { Contact } from "../contacts/contacts.schema.ts";
import type { Role } from "../core/context.ts";
import type { DealStage } from "../deals/deals.schema.ts";
import type { Order } from "../orders/orders.schema.ts";
import type { Offer } from "./offers.ts";

/** Records while their story is being told: they point at each other, and get ids only when everything is in order of time. */

export interface MemberDraft {
  key: string;
  name: string;
  given: string;
  nameEn: string;
  email: string;
  role: Role;
  title: string;
  titleEn: string;
  region: string;
  phone: string;
  isWoman: boolean;
  locale: "vi" | "en";
  managerKey: string | null;
}

type CompanyFields = Pick<
  Company,
  | "name"
  | "domain"
  | "website"
  | "phone"
  | "industry"
  | "employees"
  | "foundedYear"
  | "taxCode"
  | "address"
  | "city"
  | "country"
  | "description"
  | "stage"
>;

export interface CompanyDraft extends CompanyFields {
  key: string;
  owner: MemberDraft;
  firstAt: number;
  lastAt: number;
}

type ContactFields = Pick<
  Contact,
  | "name"
  | "givenName"
  | "middleName"
  | "familyName"
  | "addressForm"
  | "language"
  | "title"
  | "stage"
  | "emails"
  | "phones"
  | "city"
  | "country"
  | "birthday"
  | "description"
>;

export interface ContactDraft extends ContactFields {
  key: string;
  sortName: string;
  company: CompanyDraft | null;
  owner: MemberDraft;
  firstAt: number;
  lastAt: number;
}

export interface ProductDraft {
  key: string;
  name: string;
  nameEn: string;
  sku: string;
  series: string;
  /** VND. */
  price: number;
  /** What it cost before the price rise within the sample's time, where it rose. */
  priceBefore?: number;
  unit: string;
  unitEn: string;
  description: string;
}

export interface DealDraft {
  name: string;
  company: CompanyDraft | null;
  contact: ContactDraft;
  product: ProductDraft;
  owner: MemberDraft;
  stages: { stage: DealStage; at: number }[];
  amount: number;
  currency: string;
  expectedAt: number;
  nextStep: string | null;
  lostReason: string | null;
}

export interface ActivityDraft
  extends Pick<Activity, "kind" | "direction" | "subject" | "body" | "quoted" | "durationMin" | "channelId" | "threadId"> {
  at: number;
  meta: ActivityMeta;
  author: MemberDraft | null;
  contacts: ContactDraft[];
  deal: DealDraft | null;
  order?: OrderDraft;
}

/** What was bought, and what was said of it. */
export interface OrderDraft {
  offer: Offer;
  remark: string;
  channel?: string;
  /** Where it did not go the way of all orders. */
  status?: Order["status"];
}

export interface TaskDraft {
  title: string;
  note: string;
  madeAt: number;
  dueAt: number;
  doneAt: number | null;
  assignee: MemberDraft;
  contact: ContactDraft;
  deal: DealDraft | null;
}

/** One line of a quote or an order; `price` in minor units of the currency. */
export interface LineItem {
  product: ProductDraft;
  name: string;
  qty: number;
  unit: string;
  price: number;
}
