import { type Context, require } from "../core/context.ts";
import type { Statement } from "../core/database.ts";
import { ftsExpression, type QueryWord, queryWords } from "../core/search-query.ts";
import { exact, fold } from "../core/text.ts";
import { markPassage } from "./passage.rules.ts";
import type { SearchHits, SearchQuery } from "./search.schema.ts";

interface Found {
  record_id: string;
  kind: SearchHits["hits"][number]["kind"];
  title: string;
  text: string;
  at: number;
}

/**
 * Everything that has all the words, best first: the exact spelling before the folded one, titles before text, newer before older.
 * At most 550 candidates are ranked: those called just so, then those with the words in their title, the newest of each.
 */
export async function search(ctx: Context, query: SearchQuery): Promise<SearchHits> {
  require(ctx, "search:read");
  const words = queryWords(query.q);
  if (words.length === 0) return { hits: [] };
  const rows = await ctx.db.rows<Found>(searchStatement(words, query));
  return {
    hits: rows.map((row) => ({ id: row.record_id, kind: row.kind, title: row.title, passage: markPassage(row.text, words), at: row.at })),
  };
}

const NEWEST = "select rowid from search_index where search_index match ? order by rowid desc limit ?";
const NEWEST_OF_KIND = `select search_index.rowid from search_index join search_documents of_kind on of_kind.doc = search_index.rowid
  where search_index match ? and of_kind.kind = ? order by search_index.rowid desc limit ?`;

function searchStatement(words: QueryWord[], query: SearchQuery): Statement {
  const candidates = [
    [ftsExpression(words, "title_exact", "exact"), 150],
    [ftsExpression(words, "title_folded", "folded"), 200],
    [ftsExpression(words, "title_folded folded", "folded"), 150],
  ] as const;
  const name = exact(query.q).trim();
  const phrase = words.map((word) => word.exact).join(" ");
  const foldedPhrase = words.map((word) => word.folded).join(" ");
  return {
    sql: `with candidates(doc) as (
        ${candidates.map(() => `select * from (${query.kind ? NEWEST_OF_KIND : NEWEST})`).join(" union ")}
        union select * from (select doc from search_documents where title_folded = ? and kind in ('company', 'contact') limit 50)
      ), ranked as (
        select d.record_id, d.kind, d.doc, d.at,
          (d.title_exact = ?) * 64 + (instr(d.title_exact, ?) > 0) * 32 + (d.title_folded = ?) * 16 + (instr(d.title_folded, ?) = 1) * 8
          + (instr(d.title_folded, ?) > 0) * 4 + (instr(d.exact, ?) > 0) * 2 + (d.kind in ('contact', 'company')) * 2 + (d.kind = 'deal') as score
        from candidates join search_documents d using (doc) ${query.kind ? "where d.kind = ?" : ""}
        order by score desc, d.at desc, d.doc desc limit ?
      )
      select r.record_id, r.kind, r.at, coalesce(co.name, ct.name, de.name, pr.name, ac.subject, ta.title) as title,
        coalesce(ac.body, ta.note, concat_ws(' · ', ct.title, json_extract(ct.emails, '$[0].address'), json_extract(ct.phones, '$[0].number')),
          concat_ws(' · ', co.industry, co.city, co.domain), de.next_step, pr.description, '') as text
      from ranked r
      left join companies co on r.kind = 'company' and co.id = r.record_id
      left join contacts ct on r.kind = 'contact' and ct.id = r.record_id
      left join deals de on r.kind = 'deal' and de.id = r.record_id
      left join products pr on r.kind = 'product' and pr.id = r.record_id
      left join activities ac on r.kind = 'activity' and ac.id = r.record_id
      left join tasks ta on r.kind = 'task' and ta.id = r.record_id
      order by r.score desc, r.at desc, r.doc desc`,
    args: [
      ...candidates.flatMap(([expression, limit]) => [expression, ...(query.kind ? [query.kind] : []), limit]),
      fold(name),
      ...[name, phrase, fold(name), foldedPhrase, foldedPhrase, phrase],
      ...(query.kind ? [query.kind] : []),
      query.limit,
    ],
  };
}
