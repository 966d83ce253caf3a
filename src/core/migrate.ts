import type { Database } from "./database.ts";

export interface Migration {
  name: string;
  sql: string;
}

/** The schema version that these migrations lead to. */
export const migrationLevel = (migrations: Migration[]): number => migrations.length;

/**
 * Applies what the ledger does not name yet, in order; each file and its ledger row are one transaction.
 * The ledger's primary key is the lock: of two at once, one applies and the other sees it done. Answers the names applied.
 */
export async function migrate(
  db: Database,
  ledger: "directory_migrations" | "workspace_migrations",
  migrations: Migration[],
  now: number,
): Promise<string[]> {
  await db.run(`create table if not exists ${ledger} (name text primary key, applied_at integer not null) strict, without rowid;`);
  const known = new Set((await db.rows<{ name: string }>({ sql: `select name from ${ledger}`, args: [] })).map(({ name }) => name));
  const applied: string[] = [];
  for (const migration of migrations.filter(({ name }) => !known.has(name))) {
    try {
      await db.run(`begin immediate;\ninsert into ${ledger} values ('${migration.name}', ${now});\n${migration.sql}\ncommit;`);
      applied.push(migration.name);
    } catch (thrown) {
      if (!(await isApplied(db, ledger, migration.name))) throw thrown;
    }
  }
  return applied;
}

async function isApplied(db: Database, ledger: string, name: string): Promise<boolean> {
  const rows = await db.rows({ sql: `select 1 from ${ledger} where name = ?`, args: [name] });
  return rows.length > 0;
}
