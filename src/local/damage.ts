import { statSync } from "node:fs";
import Libsql from "libsql";

const READ_WHOLE_UP_TO_BYTES = 64 * 1024 * 1024;

/**
 * What is wrong with a database file, or undefined when nothing is. Large files are read from end to end only when asked
 * to be thorough (after a run that did not end properly); nothing is written.
 */
export function damageOf(path: string, thorough: boolean): string | undefined {
  const db = new Libsql(path);
  try {
    db.prepare("select count(*) from sqlite_schema").all([]);
    if (!thorough && statSync(path).size > READ_WHOLE_UP_TO_BYTES) return undefined;
    const [[found]] = db.prepare("pragma quick_check(1)").raw().all([]) as [[string]];
    return found === "ok" ? undefined : found.split("\n").at(-1);
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  } finally {
    db.close();
  }
}
