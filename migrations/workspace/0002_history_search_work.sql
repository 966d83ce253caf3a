create table change_log (
  id text primary key,
  change_id text not null,
  at integer not null,
  member_id text,
  via text not null,
  action text not null,
  record_kind text not null,
  record_id text not null,
  fields text not null default '{}' check (json_valid(fields)),
  request_id text
) strict, without rowid;
create index change_log_by_record on change_log (record_id, at desc);
create index change_log_by_change on change_log (change_id);

create table outbox (
  id text primary key,
  event text not null,
  record_kind text not null,
  record_id text not null,
  version integer not null,
  data text not null default '{}' check (json_valid(data)),
  at integer not null,
  attempts integer not null default 0,
  done_at integer
) strict, without rowid;
create index outbox_waiting on outbox (at, id) where done_at is null;

create table processed (
  consumer text not null,
  event_id text not null,
  at integer not null,
  primary key (consumer, event_id)
) strict, without rowid;

create table dead_letters (
  id text primary key,
  body text not null,
  reason text,
  at integer not null,
  seen_at integer
) strict, without rowid;

create table idempotency (
  key text not null,
  member_id text not null,
  request_hash text not null,
  status integer not null,
  body text not null,
  at integer not null,
  primary key (key, member_id)
) strict, without rowid;
create index idempotency_by_age on idempotency (at);

-- Exact text keeps the marks of Vietnamese, folded text has none; a hit on exact text ranks first. The kind is indexed like a word, so that a
-- search among contacts never reads what else has the words.
create table search_documents (
  doc integer primary key,
  record_id text not null unique,
  kind text not null,
  title_exact text not null,
  title_folded text not null,
  exact text not null,
  folded text not null,
  at integer not null
) strict;
-- Of very many who share a word, those whose whole name was typed.
create index search_documents_by_name on search_documents (title_folded) where kind in ('company', 'contact');
create virtual table search_index using fts5 (
  kind, title_exact, title_folded, exact, folded,
  content = 'search_documents', content_rowid = 'doc',
  tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3'
);
create trigger search_documents_added after insert on search_documents begin
  insert into search_index (rowid, kind, title_exact, title_folded, exact, folded)
  values (new.doc, new.kind, new.title_exact, new.title_folded, new.exact, new.folded);
end;
create trigger search_documents_removed after delete on search_documents begin
  insert into search_index (search_index, rowid, kind, title_exact, title_folded, exact, folded)
  values ('delete', old.doc, old.kind, old.title_exact, old.title_folded, old.exact, old.folded);
end;
create trigger search_documents_changed after update on search_documents begin
  insert into search_index (search_index, rowid, kind, title_exact, title_folded, exact, folded)
  values ('delete', old.doc, old.kind, old.title_exact, old.title_folded, old.exact, old.folded);
  insert into search_index (rowid, kind, title_exact, title_folded, exact, folded)
  values (new.doc, new.kind, new.title_exact, new.title_folded, new.exact, new.folded);
end;

create table imports (
  id text primary key,
  kind text not null,
  object text,
  file_name text not null,
  file_key text not null,
  file_bytes integer not null,
  options text not null default '{}' check (json_valid(options)),
  state text not null,
  byte_offset integer not null default 0,
  line integer not null default 0,
  rows_read integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  failed integer not null default 0,
  tally text not null default '{}' check (json_valid(tally)),
  reason text,
  member_id text not null,
  started_at integer,
  finished_at integer,
  version integer not null default 1,
  created_at integer not null,
  updated_at integer not null
) strict;
create index imports_by_age on imports (created_at desc);
create index imports_running on imports (updated_at) where state = 'running';

create table import_problems (
  import_id text not null references imports (id),
  line integer not null,
  field text,
  reason text not null,
  raw text not null,
  primary key (import_id, line, reason)
) strict, without rowid;
