import type { BulkAnswer, BulkInput } from "../core/bulk.schema.ts";
import { bulk } from "../core/bulk.ts";
import type { Context } from "../core/context.ts";
import { companyRecord } from "./companies.record.ts";
import { companyInput, companyPatch } from "./companies.schema.ts";
import { companyRowPatch, newCompanyRow } from "./companies.ts";

/** Many companies in one change. */
export const bulkCompanies = (ctx: Context, given: BulkInput): Promise<BulkAnswer> =>
  bulk(
    ctx,
    {
      ...{ record: companyRecord, input: companyInput, patch: companyPatch },
      newRow: newCompanyRow,
      rowPatch: (_ctx, _before, patch) => ({ patch: companyRowPatch(patch) }),
    },
    given,
  );
