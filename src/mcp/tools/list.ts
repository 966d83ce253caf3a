import * as z from "zod";
import { timelineQuery } from "../../activities/activities.schema.ts";
import { listTimeline } from "../../activities/activities.ts";
import { companyQuery } from "../../companies/companies.schema.ts";
import { listCompanies } from "../../companies/companies.ts";
import { contactQuery } from "../../contacts/contacts.schema.ts";
import { listContacts } from "../../contacts/contacts.ts";
import type { Context } from "../../core/context.ts";
import type { Page } from "../../core/fields.schema.ts";
import { dealQuery } from "../../deals/deals.schema.ts";
import { listDeals } from "../../deals/deals.ts";
import { orderQuery } from "../../orders/orders.schema.ts";
import { listOrders } from "../../orders/orders.ts";
import { productQuery } from "../../products/products.schema.ts";
import { listProducts } from "../../products/products.ts";
import { taskQuery } from "../../tasks/tasks.schema.ts";
import { listTasks } from "../../tasks/tasks.ts";
import { readable } from "../data.rules.ts";
import { READABLE_KINDS, type ReadableKind } from "../records.ts";
import { READS, tool } from "../tool.ts";

const text = z.string().max(5_000).optional();
const input = z.strictObject({
  kind: z.enum(READABLE_KINDS),
  query: z.string().max(200).optional(),
  where: z.record(z.string().max(80), z.unknown()).optional(),
  recordId: text,
  status: text,
  sort: text,
  limit: z.int().min(1).max(50).default(20),
  cursor: text,
});

type Lister = (ctx: Context, query: Record<string, unknown>) => Promise<Page<object>>;

/** Each noun's own list reads the query with its own schema, and says itself what it does not know. */
const LISTERS: Record<ReadableKind, Lister> = {
  contact: (ctx, query) => listContacts(ctx, contactQuery.parse(query)),
  company: (ctx, query) => listCompanies(ctx, companyQuery.parse(query)),
  deal: (ctx, query) => listDeals(ctx, dealQuery.parse(query)),
  order: (ctx, query) => listOrders(ctx, orderQuery.parse(query)),
  product: (ctx, query) => listProducts(ctx, productQuery.parse(query)),
  activity: (ctx, query) => listTimeline(ctx, timelineQuery.parse(query)),
  task: (ctx, { status, ...query }) => listTasks(ctx, taskQuery.parse({ ...query, ...(status === undefined ? {} : { state: status }) })),
};

export const listTool = tool({
  name: "list",
  title: "List records · Liệt kê hồ sơ",
  description:
    'Records of one kind, by filter. where is a condition such as {"field": "stage", "op": "is", "value": "lead"}, or {"all": […]}, {"any": […]}, {"none": […]} of them; `describe` names fields, operators and sorts. activity needs recordId (newest first); task takes recordId, and status open or done. Pass nextCursor back as cursor for more.',
  verbs: ["contacts:read"],
  annotations: READS,
  isSlow: false,
  input,
  inputSchema: {
    type: "object",
    properties: {
      kind: { type: "string", enum: READABLE_KINDS },
      query: { type: "string", maxLength: 200, description: "Words that the record must have" },
      where: { type: "object" },
      recordId: { type: "string" },
      status: { type: "string" },
      sort: { type: "string" },
      limit: { type: "integer", minimum: 1, maximum: 50, default: 20 },
      cursor: { type: "string" },
    },
    required: ["kind"],
    additionalProperties: false,
  },
  async run({ ctx }, { kind, query: q, where, ...rest }) {
    const filter = where && JSON.stringify(where);
    const page = await LISTERS[kind](ctx, { ...rest, ...(q === undefined ? {} : { q }), ...(filter ? { filter } : {}) });
    return { data: { kind, items: page.items.map(readable), nextCursor: page.nextCursor } };
  },
});
