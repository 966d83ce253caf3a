import * as z from "zod";
import { readRecord } from "../records.ts";
import { READS, tool } from "../tool.ts";

export const getTool = tool({
  name: "get",
  title: "Read a record · Xem một hồ sơ",
  description:
    "A contact or company with its open tasks, deals and newest activities, or one deal, task, activity or product, by its id (con_…, com_…, dea_…, tas_…, act_…, pro_…). `version` is needed to propose a change.",
  verbs: ["contacts:read"],
  annotations: READS,
  isSlow: false,
  input: z.strictObject({ id: z.string().max(40) }),
  inputSchema: { type: "object", properties: { id: { type: "string", maxLength: 40 } }, required: ["id"], additionalProperties: false },
  run: async ({ ctx }, { id }) => ({ data: await readRecord(ctx, id) }),
});
