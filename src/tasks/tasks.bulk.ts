import type { BulkAnswer, BulkInput } from "../core/bulk.schema.ts";
import { bulk } from "../core/bulk.ts";
import type { Context } from "../core/context.ts";
import { taskRecord } from "./tasks.record.ts";
import { taskInput, taskPatch } from "./tasks.schema.ts";
import { newTaskRow, taskRowPatch } from "./tasks.ts";

/** Many tasks in one change. */
export const bulkTasks = (ctx: Context, given: BulkInput): Promise<BulkAnswer> =>
  bulk(
    ctx,
    {
      ...{ record: taskRecord, input: taskInput, patch: taskPatch },
      newRow: newTaskRow,
      rowPatch: taskRowPatch,
    },
    given,
  );
