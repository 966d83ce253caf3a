import type { Statement } from "../core/database.ts";
import { insertRows } from "../core/rows.ts";
import type { Activity } from "./activities.schema.ts";
import { activities } from "./activities.table.ts";
import { relink } from "./activity-links.ts";

/** What an order tells of itself on the timeline. */
export interface OrderEntry {
  orderId: string;
  number: string | null;
  orderedAt: number;
  ownerId: string | null;
  /** Records whose timeline it stands on, the order besides. */
  records: string[];
  text: string;
  amount: number | null;
  currency: string | null;
  row: Pick<Activity, "source" | "version" | "createdAt" | "updatedAt" | "deletedAt"> & { createdBy: string | null };
}

/** An order and its entry have the same letters behind their prefix. */
export const entryIdOf = (orderId: string): string => `act_${orderId.slice(4)}`;

const KEPT_AT_MOST = 20_000;
const FOLLOWING = ["subject", "body", "occurred_at", "author_id", "meta", "links", "version", "updated_at", "deleted_at"];
const ON_CONFLICT = `on conflict (id) do update set ${FOLLOWING.map((column) => `${column} = excluded.${column}`).join(", ")}`;

/** Statements that let the timeline follow orders which were made or changed: it is an index of theirs, as of the activities' links. */
export function followOrders(entries: OrderEntry[], recordsBefore: string[], wereThere: boolean): Statement[] {
  if (entries.length === 0) return [];
  const rows = entries.map(activityOf);
  const touched = [...recordsBefore, ...rows.flatMap(({ links }) => links)];
  return [insertRows(activities, rows, ON_CONFLICT), ...relink(rows, touched, wereThere)];
}

/** The entry of an order as a row of the timeline. */
export function activityOf({ orderId, number, orderedAt, ownerId, records, text, amount, currency, row }: OrderEntry) {
  return {
    source: row.source,
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    createdBy: row.createdBy,
    deletedAt: row.deletedAt,
    id: entryIdOf(orderId),
    kind: "order" as const,
    direction: "in" as const,
    subject: number ?? "",
    body: text.slice(0, KEPT_AT_MOST).toWellFormed(),
    occurredAt: orderedAt,
    authorId: ownerId,
    quoted: null,
    durationMin: null,
    channelId: null,
    threadId: null,
    privateTo: null,
    meta: {
      orderId,
      ...(number === null ? {} : { orderNumber: number }),
      ...(amount === null ? {} : { amount }),
      ...(currency === null ? {} : { currency }),
    },
    links: [...records, orderId],
  };
}
