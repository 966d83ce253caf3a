import { companyRecord } from "../companies/companies.record.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import type { RecordKind, Row } from "../core/record.ts";
import { dealRecord } from "../deals/deals.record.ts";
import { tasks } from "./tasks.table.ts";

export type TaskRow = Row<typeof tasks>;

export const taskRecord: RecordKind<typeof tasks> = {
  kind: "task",
  noun: "tasks",
  owners: ["assignee_id", "created_by"],
  links: { contactId: contactRecord, companyId: companyRecord, dealId: dealRecord },
  table: tasks,
  search: (row) => ({ title: row.title, text: row.note, at: row.updatedAt }),
};
