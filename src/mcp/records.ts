import { getActivity } from "../activities/activities.ts";
import type { Context } from "../core/context.ts";
import { notFound } from "../core/get.ts";
import { kindOfId } from "../core/ids.ts";
import { getDeal } from "../deals/deals.ts";
import { getOrder } from "../orders/orders.ts";
import { getProduct } from "../products/products.ts";
import { readCompanyPage, readContactPage } from "../record-pages/record-pages.ts";
import { getTask } from "../tasks/tasks.ts";
import { readable } from "./data.rules.ts";
import { urlOf } from "./tool.ts";

/** Kinds of records that a model can read by their id. */
export const READABLE_KINDS = ["contact", "company", "deal", "order", "task", "activity", "product"] as const;
export type ReadableKind = (typeof READABLE_KINDS)[number];

type Reader = (ctx: Context, id: string) => Promise<Record<string, unknown>>;

const READERS: Record<ReadableKind, Reader> = {
  contact: async (ctx, id) => {
    const { contact, company, ...around } = await readContactPage(ctx, id);
    const shown = company && ctx.may("companies:read") ? { company: readable(company) } : {};
    return { contact: readable(contact), ...shown, ...surroundings(ctx, around) };
  },
  company: async (ctx, id) => {
    const { company, contacts, ...around } = await readCompanyPage(ctx, id);
    const shown = ctx.may("contacts:read") ? { contacts: contacts.map(readable) } : {};
    return { company: readable(company), ...shown, ...surroundings(ctx, around) };
  },
  deal: async (ctx, id) => ({ deal: readable(await getDeal(ctx, id)) }),
  order: async (ctx, id) => ({ order: readable(await getOrder(ctx, id)) }),
  task: async (ctx, id) => ({ task: readable(await getTask(ctx, id)) }),
  activity: async (ctx, id) => ({ activity: readable(await getActivity(ctx, id)) }),
  product: async (ctx, id) => ({ product: readable(await getProduct(ctx, id)) }),
};

interface Around {
  tasks: object[];
  deals: object[];
  timeline: { items: object[] };
}

/** A token may be good for contacts and for nothing that stands on their pages. */
const surroundings = (ctx: Context, { tasks, deals, timeline }: Around) => ({
  ...(ctx.may("tasks:read") ? { openTasks: tasks.map(readable) } : {}),
  ...(ctx.may("deals:read") ? { deals: deals.map(readable) } : {}),
  ...(ctx.may("activities:read") ? { timeline: timeline.items.map(readable) } : {}),
});

/** Whether the asker may read records of a kind. */
export const mayRead = (ctx: Context, kind: ReadableKind): boolean => ctx.may(`${PLURALS[kind]}:read`);

const PLURALS: Record<ReadableKind, string> = {
  ...{
    contact: "contacts",
    company: "companies",
    deal: "deals",
    order: "orders",
    task: "tasks",
    activity: "activities",
    product: "products",
  },
};

/** A record with what stands on its page, as far as the member may see it. */
export async function readRecord(ctx: Context, id: string): Promise<Record<string, unknown> & { kind: ReadableKind }> {
  const kind = READABLE_KINDS.find((each) => each === kindOfId(id));
  if (!kind) throw notFound("record");
  return { kind, url: urlOf(ctx, kind, id), ...(await READERS[kind](ctx, id)) };
}
