import { type SQL, sql } from "drizzle-orm";
import { companyRecord } from "../companies/companies.record.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import { andVisible } from "../core/access.ts";
import { Change } from "../core/change.ts";
import { type Context, require } from "../core/context.ts";
import { withDefaults } from "../core/defaults.ts";
import type { Page } from "../core/fields.schema.ts";
import { filterSql } from "../core/filters.ts";
import { getLiveRow, getRow, type Ref, requireKind } from "../core/get.ts";
import { kindOfId, newId } from "../core/ids.ts";
import { cappedCount, countQuery, pageSql, type Sort, toPage } from "../core/pages.ts";
import { matchSql } from "../core/search-query.ts";
import { select } from "../core/select.ts";
import { taskFilters } from "./tasks.filters.ts";
import { type TaskRow, taskRecord } from "./tasks.record.ts";
import type { Task, TaskInput, TaskPatch, TaskQuery } from "./tasks.schema.ts";
import { tasks } from "./tasks.table.ts";

type NamedTask = TaskRow & { contactName?: unknown; companyName?: unknown };

const NO_DUE_DATE = Number.MAX_SAFE_INTEGER;
const BY_DUE: Sort<TaskRow> = {
  by: sql`coalesce(${tasks.dueAt}, ${sql.raw(String(NO_DUE_DATE))})`,
  descending: false,
  valueOf: (row) => row.dueAt ?? NO_DUE_DATE,
};
const BY_DONE: Sort<TaskRow> = { by: sql`${tasks.doneAt}`, descending: true, valueOf: (row) => row.doneAt ?? 0 };
const BY_BIN: Sort<TaskRow> = { by: sql`${tasks.deletedAt}`, descending: true, valueOf: (row) => row.deletedAt ?? 0 };

/** A task as callers see it. */
export function presentTask({ createdBy, ...task }: NamedTask): Task {
  return task as Task;
}

/** Open tasks by due date, those without one last; done ones newest first. */
export async function listTasks(ctx: Context, query: TaskQuery): Promise<Page<Task>> {
  require(ctx, "tasks:read");
  const [name, sort] = query.bin
    ? (["tasks by bin", BY_BIN] as const)
    : query.state === "done"
      ? (["tasks by done", BY_DONE] as const)
      : (["tasks by dueAt", BY_DUE] as const);
  const { after, order } = pageSql(ctx, name, sort, sql`${tasks.id}`, query.cursor);
  const filtered = query.filter ? [await filterSql(ctx, taskFilters, query.filter)] : [];
  const where = sql.join([...conditionsOf(ctx, query), ...filtered], sql` and `);
  const rows = taskSelect(ctx, after ? sql`${where} and ${after}` : where, order, query.limit + 1);
  const [found, [counted]] = query.count ? await ctx.db.read(rows, countQuery(sql`tasks`, where)) : [await ctx.db.all(rows), []];
  const page = toPage(ctx, name, sort, found, query.limit);
  return { ...page, items: page.items.map(presentTask), ...(counted ? { count: cappedCount(counted.n) } : {}) };
}

/** Open tasks of one record, for its page. */
export const openTasksOf = (ctx: Context, recordId: string) =>
  taskSelect(ctx, sql`${OPEN}${andVisible(ctx, taskRecord)} and ${aboutRecord(recordId)}`, BY_DUE.by, 50);

/** Open tasks of a member that are due before a moment, with whom they are about. */
export const dueTasksOf = (ctx: Context, memberId: string, before: number) =>
  taskSelect(
    ctx,
    sql`${OPEN}${andVisible(ctx, taskRecord)} and tasks.assignee_id = ${memberId} and tasks.due_at < ${before}`,
    BY_DUE.by,
    100,
  );

/** Who does not see the customer of a task does not read their name there either. */
const taskSelect = (ctx: Context, where: SQL, order: SQL, limit: number) =>
  select(
    tasks,
    sql`left join contacts on contacts.id = tasks.contact_id${andVisible(ctx, contactRecord)}
      left join companies on companies.id = tasks.company_id${andVisible(ctx, companyRecord)}
      where ${where} order by ${order} limit ${limit}`,
    { contactName: sql`contacts.name`, companyName: sql`companies.name` },
  );

