import type { activities } from "../activities/activities.table.ts";
import { namesOf } from "../companies/companies.rules.ts";
import type { companies } from "../companies/companies.table.ts";
import { contactNames } from "../contacts/contacts.rules.ts";
import type { contacts } from "../contacts/contacts.table.ts";
import { type IdKind, newId } from "../core/ids.ts";
import type { Row } from "../core/record.ts";
import { fold } from "../core/text.ts";
import { DAY, MINUTE } from "../core/time.ts";
import type { dealStageEvents, deals } from "../deals/deals.table.ts";
import type { members } from "../members/members.table.ts";
import type { orders } from "../orders/orders.table.ts";
import type { products } from "../products/products.table.ts";
import type { tasks } from "../tasks/tasks.table.ts";
import type { Desk } from "./desk.ts";
import type { ActivityDraft, CompanyDraft, ContactDraft, DealDraft, MemberDraft, ProductDraft, TaskDraft } from "./drafts.ts";
import { MEMBERS, signatureOf } from "./members.ts";
import { orderRow } from "./order-rows.ts";

export const SAMPLE_SOURCE = "sample";
const SPAN_DAYS = 560;

/** Rows as the workspace's tables want them. */
export interface SampleRecords {
  members: Row<typeof members>[];
  companies: Row<typeof companies>[];
  contacts: Row<typeof contacts>[];
  products: Row<typeof products>[];
  deals: Row<typeof deals>[];
  dealStageEvents: (typeof dealStageEvents.$inferSelect)[];
  orders: Row<typeof orders>[];
  activities: Row<typeof activities>[];
  tasks: Row<typeof tasks>[];
}

type Ids = Map<object | null, string>;

/** Turns what the stories told into rows: ids in order of time, links, and when each record was first and last heard of. */
export function rowsOf(desk: Desk): SampleRecords {
  const begin = desk.now - SPAN_DAYS * DAY;
  notePresence(desk);
  const ids = idsOf(desk, begin);
  return {
    members: MEMBERS.map((member) => memberRow(member, ids, begin)),
    companies: desk.cast.companies.map((company) => companyRow(company, ids)),
    contacts: desk.cast.contacts.map((contact) => contactRow(contact, ids)),
    products: desk.cast.products.map((product) => productRow(product, ids, begin)),
    deals: desk.deals.map((deal) => dealRow(deal, ids)),
    dealStageEvents: desk.deals.flatMap((deal) => deal.stages.map(({ stage, at }) => ({ dealId: idIn(ids, deal), enteredAt: at, stage }))),
    orders: desk.activities.flatMap((told) =>
      told.order ? orderRow(told, told.order, { idIn: (draft) => idIn(ids, draft), now: desk.now, written }) : [],
    ),
    activities: desk.activities
      .filter(({ order }) => !order)
      .map((activity) => activityRow(activity, ids))
      .sort((a, b) => a.occurredAt - b.occurredAt),
    tasks: desk.tasks.map((task) => taskRow(task, ids)),
  };
}

const CARDS_TYPED_IN_DAYS_AGO = 6;

/** Notes on each contact and company when it was first and last heard of. */
function notePresence({ activities: told, cast, now }: Desk): void {
  for (const { at, contacts: people } of told) {
    for (const person of people) {
      for (const record of person.company ? [person, person.company] : [person]) {
        record.firstAt = Math.min(record.firstAt || at, at);
        record.lastAt = Math.max(record.lastAt, at);
      }
    }
  }
  for (const record of [...cast.contacts, ...cast.companies]) record.firstAt ||= now - CARDS_TYPED_IN_DAYS_AGO * DAY;
}

function idsOf(desk: Desk, begin: number): Ids {
  const all: [draft: object, kind: IdKind, at: number][] = [
    ...MEMBERS.map((member): [object, IdKind, number] => [member, "user", begin]),
    ...desk.cast.products.map((product): [object, IdKind, number] => [product, "product", begin]),
    ...desk.cast.companies.map((company): [object, IdKind, number] => [company, "company", company.firstAt - 2 * MINUTE]),
    ...desk.cast.contacts.map((contact): [object, IdKind, number] => [contact, "contact", contact.firstAt - MINUTE]),
    ...desk.deals.map((deal): [object, IdKind, number] => [deal, "deal", deal.stages[0]?.at ?? begin]),
    ...desk.activities.map((activity): [object, IdKind, number] => [activity, activity.order ? "order" : "activity", activity.at]),
    ...desk.tasks.map((task): [object, IdKind, number] => [task, "task", task.madeAt]),
  ];
  all.sort((a, b) => a[2] - b[2]);
  return new Map(all.map(([draft, kind, at]) => [draft, newId(kind, at)]));
}

function idIn(ids: Ids, draft: object): string {
  const id = ids.get(draft);
  if (!id) throw new Error("The sample mentions a record that it does not have");
  return id;
}

