import { sql } from "drizzle-orm";
import { companyNameOf } from "../companies/companies.ts";
import { andVisible, masked } from "../core/access.ts";
import { Change } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { withDefaults } from "../core/defaults.ts";
import type { Page } from "../core/fields.schema.ts";
import { getLiveRow, getRow, type Ref } from "../core/get.ts";
import { newId } from "../core/ids.ts";
import { listRows, nameAndTimeSorts } from "../core/list.ts";
import { insertTuples } from "../core/rows.ts";
import { select } from "../core/select.ts";
import { fold } from "../core/text.ts";
import { dealFilters } from "./deals.filters.ts";
import { type DealRow, dealRecord } from "./deals.record.ts";
import { stageEventsOf, statusOf } from "./deals.rules.ts";
import type { Deal, DealPatch, DealQuery, DealStage } from "./deals.schema.ts";
import { deals } from "./deals.table.ts";

const SORTS = nameAndTimeSorts<DealRow>("deals");

/** A deal as callers see it. */
export function presentDeal(ctx: Context, row: DealRow): Deal {
  const { sortName, createdBy, ...deal } = row;
  return masked(ctx, "deals", deal);
}

export async function listDeals(ctx: Context, query: DealQuery): Promise<Page<Deal>> {
  const where = [
    ...(query.status ? [sql`${deals.status} = ${query.status}`] : []),
    ...(query.companyId ? [sql`${deals.companyId} = ${query.companyId}`] : []),
  ];
  const page = await listRows(ctx, {
    kind: dealRecord,
    filters: dealFilters,
    verb: "deals:read",
    sorts: SORTS,
    defaultSort: "-updatedAt",
    query,
    where,
    extra: { companyName: companyNameOf(ctx, "deals") },
  });
  return { ...page, items: page.items.map((row) => presentDeal(ctx, row)) };
}

export async function getDeal(ctx: Context, id: string): Promise<Deal> {
  return presentDeal(ctx, await getRow(ctx, dealRecord, { id }, "deals:read"));
}

/** Changes a deal; a stage that it enters is dated, and so is its end. */
export async function editDeal(ctx: Context, ref: Ref, patch: DealPatch): Promise<Deal> {
  const before = await getLiveRow(ctx, dealRecord, ref, "deals:edit");
  const isMoved = patch.stage !== undefined && patch.stage !== before.stage;
  const closedAt = statusOf(patch.stage ?? before.stage) === "open" ? null : ctx.now;
  const change = new Change(ctx);
  const fields = { ...patch, ...(isMoved ? { closedAt } : {}) } as Partial<DealRow>;
  const [row] = change.update(dealRecord, [{ before, patch: fields }]) as [DealRow];
  if (isMoved) change.also(stageEventStatement([[row.id, ctx.now, row.stage]]));
  return change.commit(presentDeal(ctx, row));
}

/** Deals of one company or contact, newest first, for its page. */
export function dealsOf(ctx: Context, recordId: string) {
  const about = sql.raw(recordId.startsWith("con_") ? "contact_id" : "company_id");
  return select(
    deals,
    sql`where ${about} = ${recordId} and deleted_at is null${andVisible(ctx, dealRecord)} order by updated_at desc, id desc limit 50`,
  );
}

export type NewDeal = { name: string; stage: DealStage } & Partial<Omit<DealRow, "name" | "stage" | "status" | "sortName" | "id">>;

/** Adds deals with their dated stages to a change that the caller commits. */
export function addDeals(ctx: Context, change: Change, inputs: NewDeal[]): DealRow[] {
  const rows = change.create(
    dealRecord,
    inputs.map((input) => ({
      ...withDefaults(EMPTY, input),
      sortName: fold(input.name),
      status: statusOf(input.stage),
      id: newId("deal", ctx.now),
    })),
  );
  addStageEvents(change, rows);
  return rows;
}

/** Dates the stages of deals that were added or moved. */
export function addStageEvents(change: Change, rows: DealRow[]): void {
  const events = rows.flatMap(stageEventsOf).map((event) => [event.dealId, event.enteredAt, event.stage]);
  if (events.length > 0) change.also(stageEventStatement(events));
}

const stageEventStatement = (events: (string | number)[][]) =>
  insertTuples("deal_stage_events", ["deal_id", "entered_at", "stage"], events, "on conflict do nothing");

const EMPTY = {
  companyId: null,
  contactId: null,
  productId: null,
  ownerId: null,
  amount: null,
  currency: null,
  openedAt: null,
  expectedCloseAt: null,
  closedAt: null,
  nextStep: null,
  lostReason: null,
  externalId: null,
  source: null,
};
