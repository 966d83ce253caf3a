import { statSync } from "node:fs";
import Libsql from "libsql";

const READ_WHOLE_UP_TO_BYTES = 64 * 1024 * 1024;
const WAITS_FOR_LOCK_MS = 1_500;

/** Why a database file cannot be served. */
export type Trouble = { is: "locked" } | { is: "damaged"; how: string };

/**
 * What stands in the way of serving a database file, or undefined when nothing does. Large files are read from end to end only
 * when asked to be thorough (after a run that did not end properly); nothing is written.
 */
export function troubleOf(path: string, thorough: boolean): Trouble | undefined {
  const db = new Libsql(path);
  try {
    db.exec(`pragma busy_timeout = ${WAITS_FOR_LOCK_MS}; begin immediate; rollback`);
    db.prepare("select count(*) from sqlite_schema").all([]);
    if (!thorough && statSync(path).size > READ_WHOLE_UP_TO_BYTES) return undefined;
    const [[found]] = db.prepare("pragma quick_check(1)").raw().all([]) as [[string]];
    return found === "ok" ? undefined : { is: "damaged", how: found.split("\n").at(-1) ?? found };
  } catch (thrown) {
    if (thrown instanceof Libsql.SqliteError && thrown.code.startsWith("SQLITE_BUSY")) return { is: "locked" };
    return { is: "damaged", how: thrown instanceof Error ? thrown.message : String(thrown) };
  } finally {
    db.close();
  }
}

/** The workspaces that a directory database says lie beside it: neither deleted, nor only begun, nor on a platform. */
export function workspacesIn(path: string): string[] {
  const db = new Libsql(path);
  const ask = <R>(sql: string) => db.prepare(sql).all([]) as R[];
  try {
    const columns = ask<{ name: string }>("select name from pragma_table_info('workspaces')").map(({ name }) => name);
    if (columns.length === 0) return [];
    const here = columns.includes("state") ? "where state in ('ready', 'closing') and database_name is null" : "";
    return ask<{ id: string }>(`select id from workspaces ${here}`).map(({ id }) => id);
  } finally {
    db.close();
  }
}
