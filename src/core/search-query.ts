import { type SQL, sql } from "drizzle-orm";
import { exact, fold } from "./text.ts";

/** How many hits a list under a search may have; beyond that, ask for more words. */
const CANDIDATES = 1_000;

/** Words of a query as they are indexed: letters and digits, at most twelve of them. */
export function queryWords(q: string): { exact: string; folded: string }[] {
  const found = exact(q).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return found.slice(0, 12).map((word) => ({ exact: word, folded: fold(word) }));
}

/** An FTS5 expression: every word, as the start of a word, in the given columns. Never empty: no words match nothing. */
export function ftsExpression(words: string[], columns: string): string {
  if (words.length === 0) return `{${columns}} : "\u0001"`;
  return words.map((word) => `{${columns}} : "${word}" *`).join(" AND ");
}

/** Condition "this record of that kind is found by these words", folded, for a list. */
export function matchSql(kind: string, q: string, table: SQL): SQL {
  const expression = ftsExpression(
    queryWords(q).map((word) => word.folded),
    "title_folded folded",
  );
  return sql`${table}.id in (select d.record_id from search_index join search_documents d on d.doc = search_index.rowid
    where search_index match ${expression} and d.kind = ${kind} limit ${sql.raw(String(CANDIDATES))})`;
}
