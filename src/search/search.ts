import { sql } from "drizzle-orm";
import { activityRecord } from "../activities/activities.record.ts";
import { companyRecord } from "../companies/companies.record.ts";
import { contactRecord } from "../contacts/contacts.record.ts";
import { reachSql } from "../core/access.ts";
import { type Context, require } from "../core/context.ts";
import { type Statement, statement } from "../core/database.ts";
import { amongKind, type Extent, findsByTitleAlone, ftsExpression, type QueryWord, queryWords } from "../core/search-query.ts";
import { exact, fold } from "../core/text.ts";
import { dealRecord } from "../deals/deals.record.ts";
import { orderRecord } from "../orders/orders.record.ts";
import { productRecord } from "../products/products.record.ts";
import { taskRecord } from "../tasks/tasks.record.ts";
import { markPassage } from "./passage.rules.ts";
import type { SearchHits, SearchQuery } from "./search.schema.ts";

const KINDS = [companyRecord, contactRecord, dealRecord, orderRecord, productRecord, activityRecord, taskRecord];

interface Found {
  record_id: string;
  kind: SearchHits["hits"][number]["kind"];
  title: string;
  text: string;
  at: number;
}

/**
 * Everything that has all the words, best first: the exact spelling before the folded one, titles before text, newer before older.
 * At most 550 candidates are ranked: those called just so, then the newest with the words in their title and with the words anywhere.
 * Words that are only begun are looked for where whole ones found too little: of a common word, gathering all that begins with it
 * takes ten times as long as the newest that have it.
 */
export async function search(ctx: Context, query: SearchQuery): Promise<SearchHits> {
  require(ctx, "search:read");
  const words = queryWords(query.q);
  if (words.length === 0) return { hits: [] };
  const sight = sightOf(ctx);
  const rows = await ctx.db.rows<Found>(searchStatement(words, query, sight));
  const passageOf = (row: Found) => (sight.byTitleAlone.includes(row.kind) ? "" : markPassage(row.text, words));
  return { hits: rows.map((row) => ({ id: row.record_id, kind: row.kind, title: row.title, passage: passageOf(row), at: row.at })) };
}

/** What of the search documents `d` the asker may see. */
interface Sight {
  /** Undefined where that is all of them. */
  seen: Statement | undefined;
  byTitleAlone: Found["kind"][];
}

function sightOf(ctx: Context): Sight {
  const conditions = KINDS.map((kind) => ({ kind, reach: reachSql(ctx, kind, `${kind.noun}:read`) })).filter(({ reach }) => reach);
  const cases = conditions.map(({ kind: { kind, noun }, reach }) => {
    const table = sql.raw(noun);
    return sql`when ${kind} then exists (select 1 from ${table} where ${table}.id = d.record_id and ${reach})`;
  });
  const seen = cases.length > 0 ? statement(sql`(case d.kind ${sql.join(cases, sql` `)} else true end)`) : undefined;
  return { seen, byTitleAlone: KINDS.filter((kind) => findsByTitleAlone(ctx, kind)).map(({ kind }) => kind as Found["kind"]) };
}

/** Kinds with hidden words count as found only by their title. */
function byTitle({ byTitleAlone }: Sight, anywhere: string, inTitle: string): string {
  if (byTitleAlone.length === 0) return anywhere;
  const kinds = `{kind} : (${byTitleAlone.map((kind) => `"${kind}"`).join(" OR ")})`;
  return `((${anywhere}) NOT (${kinds})) OR ((${kinds}) AND (${inTitle}))`;
}

/** Candidates of each sort. */
const EACH = 150;
/** With so many whole words found, begun ones are not looked for. */
const ENOUGH = 100;

/** Who does not see everything looks through the words found until there are enough that they do see. */
const newest = (limit: string, { seen }: Sight) =>
  seen
    ? `select d.doc from search_index join search_documents d on d.doc = search_index.rowid
        where search_index match ? and ${seen.sql} order by search_index.rowid desc limit ${limit}`
    : `select rowid from search_index where search_index match ? order by rowid desc limit ${limit}`;

function searchStatement(words: QueryWord[], query: SearchQuery, sight: Sight): Statement {
  const hasMarks = words.some((word) => word.exact !== word.folded);
  const sorts = (extent: Extent) => [
    ...(hasMarks ? [ftsExpression(words, "title_exact", "exact", extent)] : []),
    ftsExpression(words, "title_folded", "folded", extent),
    byTitle(sight, ftsExpression(words, "title_folded folded", "folded", extent), ftsExpression(words, "title_folded", "folded", extent)),
  ];
  const [whole, begun] = [sorts("whole"), sorts("start")];
  const union = (expressions: string[], limit: string) => expressions.map(() => `select * from (${newest(limit, sight)})`).join(" union ");
  const name = exact(query.q).trim();
  const phrase = words.map((word) => word.exact).join(" ");
  const seenArgs = sight.seen?.args ?? [];
  const foldedPhrase = words.map((word) => word.folded).join(" ");
  return {
    sql: `with whole(doc) as materialized (
        select * from (select d.doc from search_documents d where d.title_folded = ? and d.kind in ('company', 'contact')${sight.seen ? ` and ${sight.seen.sql}` : ""} limit 50)
        union ${union(whole, "?")}
      ), candidates(doc) as (
        select doc from whole union ${union(begun, `iif((select count(*) from whole) < ${ENOUGH}, ?, 0)`)}
      ), ranked as (
        select d.record_id, d.kind, d.doc, d.at,
          (d.title_exact = ?) * 64 + (instr(d.title_exact, ?) > 0) * 32 + (d.title_folded = ?) * 16 + (instr(d.title_folded, ?) = 1) * 8
          + (instr(d.title_folded, ?) > 0) * 4 + (instr(d.exact, ?) > 0) * 2 + (d.kind in ('contact', 'company')) * 2 + (d.kind = 'deal') as score
        from candidates join search_documents d using (doc) ${query.kind ? "where d.kind = ?" : ""}
        order by score desc, d.at desc, d.doc desc limit ?
      )
      select r.record_id, r.kind, r.at, coalesce(co.name, ct.name, de.name, od.number, pr.name, ac.subject, ta.title, '') as title,
        coalesce(substr(ac.body, 1, 4000), ta.note, concat_ws(' · ', ct.title, json_extract(ct.emails, '$[0].address'), json_extract(ct.phones, '$[0].number')),
          concat_ws(' · ', co.industry, co.city, co.domain), de.next_step, concat_ws(' · ', od.note, (select group_concat(name, ' · ') from order_lines where order_id = od.id and position <= 20)), pr.description, '') as text
      from ranked r
      left join companies co on r.kind = 'company' and co.id = r.record_id
      left join contacts ct on r.kind = 'contact' and ct.id = r.record_id
      left join deals de on r.kind = 'deal' and de.id = r.record_id
      left join orders od on r.kind = 'order' and od.id = r.record_id
      left join products pr on r.kind = 'product' and pr.id = r.record_id
      left join activities ac on r.kind = 'activity' and ac.id = r.record_id
      left join tasks ta on r.kind = 'task' and ta.id = r.record_id
      order by r.score desc, r.at desc, r.doc desc`,
    args: [
      fold(name),
      ...seenArgs,
      ...[...whole, ...begun].flatMap((expression) => [amongKind(query.kind, expression), ...seenArgs, EACH]),
      ...[name, phrase, fold(name), foldedPhrase, foldedPhrase, phrase],
      ...(query.kind ? [query.kind] : []),
      query.limit,
    ],
  };
}
