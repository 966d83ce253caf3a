import { sql } from "drizzle-orm";
import { companyRecord } from "../companies/companies.record.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import type { RecordKind, RecordTable, Row } from "../core/record.ts";
import { select } from "../core/select.ts";
import { dealRecord } from "../deals/deals.record.ts";
import { memberRecord } from "../members/members.record.ts";
import { orderRecord } from "../orders/orders.record.ts";
import { taskRecord } from "../tasks/tasks.record.ts";

/** A field of records that says whose they are. */
interface Holding {
  kind: RecordKind<RecordTable>;
  field: string;
  column: string;
}

const holding = (kind: unknown, field: string, column: string): Holding => ({ kind: kind as RecordKind<RecordTable>, field, column });

const HOLDINGS: Holding[] = [
  holding(companyRecord, "ownerId", "owner_id"),
  holding(contactRecord, "ownerId", "owner_id"),
  holding(dealRecord, "ownerId", "owner_id"),
  holding(orderRecord, "ownerId", "owner_id"),
  holding(taskRecord, "assigneeId", "assignee_id"),
  holding(memberRecord, "managerId", "manager_id"),
];

/** So many records are one change. */
const AT_ONCE = 500;
/** So many changes one call makes; what is left is for the queue. */
const CHANGES_AT_ONCE = 20;

/**
 * Gives a member's records to another one, or to nobody: companies, contacts, deals, orders, open and done tasks, and who reports to them. A change
 * of 500 records at a time, each with its history; the queue goes on where a call leaves off. Safe to repeat.
 */
export async function handOver(ctx: Context, memberId: string, newOwnerId: string | null): Promise<void> {
  let changes = 0;
  for (const each of HOLDINGS) {
    for (let after = await handOverSome(ctx, each, memberId, newOwnerId, ""); after; changes += 1) {
      if (changes >= CHANGES_AT_ONCE) {
        await ctx.ports.queue.send({ kind: "handover", workspaceId: ctx.workspace.id, memberId, newOwnerId });
        return;
      }
      after = await handOverSome(ctx, each, memberId, newOwnerId, after);
    }
  }
}

/** Answers the last record of a full change, behind which there may be more. */
async function handOverSome(
  ctx: Context,
  holding: Holding,
  memberId: string,
  newOwnerId: string | null,
  after: string,
): Promise<string | undefined> {
  const { kind, field, column } = holding;
  const found = await ctx.db.all(
    select(kind.table, sql`where ${sql.raw(column)} = ${memberId} and id > ${after} order by id limit ${AT_ONCE}`),
  );
  const rows = found as (Row<RecordTable> & { id: string })[];
  const change = new Change(ctx);
  // Nobody reports to themselves.
  const ownerOf = ({ id }: { id: string }) => (id === newOwnerId ? null : newOwnerId);
  const pairs = rows.map((before) => ({ before, patch: { [field]: ownerOf(before) } as unknown as Partial<Row<RecordTable>> }));
  change.update(kind, pairs);
  await change.commit(undefined);
  return rows.length === AT_ONCE ? rows.at(-1)?.id : undefined;
}
