import type { BulkAnswer, BulkInput } from "../core/bulk.schema.ts";
import { bulk } from "../core/bulk.ts";
import type { Context } from "../core/context.ts";
import { orderRecord } from "./orders.record.ts";
import { orderInput, orderPatch } from "./orders.schema.ts";
import { newOrderRow, orderRowPatch } from "./orders.ts";
import { type PreparedInput, type PreparedPatch, prepareOrders } from "./prepare-orders.ts";

/** Many orders in one change. */
export const bulkOrders = (ctx: Context, given: BulkInput): Promise<BulkAnswer> =>
  bulk<typeof orderRecord.table, PreparedInput, PreparedPatch>(
    ctx,
    {
      ...{ record: orderRecord, input: orderInput, patch: orderPatch },
      newRow: newOrderRow,
      rowPatch: (_ctx, before, patch) => ({ patch: orderRowPatch(before, patch) }),
      prepare: prepareOrders,
    },
    given,
  );
