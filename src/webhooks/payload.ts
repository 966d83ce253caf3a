import { getActivity } from "../activities/activities.ts";
import { getCompany } from "../companies/companies.ts";
import { getContact } from "../contacts/contacts.ts";
import { type Context, require } from "../core/context.ts";
import { Refusal } from "../core/refusal.ts";
import { getDeal } from "../deals/deals.ts";
import { getOrder } from "../orders/orders.ts";
import { getProduct } from "../products/products.ts";
import { getTask } from "../tasks/tasks.ts";
import type { DeliveryRow, WebhookRow } from "./webhooks.table.ts";

/** How the maker of a webhook reads a record, by its kind: through the verbs, with their rights. */
const READERS: Record<string, (ctx: Context, id: string) => Promise<object>> = {
  contact: getContact,
  company: getCompany,
  deal: getDeal,
  order: getOrder,
  activity: getActivity,
  task: getTask,
  product: getProduct,
};

/** The right to hear of what is no record: only its id is told. */
const HEARING = { mail: "mail:send", import: "imports:read" } as const;

type Told = Pick<DeliveryRow, "event" | "recordKind" | "recordId" | "recordVersion" | "eventAt">;

/**
 * The body of a message as its maker may read it at this moment, or undefined where they may not. The record is the one of now: `version`
 * is that of the event, `record.version` may be a later one.
 */
export async function payloadFor(
  ctx: Context,
  { includesRecord }: Pick<WebhookRow, "includesRecord">,
  told: Told,
): Promise<string | undefined> {
  const { event: type, recordKind: kind, recordId: id, recordVersion: version, eventAt } = told;
  const record = await readRecord(ctx, kind, id);
  if (record === undefined) return undefined;
  const data = { id, kind, version, ...(includesRecord && record ? { record } : {}) };
  return JSON.stringify({ type, timestamp: new Date(eventAt).toISOString(), data });
}

/** Null for what has no record to send, undefined for what may not be told. */
async function readRecord(ctx: Context, kind: string, id: string): Promise<object | null | undefined> {
  try {
    const read = READERS[kind];
    if (read) return await read(ctx, id);
    const verb = HEARING[kind as keyof typeof HEARING];
    if (verb) require(ctx, verb);
    return null;
  } catch (thrown) {
    if (thrown instanceof Refusal && (thrown.code === "not_found" || thrown.code === "forbidden")) return undefined;
    throw thrown;
  }
}
