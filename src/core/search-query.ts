import { type SQL, sql } from "drizzle-orm";
import type { Context } from "./context.ts";
import type { RecordKind, RecordTable } from "./record.ts";
import { exact, fold } from "./text.ts";

/** How many hits a list under a search may have; beyond that, ask for more words. */
const CANDIDATES = 1_000;

export interface QueryWord {
  exact: string;
  folded: string;
  /** The groups of a number that may be kept in one piece: 0903 123 456. */
  groups?: string[];
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const NUMBER_OR_WORD = /(?<![\p{L}\p{N}])\+?\d[\d\s().-]{6,}\d(?![\p{L}\p{N}])|[\p{L}\p{M}\p{N}]+/gu;

/** Words of a query as they are indexed: letters and digits, at most twelve of them. */
export function queryWords(q: string): QueryWord[] {
  const found = exact(q).match(NUMBER_OR_WORD) ?? [];
  return found.slice(0, 12).map((text) => {
    const groups = text.match(WORD) ?? [];
    const word = groups.join("");
    return { exact: word, folded: fold(word), ...(groups.length > 1 ? { groups } : {}) };
  });
}

/** How a word of the query must stand in the text: in its exact spelling or folded, and as a whole word or as the start of one. */
export type Spelling = "exact" | "folded";
export type Extent = "whole" | "start";

/** An FTS5 expression: every word in the given columns. Never empty: no words match nothing. */
export function ftsExpression(words: QueryWord[], columns: string, spelling: Spelling, extent: Extent = "start"): string {
  if (words.length === 0) return `{${columns}} : "\u0001"`;
  return words.map((word) => `{${columns}} : ${termOf(word, spelling, extent)}`).join(" AND ");
}

function termOf(word: QueryWord, spelling: Spelling, extent: Extent): string {
  const quoted = (text: string) => (extent === "start" ? `"${text}" *` : `"${text}"`);
  return word.groups ? `(${quoted(word[spelling])} OR (${word.groups.map(quoted).join(" AND ")}))` : quoted(word[spelling]);
}

type SearchedKind = Pick<RecordKind<RecordTable>, "kind" | "noun" | "searched">;

/** Of a kind whose search text holds a field that the asker does not see, only the title may be searched. */
export const findsByTitleAlone = (ctx: Pick<Context, "access">, { noun, searched = [] }: Omit<SearchedKind, "kind">): boolean => {
  const hidden = ctx.access.hidden(noun);
  return searched.some((field) => hidden.has(field));
};

/** The same among records of one kind, if one is named. */
export const amongKind = (kind: string | undefined, expression: string): string =>
  kind ? `{kind} : "${kind}" AND (${expression})` : expression;

/** Condition "this record of that kind is found by these words", folded, for a list: the newest of very many. */
export function matchSql(ctx: Pick<Context, "access">, kind: SearchedKind, q: string, table: SQL): SQL {
  const columns = findsByTitleAlone(ctx, kind) ? "title_folded" : "title_folded folded";
  const expression = amongKind(kind.kind, ftsExpression(queryWords(q), columns, "folded"));
  return sql`${table}.id in (select d.record_id from search_index join search_documents d on d.doc = search_index.rowid
    where search_index match ${expression} order by search_index.rowid desc limit ${sql.raw(String(CANDIDATES))})`;
}
