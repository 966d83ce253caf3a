import { purchasesOf } from "./purchases/log.ts";
import { type PackedOrders, unpack } from "./purchases/packed-orders.ts";

/** What became of what was said of customers, in the second Worker. Pure. */

export interface Settling {
  packed: PackedOrders[];
  /** Day since 1970: nothing later is read. */
  asOf: number;
  due: { subject: string; record_id: string; made_on: number; due_on: number }[];
}

/** 1 where nothing was bought from the day after it was said until it was due. */
export type Outcome = [subject: string, madeOn: number, recordId: string, outcome: 0 | 1];

export function settlePurchases({ packed, asOf, due }: Settling): Outcome[] {
  const log = unpack(packed, asOf);
  const places = new Map(log.customers.map((id, place) => [id, place]));
  return due.map(({ subject, record_id: id, made_on: madeOn, due_on: dueOn }) => {
    const place = places.get(id);
    const bought = place === undefined ? 0 : purchasesOf(log, place, madeOn + 1, dueOn).days.length;
    return [subject, madeOn, id, bought === 0 ? 1 : 0];
  });
}
