import type { Statement } from "./database.ts";
import type { AnyRow, RecordKind, RecordTable, Row } from "./record.ts";
import { insertTuples } from "./rows.ts";
import { exact, fold } from "./text.ts";

/** What a record is found by. `at` (ms) lets newer ones rank first. */
export interface SearchDocument {
  recordId: string;
  kind: string;
  title: string;
  text: string;
  at: number;
}

const MAX_TEXT = 4_000;

/** Search documents of rows; a row in the bin has none. */
export function documentsOf<T extends RecordTable>(kind: RecordKind<T>, rows: Row<T>[]): SearchDocument[] {
  return rows.flatMap((row) => {
    const found = (row as AnyRow).deletedAt === null ? kind.search?.(row) : undefined;
    return found
      ? [{ recordId: (row as AnyRow).id, kind: kind.kind, title: found.title, text: found.text.slice(0, MAX_TEXT), at: found.at }]
      : [];
  });
}

export function writeDocuments(documents: SearchDocument[]): Statement {
  const tuples = documents.map(({ recordId, kind, title, text, at }) => [
    recordId,
    kind,
    exact(title),
    fold(title),
    exact(text),
    fold(text),
    at,
  ]);
  return insertTuples("search_documents", COLUMNS, tuples, ON_CONFLICT);
}

export function dropDocuments(recordIds: string[]): Statement {
  return { sql: "delete from search_documents where record_id in (select value from json_each(?))", args: [JSON.stringify(recordIds)] };
}

const COLUMNS = ["record_id", "kind", "title_exact", "title_folded", "exact", "folded", "at"];
const ON_CONFLICT = `on conflict (record_id) do update set ${COLUMNS.slice(2)
  .map((column) => `${column} = excluded.${column}`)
  .join(", ")}`;
