import type { Database } from "../core/database.ts";
import { WORKSPACE_TABLES } from "./tables.ts";

/** Takes every table of a workspace out of a database that the directory shares, which itself stays. Safe to repeat. */
export async function emptyDatabase(database: Database): Promise<void> {
  const names = [...WORKSPACE_TABLES.map(({ name }) => name), "workspace_migrations"].reverse();
  await database.run(`begin immediate;\n${names.map((name) => `drop table if exists ${name};`).join("\n")}\ncommit;`);
}
