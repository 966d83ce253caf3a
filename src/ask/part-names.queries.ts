import { type SQL, sql } from "drizzle-orm";
import { andVisible } from "../core/access.ts";
import type { Context } from "../core/context.ts";
import { words } from "../core/text.ts";
import { NAMESAKES_AT_MOST } from "./grammar/people.ts";
import { ASKED } from "./nouns.ts";

/** So many companies for each part: enough to tell that one alone has it, and to offer a choice where it is several. */
const EACH = 6;
const PARTS_AT_MOST = 60;
const WORDS_AT_MOST = 4;
/** One word is taken for a name only where it is written as one. */
const CAPITAL = /(?<=\s)\p{Lu}[\p{L}\p{N}]{3,}/gu;

/** Companies that the asker sees with a few words of the question side by side in their name, by the index of the search. */
export function companiesNamedInPart(ctx: Context, question: string): SQL {
  const all = words(question);
  const runs = all.flatMap((_, start) =>
    Array.from({ length: WORDS_AT_MOST - 1 }, (__, more) => all.slice(start, start + more + 2)).filter((run) => run.length > 1),
  );
  const alone = (question.match(CAPITAL) ?? []).flatMap(words);
  const parts = [...new Set([...alone, ...runs.map((run) => run.join(" "))])].slice(0, PARTS_AT_MOST);
  const sought = JSON.stringify(parts.map((part) => `{kind} : "company" AND {title_folded} : "${part}"`));
  return sql`select 'company' as facet, name as text, id from companies where id in (
    select found.value from json_each(${sought}) as part, json_each((
      select json_group_array(id) from (
        select companies.id from search_index join search_documents on search_documents.doc = search_index.rowid
          join companies on companies.id = search_documents.record_id
        where search_index match part.value and companies.deleted_at is null${andVisible(ctx, ASKED.companies.filters.record)}
        order by search_index.rowid desc limit ${sql.raw(String(EACH))})
    )) as found)`;
}

/** Words of a question that may be what somebody is called. */
const CALLED_AT_MOST = 30;

/** Contacts that the asker sees whose given name stands in the question, along the index that they are put in order by; one more than are listed. */
export function contactsCalled(ctx: Context, question: string): SQL {
  const called = JSON.stringify([...new Set(words(question))].filter((word) => /^\p{L}{2,}$/u.test(word)).slice(0, CALLED_AT_MOST));
  return sql`select 'contact' as facet, name as text, id from contacts where id in (
    select found.value from json_each(${called}) as part, json_each((
      select json_group_array(id) from (
        select id from contacts where sort_name >= part.value || ' ' and sort_name < part.value || '!'
          and deleted_at is null${andVisible(ctx, ASKED.contacts.filters.record)} limit ${sql.raw(String(NAMESAKES_AT_MOST + 1))})
    )) as found)`;
}
