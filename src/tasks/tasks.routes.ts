import { bulkAnswer, bulkInput } from "../core/bulk.schema.ts";
import { type App, endpoint, idParams } from "../core/http.ts";
import { bulkTasks } from "./tasks.bulk.ts";
import { task, taskInput, taskPage, taskPatch, taskQuery } from "./tasks.schema.ts";
import { createTask, deleteTask, editTask, getTask, listTasks, restoreTask } from "./tasks.ts";

export function taskRoutes(app: App): void {
  endpoint(
    app,
    {
      method: "get",
      path: "/tasks",
      access: "tasks:read",
      operationId: "listTasks",
      summary: "List tasks",
      query: taskQuery,
      answer: taskPage,
      sparse: task,
    },
    (ctx, { query }) => listTasks(ctx, query),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/tasks",
      access: "tasks:create",
      operationId: "createTask",
      summary: "Create a task",
      body: taskInput,
      answer: task,
      status: 201,
    },
    (ctx, { body }) => createTask(ctx, body),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/tasks/bulk",
      access: "tasks:edit",
      operationId: "bulkTasks",
      summary: "Create, change, delete or restore up to 1,000 tasks in one change",
      body: bulkInput("TaskInput", "TaskPatch"),
      answer: bulkAnswer,
    },
    (ctx, { body }) => bulkTasks(ctx, body),
  );
  endpoint(
    app,
    {
      method: "get",
      path: "/tasks/{id}",
      access: "tasks:read",
      operationId: "getTask",
      summary: "Read a task",
      params: idParams,
      answer: task,
      sparse: task,
    },
    (ctx, { params }) => getTask(ctx, params.id),
  );
  endpoint(
    app,
    {
      method: "patch",
      path: "/tasks/{id}",
      access: "tasks:edit",
      operationId: "editTask",
      summary: "Change, complete or reopen a task",
      params: idParams,
      body: taskPatch,
      answer: task,
      ifMatch: true,
    },
    (ctx, { params, body, version }) => editTask(ctx, { ...params, version }, body),
  );
  endpoint(
    app,
    {
      method: "delete",
      path: "/tasks/{id}",
      access: "tasks:delete",
      operationId: "deleteTask",
      summary: "Put a task into the bin",
      params: idParams,
      answer: task,
      ifMatch: true,
    },
    (ctx, { params, version }) => deleteTask(ctx, { ...params, version }),
  );
  endpoint(
    app,
    {
      method: "post",
      path: "/tasks/{id}/restore",
      access: "tasks:edit",
      operationId: "restoreTask",
      summary: "Take a task out of the bin",
      params: idParams,
      answer: task,
    },
    (ctx, { params }) => restoreTask(ctx, params),
  );
}
