import { and, eq, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { companies } from "../companies/companies.table.ts";
import { contacts } from "../contacts/contacts.table.ts";
import { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import { withDefaults } from "../core/defaults.ts";
import type { Page } from "../core/fields.schema.ts";
import { getLiveRow, getRow, type Ref, requireKind } from "../core/get.ts";
import { newId } from "../core/ids.ts";
import { cappedCount, countSql, pageSql, type Sort, toPage } from "../core/pages.ts";
import { matchSql } from "../core/search-query.ts";
import { type TaskRow, taskRecord } from "./tasks.record.ts";
import type { Task, TaskInput, TaskPatch, TaskQuery } from "./tasks.schema.ts";
import { tasks } from "./tasks.table.ts";

type NamedTask = { task: TaskRow; contactName: string | null; companyName: string | null };

const NO_DUE_DATE = Number.MAX_SAFE_INTEGER;
const BY_DUE: Sort<TaskRow> = {
  by: sql`coalesce(${tasks.dueAt}, ${sql.raw(String(NO_DUE_DATE))})`,
  descending: false,
  valueOf: (row) => row.dueAt ?? NO_DUE_DATE,
};
const BY_DONE: Sort<TaskRow> = { by: sql`${tasks.doneAt}`, descending: true, valueOf: (row) => row.doneAt ?? 0 };
const BY_BIN: Sort<TaskRow> = { by: sql`${tasks.deletedAt}`, descending: true, valueOf: (row) => row.deletedAt ?? 0 };

/** A task as callers see it. */
export function presentTask({ task, contactName, companyName }: NamedTask): Task {
  const { createdBy, ...shown } = task;
  return { ...shown, contactName, companyName };
}

const present = (task: TaskRow): Task => {
  const { createdBy, ...shown } = task;
  return shown;
};

/** Open tasks by due date, those without one last; done ones newest first. */
export async function listTasks(ctx: Context, query: TaskQuery): Promise<Page<Task>> {
  require(ctx, "tasks:read");
  const [name, sort] = query.bin
    ? (["tasks by bin", BY_BIN] as const)
    : query.state === "done"
      ? (["tasks by done", BY_DONE] as const)
      : (["tasks by dueAt", BY_DUE] as const);
  const { after, order } = pageSql(ctx, name, sort, sql`${tasks.id}`, query.cursor);
  const where = conditionOf(query) ?? sql`true`;
  const select = taskSelect(ctx, and(where, after))
    .orderBy(order)
    .limit(query.limit + 1);
  const [rows, counts] = query.count
    ? await ctx.db.read(select, ctx.db.orm.all<{ n: number }>(countSql(sql`tasks`, where)) as never)
    : [await select, []];
  const [total] = counts as unknown as { n: number }[];
  const found = rows.map((row) => row.task);
  const page = toPage(ctx, name, sort, found, query.limit);
  return { ...page, items: rows.slice(0, query.limit).map(presentTask), ...(total ? { count: cappedCount(total.n) } : {}) };
}

/** Open tasks of one record, for its page. */
export const openTasksOf = (ctx: Context, recordId: string) =>
  taskSelect(ctx, and(isNull(tasks.deletedAt), isNull(tasks.doneAt), aboutRecord(recordId)))
    .orderBy(BY_DUE.by)
    .limit(50);

function taskSelect(ctx: Context, where: SQL | undefined) {
  return ctx.db.orm
    .select({ task: tasks, contactName: contacts.name, companyName: companies.name })
    .from(tasks)
    .leftJoin(contacts, eq(contacts.id, tasks.contactId))
    .leftJoin(companies, eq(companies.id, tasks.companyId))
    .where(where)
    .$dynamic();
}

function conditionOf(query: TaskQuery): SQL | undefined {
  const state = query.bin
    ? isNotNull(tasks.deletedAt)
    : and(isNull(tasks.deletedAt), query.state === "done" ? isNotNull(tasks.doneAt) : isNull(tasks.doneAt));
  const assignee = query.assigneeId ? eq(tasks.assigneeId, query.assigneeId) : undefined;
  return and(
    state,
    assignee,
    query.recordId ? aboutRecord(query.recordId) : undefined,
    query.q ? matchSql("task", query.q, sql`tasks`) : undefined,
  );
}

const aboutRecord = (recordId: string) => or(eq(tasks.contactId, recordId), eq(tasks.companyId, recordId), eq(tasks.dealId, recordId));

export async function getTask(ctx: Context, id: string): Promise<Task> {
  return present(await getRow(ctx, taskRecord, { id }, "tasks:read"));
}

export async function createTask(ctx: Context, input: TaskInput): Promise<Task> {
  const change = new Change(ctx);
  const [row] = addTasks(ctx, change, [input]) as [TaskRow];
  return change.commit(present(row));
}

/** The many-form: adds tasks to a change that the caller commits. Without an assignee a task is the asker's own. */
export function addTasks(ctx: Context, change: Change, inputs: TaskInput[]): TaskRow[] {
  for (const input of inputs) requireLinks(input);
  return change.create(
    taskRecord,
    inputs.map((input) => ({ ...withDefaults({ ...EMPTY, assigneeId: ctx.member.id }, input), doneAt: null, id: newId("task", ctx.now) })),
  );
}

export async function editTask(ctx: Context, ref: Ref, patch: TaskPatch): Promise<Task> {
  requireLinks(patch);
  const before = await getLiveRow(ctx, taskRecord, ref, "tasks:edit");
  const { done, ...fields } = patch;
  const doneAt = done === undefined ? undefined : done ? (before.doneAt ?? ctx.now) : null;
  const event = done === true && before.doneAt === null ? "task.completed" : undefined;
  const change = new Change(ctx);
  const [row] = change.update(
    taskRecord,
    [{ before, patch: { ...fields, ...(doneAt === undefined ? {} : { doneAt }) } as Partial<TaskRow> }],
    event,
  ) as [TaskRow];
  return change.commit(present(row));
}

export async function deleteTask(ctx: Context, ref: Ref): Promise<Task> {
  const before = await getLiveRow(ctx, taskRecord, ref, "tasks:delete");
  const change = new Change(ctx);
  const [row] = change.remove(taskRecord, [before]) as [TaskRow];
  return change.commit(present(row));
}

export async function restoreTask(ctx: Context, ref: Ref): Promise<Task> {
  const before = await getRow(ctx, taskRecord, ref, "tasks:edit");
  const change = new Change(ctx);
  const [row] = change.restore(taskRecord, [before]) as [TaskRow];
  return change.commit(present(row));
}

function requireLinks(input: TaskPatch): void {
  requireKind("assigneeId", input.assigneeId, "user");
  requireKind("contactId", input.contactId, "contact");
  requireKind("companyId", input.companyId, "company");
  requireKind("dealId", input.dealId, "deal");
}

const EMPTY = { note: "", dueAt: null, contactId: null, companyId: null, dealId: null, source: null };
