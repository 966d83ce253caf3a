import type { BulkAnswer, BulkInput } from "../core/bulk.schema.ts";
import { bulk } from "../core/bulk.ts";
import type { Context } from "../core/context.ts";
import { productRecord } from "./products.record.ts";
import { productInput, productPatch } from "./products.schema.ts";
import { newProductRow, productRowPatch } from "./products.ts";

/** Many products in one change. */
export const bulkProducts = (ctx: Context, given: BulkInput): Promise<BulkAnswer> =>
  bulk(
    ctx,
    {
      ...{ record: productRecord, input: productInput, patch: productPatch },
      newRow: newProductRow,
      rowPatch: (_ctx, before, patch) => ({ patch: productRowPatch(before, patch) }),
    },
    given,
  );
