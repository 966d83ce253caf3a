import * as z from "zod";
import { id, instant, listQuery, pageOf, prose, recordFields, requiredLine } from "../core/fields.schema.ts";

const taskFields = {
  title: requiredLine(300),
  note: prose(10_000),
  dueAt: instant.nullable(),
  assigneeId: id.nullable(),
  contactId: id.nullable(),
  companyId: id.nullable(),
  dealId: id.nullable(),
};

export const taskInput = z.strictObject(taskFields).partial().required({ title: true }).meta({ id: "TaskInput" });
/** `done: true` completes the task now, `false` opens it again. */
export const taskPatch = z
  .strictObject({ ...taskFields, done: z.boolean() })
  .partial()
  .meta({ id: "TaskPatch" });

export const task = z
  .object({
    id: z.string(),
    title: z.string(),
    note: z.string(),
    dueAt: z.int().nullable(),
    doneAt: z.int().nullable(),
    assigneeId: z.string().nullable(),
    contactId: z.string().nullable(),
    companyId: z.string().nullable(),
    dealId: z.string().nullable(),
    /** Names of what it is about, for lists. */
    contactName: z.string().nullable().optional(),
    companyName: z.string().nullable().optional(),
    source: z.string().nullable(),
    ...recordFields,
  })
  .meta({ id: "Task" });

export const taskQuery = listQuery(["dueAt"]).extend({
  state: z.enum(["open", "done"]).default("open"),
  assigneeId: id.optional(),
  recordId: id.optional(),
});
export const taskPage = pageOf(task).meta({ id: "TaskList" });

export type Task = z.infer<typeof task>;
export type TaskInput = z.infer<typeof taskInput>;
export type TaskPatch = z.infer<typeof taskPatch>;
export type TaskQuery = z.infer<typeof taskQuery>;
