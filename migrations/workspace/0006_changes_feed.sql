-- The order in which changes were committed. SQLite has one writer at a time, so a number given within a write's own transaction is in commit
-- order, and no lower one appears later. Ids cannot serve: they are made before the commit.
create table change_feed (
  seq integer primary key autoincrement,
  change_id text not null,
  at integer not null
) strict;
insert into change_feed (change_id, at)
  select first.change_id, change_log.at
  from (select change_id, min(id) as id from change_log group by change_id) as first join change_log using (id)
  order by first.id;
alter table change_log add column version integer;