const OPEN = sql`tasks.deleted_at is null and tasks.done_at is null`;
const DONE = sql`tasks.deleted_at is null and tasks.done_at is not null`;

function conditionsOf(ctx: Context, query: TaskQuery): SQL[] {
  const state = query.bin ? sql`tasks.deleted_at is not null` : query.state === "done" ? DONE : OPEN;
  return [
    sql`${state}${andVisible(ctx, taskRecord)}`,
    ...(query.assigneeId ? [sql`tasks.assignee_id = ${query.assigneeId}`] : []),
    ...(query.recordId ? [aboutRecord(query.recordId)] : []),
    ...(query.q ? [matchSql(ctx, taskRecord, query.q, sql`tasks`)] : []),
  ];
}

const ABOUT: Partial<Record<string, string>> = { contact: "contact_id", company: "company_id", deal: "deal_id" };

/** Each kind of record has its own column and index; asking all three columns at once would read every task. */
function aboutRecord(recordId: string): SQL {
  const column = ABOUT[kindOfId(recordId) ?? ""];
  return column ? sql`${sql.raw(`tasks.${column}`)} = ${recordId}` : sql`false`;
}

export async function getTask(ctx: Context, id: string): Promise<Task> {
  return presentTask(await getRow(ctx, taskRecord, { id }, "tasks:read"));
}

export async function createTask(ctx: Context, input: TaskInput): Promise<Task> {
  const change = new Change(ctx);
  const [row] = addTasks(ctx, change, [input]) as [TaskRow];
  return change.commit(presentTask(row));
}

/** The many-form: adds tasks to a change that the caller commits. Without an assignee a task is the asker's own. */
export function addTasks(ctx: Context, change: Change, inputs: TaskInput[]): TaskRow[] {
  return change.create(
    taskRecord,
    inputs.map((input) => newTaskRow(ctx, input)),
  );
}

export function newTaskRow(ctx: Context, input: TaskInput) {
  requireLinks(input);
  return { ...withDefaults({ ...EMPTY, assigneeId: ctx.member.id }, input), doneAt: null, id: newId("task", ctx.now) };
}

export async function editTask(ctx: Context, ref: Ref, patch: TaskPatch): Promise<Task> {
  const before = await getLiveRow(ctx, taskRecord, ref, "tasks:edit");
  const { patch: rowPatch, event } = taskRowPatch(ctx, before, patch);
  const change = new Change(ctx);
  const [row] = change.update(taskRecord, [{ before, patch: rowPatch }], event) as [TaskRow];
  return change.commit(presentTask(row));
}

/** A patch as the row takes it; completing a task is an event of its own. */
export function taskRowPatch(ctx: Context, before: TaskRow, patch: TaskPatch): { patch: Partial<TaskRow>; event: string | undefined } {
  requireLinks(patch);
  const { done, ...fields } = patch;
  const doneAt = done === undefined ? undefined : done ? (before.doneAt ?? ctx.now) : null;
  const event = done === true && before.doneAt === null ? "task.completed" : undefined;
  return { patch: { ...fields, ...(doneAt === undefined ? {} : { doneAt }) } as Partial<TaskRow>, event };
}

export async function deleteTask(ctx: Context, ref: Ref): Promise<Task> {
  const before = await getLiveRow(ctx, taskRecord, ref, "tasks:delete");
  const change = new Change(ctx);
  const [row] = change.remove(taskRecord, [before]) as [TaskRow];
  return change.commit(presentTask(row));
}

export async function restoreTask(ctx: Context, ref: Ref): Promise<Task> {
  const before = await getRow(ctx, taskRecord, ref, "tasks:edit");
  const change = new Change(ctx);
  const [row] = change.restore(taskRecord, [before]) as [TaskRow];
  return change.commit(presentTask(row));
}

function requireLinks(input: TaskPatch): void {
  requireKind("assigneeId", input.assigneeId, "user");
  requireKind("contactId", input.contactId, "contact");
  requireKind("companyId", input.companyId, "company");
  requireKind("dealId", input.dealId, "deal");
}

const EMPTY = { note: "", dueAt: null, contactId: null, companyId: null, dealId: null, source: null };
