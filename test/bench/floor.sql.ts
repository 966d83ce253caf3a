import type { InStatement } from "@libsql/client/web";

type Given = Record<string, string>;

const CONTACT = `id, name, given_name, middle_name, family_name, address_form, language, title, stage, company_id, owner_id, emails, phones,
  city, country, birthday, description, external_id, source, last_activity_at, version, created_at, updated_at, deleted_at`;
const PAGE = `select ${CONTACT}, (select name from companies where companies.id = contacts.company_id) as company_name
  from contacts where deleted_at is null`;
const LOG = `insert into change_log (id, change_id, at, member_id, via, action, record_kind, record_id, fields)
  values (?, ?, ?, 'bench', 'api', ?, 'contact', ?, ?)`;
const MATCHING = `select d.record_id from search_index join search_documents d on d.doc = search_index.rowid where search_index match ?`;

/** The bare SQL of each operation: what somebody would write who wants only the rows. */
const FLOOR: Record<string, (given: Given) => InStatement[]> = {
  list: () => [{ sql: `${PAGE} order by sort_name, id limit 50`, args: [] }],
  filtered: ({ match = "" }) => [
    { sql: `${PAGE} and id in (${MATCHING} and d.kind = 'contact' limit 1000) order by sort_name, id limit 50`, args: [match] },
  ],
  search: ({ match = "" }) => [
    {
      sql: `select d.record_id, d.kind, d.at, d.title_exact, d.exact from search_index join search_documents d on d.doc = search_index.rowid
        where search_index match ? limit 20`,
      args: [match],
    },
  ],
  record: ({ id = "" }) => [
    { sql: `select ${CONTACT} from contacts where id = ?`, args: [id] },
    {
      sql: `select a.* from activity_links l join activities a on a.id = l.activity_id
        where l.record_id = ? order by l.occurred_at desc, l.activity_id desc limit 30`,
      args: [id],
    },
  ],
  create: ({ id = "", name = "", title = "", city = "", emails = "[]" }) => [
    {
      sql: `insert into contacts (id, name, sort_name, given_name, title, city, emails, created_at, updated_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      args: [id, name, name, name, title, city, emails, Date.now(), Date.now()],
    },
    { sql: LOG, args: [`chr_${id}`, id, Date.now(), "create", id, "{}"] },
  ],
  edit: ({ id = "", version = "", title = "", log = "" }) => [
    {
      sql: "update contacts set title = ?, version = version + 1, updated_at = ? where id = ? and version = ?",
      args: [title, Date.now(), id, Number(version)],
    },
    { sql: LOG, args: [log, log, Date.now(), "update", id, JSON.stringify({ title: [null, title] })] },
  ],
};

export function statementsOf(operation: string, given: Given): InStatement[] {
  const statements = FLOOR[operation];
  if (!statements) throw new Error(`There is no floor for ${operation}`);
  return statements(given);
}
