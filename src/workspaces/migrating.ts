import type { StoredWorkspace } from "../core/context.ts";
import type { Database } from "../core/database.ts";
import { type Migration, migrate, migrationLevel } from "../core/migrate.ts";
import { Refusal } from "../core/refusal.ts";
import { SECOND } from "../core/time.ts";

/** So long a request waits for the database of its workspace to be brought up to date; then it is asked to come again. */
const PATIENCE_MS = 5 * SECOND;

/**
 * Applies the migrations that a workspace's database has not seen, and says so in the directory; answers the level it stands at. Safe to
 * repeat after any interruption and at the same moment elsewhere: the ledger in that database lets each migration through once. A database
 * that newer code has brought further is left alone.
 */
export async function bringUpToDate(
  directory: Database,
  database: Database,
  workspace: Pick<StoredWorkspace, "id" | "schemaVersion">,
  migrations: Migration[],
): Promise<number> {
  const level = migrationLevel(migrations);
  if (workspace.schemaVersion >= level) return workspace.schemaVersion;
  await migrate(database, "workspace_migrations", migrations, Date.now());
  await directory.write([
    { sql: "update workspaces set schema_version = ? where id = ? and schema_version < ?", args: [level, workspace.id, level] },
  ]);
  return level;
}

/** Waits for `work` as long as a request may; what takes longer goes on after the answer. */
export async function waitAWhile<T>(work: Promise<T>, defer: (work: Promise<unknown>) => void): Promise<T> {
  const late = Symbol("late");
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<typeof late>((resolve) => {
    timer = setTimeout(() => resolve(late), PATIENCE_MS);
  });
  const first = await Promise.race([work, patience]).finally(() => clearTimeout(timer));
  if (first !== late) return first as T;
  defer(work.catch(() => undefined));
  throw new Refusal("unavailable", "This workspace is being brought up to date. Try again in a few seconds.", undefined, 5);
}