const idOrNull = (ids: Ids, draft: object | null): string | null => draft && idIn(ids, draft);

const written = (at: number, by: string | null, updatedAt = at) => ({
  source: SAMPLE_SOURCE,
  version: 1,
  createdAt: at,
  updatedAt,
  createdBy: by,
  deletedAt: null,
});

function memberRow(member: MemberDraft, ids: Ids, at: number): SampleRecords["members"][number] {
  const { name, given, email, role, title, region, locale, managerKey } = member;
  const family = name.split(" ").slice(0, -1).join(" ");
  const manager = MEMBERS.find(({ key }) => key === managerKey) ?? null;
  return {
    id: idIn(ids, member),
    name,
    sortName: fold(`${given} ${family}`),
    email,
    role,
    title,
    region,
    locale,
    externalId: null,
    managerId: idOrNull(ids, manager),
    signature: signatureOf(member, locale),
    ...written(at, null),
  };
}

function companyRow(company: CompanyDraft, ids: Ids): SampleRecords["companies"][number] {
  const { key, owner, firstAt, lastAt, name, ...fields } = company;
  const ownerId = idIn(ids, owner);
  return {
    id: idIn(ids, company),
    ...fields,
    ...namesOf(name),
    annualRevenue: null,
    currency: null,
    parentId: null,
    ownerId,
    externalId: null,
    lastActivityAt: lastAt,
    ...written(firstAt - 2 * MINUTE, ownerId),
  };
}

function contactRow(contact: ContactDraft, ids: Ids): SampleRecords["contacts"][number] {
  const { key, company, owner, firstAt, lastAt, ...fields } = contact;
  const ownerId = idIn(ids, owner);
  return {
    id: idIn(ids, contact),
    ...fields,
    ...contactNames(fields),
    companyId: idOrNull(ids, company),
    ownerId,
    externalId: null,
    lastActivityAt: lastAt,
    ...written(firstAt - MINUTE, ownerId),
  };
}

/** What of its price a product costs Mộc Giang. */
const COST_SHARE = 0.62;

function productRow(product: ProductDraft, ids: Ids, at: number): SampleRecords["products"][number] {
  const { name, sku, series, price, unit, description } = product;
  return {
    id: idIn(ids, product),
    ...namesOf(name),
    sku,
    series,
    price,
    cost: Math.round((price * COST_SHARE) / 1_000) * 1_000,
    currency: "VND",
    unit,
    stock: null,
    status: "active",
    description,
    externalId: null,
    ...written(at, null),
  };
}

function dealRow(deal: DealDraft, ids: Ids): SampleRecords["deals"][number] {
  const { name, company, contact, product, owner, stages, amount, currency, expectedAt, nextStep, lostReason } = deal;
  const openedAt = stages[0]?.at ?? 0;
  const { stage, at: movedAt } = stages.at(-1) ?? { stage: "prospecting", at: openedAt };
  const isClosed = stage === "won" || stage === "lost";
  const ownerId = idIn(ids, owner);
  return {
    id: idIn(ids, deal),
    name,
    sortName: fold(name),
    stage,
    status: isClosed ? stage : "open",
    amount,
    currency,
    openedAt,
    expectedCloseAt: expectedAt,
    companyId: idOrNull(ids, company),
    contactId: idIn(ids, contact),
    productId: idIn(ids, product),
    ownerId,
    closedAt: isClosed ? movedAt : null,
    nextStep: isClosed ? null : nextStep,
    lostReason: stage === "lost" ? lostReason : null,
    externalId: null,
    ...written(openedAt, ownerId, movedAt),
  };
}

function activityRow(activity: ActivityDraft, ids: Ids): SampleRecords["activities"][number] {
  const { at, author, contacts: people, deal, order, ...fields } = activity;
  const links = [...people, ...people.flatMap(({ company }) => company ?? []), ...(deal ? [deal] : [])].map((record) => idIn(ids, record));
  const authorId = idOrNull(ids, author);
  return {
    id: idIn(ids, activity),
    ...fields,
    occurredAt: at,
    authorId,
    privateTo: null,
    links: [...new Set(links)],
    ...written(at, authorId),
  };
}

function taskRow(task: TaskDraft, ids: Ids): SampleRecords["tasks"][number] {
  const { title, note, madeAt, dueAt, doneAt, assignee, contact, deal } = task;
  const assigneeId = idIn(ids, assignee);
  return {
    id: idIn(ids, task),
    title,
    note,
    dueAt,
    doneAt,
    assigneeId,
    contactId: idIn(ids, contact),
    companyId: idOrNull(ids, contact.company),
    dealId: idOrNull(ids, deal),
    ...written(madeAt, assigneeId, doneAt ?? madeAt),
  };
}
