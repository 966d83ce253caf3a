import type { RecordKind, Row } from "../core/record.ts";
import { tasks } from "./tasks.table.ts";

export type TaskRow = Row<typeof tasks>;

export const taskRecord: RecordKind<typeof tasks> = {
  kind: "task",
  noun: "tasks",
  owners: ["assignee_id", "created_by"],
  table: tasks,
  search: (row) => ({ title: row.title, text: row.note, at: row.updatedAt }),
};
