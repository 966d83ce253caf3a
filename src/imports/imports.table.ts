import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { ImportJob, ImportOptions } from "./imports.schema.ts";

export const imports = sqliteTable("imports", {
  id: text("id").primaryKey(),
  kind: text("kind").$type<ImportJob["kind"]>().notNull(),
  object: text("object").$type<ImportJob["object"]>(),
  fileName: text("file_name").notNull(),
  fileKey: text("file_key").notNull(),
  fileBytes: integer("file_bytes").notNull(),
  options: text("options", { mode: "json" }).$type<ImportOptions>().notNull(),
  state: text("state").$type<ImportJob["state"]>().notNull(),
  byteOffset: integer("byte_offset").notNull(),
  line: integer("line").notNull(),
  rowsRead: integer("rows_read").notNull(),
  created: integer("created").notNull(),
  updated: integer("updated").notNull(),
  unchanged: integer("unchanged").notNull(),
  failed: integer("failed").notNull(),
  tally: text("tally", { mode: "json" }).$type<Record<string, number>>().notNull(),
  reason: text("reason"),
  memberId: text("member_id").notNull(),
  startedAt: integer("started_at"),
  finishedAt: integer("finished_at"),
  version: integer("version").notNull(),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

/** What is wrong with which row. */
export const importProblems = sqliteTable(
  "import_problems",
  {
    importId: text("import_id").notNull(),
    line: integer("line").notNull(),
    field: text("field"),
    reason: text("reason").notNull(),
    raw: text("raw").notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.line, table.reason] })],
);
