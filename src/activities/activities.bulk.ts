import type { BulkAnswer, BulkInput } from "../core/bulk.schema.ts";
import { bulk } from "../core/bulk.ts";
import type { Context } from "../core/context.ts";
import { Refusal } from "../core/refusal.ts";
import { type ActivityRow, activityRecord } from "./activities.record.ts";
import { activityInput, activityPatch } from "./activities.schema.ts";
import { activityRowPatch, newActivityRow, ofOrder, ownActivity, requireEditable, withCompaniesEach } from "./activities.ts";

/** Many activities in one change. */
export const bulkActivities = (ctx: Context, given: BulkInput): Promise<BulkAnswer> =>
  bulk(
    ctx,
    {
      ...{ record: activityRecord, input: activityInput, patch: activityPatch },
      newRow: (asking, input) => newActivityRow(asking, ownActivity(asking, input)),
      rowPatch: (asking, before, patch) => {
        requireEditable(before, patch);
        return { patch: activityRowPatch(asking, before, patch) };
      },
      prepare: withLinks,
      obstacles: entriesOfOrders,
    },
    given,
  );

/** Entries of orders go by their orders. */
async function entriesOfOrders(_ctx: Context, rows: ActivityRow[]): Promise<Map<string, Refusal>> {
  return new Map(rows.flatMap((row) => (row.kind === "order" ? [[row.id, ofOrder()] as const] : [])));
}

/** Each with the companies of the contacts that it is about. */
async function withLinks<G extends { links?: string[] | undefined }>(ctx: Context, given: G[]): Promise<(G | Refusal)[]> {
  const linked = given.filter(({ links }) => links !== undefined);
  const lists = await withCompaniesEach(
    ctx,
    linked.map(({ links }) => links ?? []),
  );
  const found = new Map(linked.map((each, index) => [each, lists[index]]));
  return given.map((each) => {
    const links = found.get(each);
    return links instanceof Refusal ? links : links ? { ...each, links } : each;
  });
}
