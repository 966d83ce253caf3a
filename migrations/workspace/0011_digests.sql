-- When a member wants digests by mail, in minutes after midnight of the workspace's zone. Null: not at all. Weekdays count from Sunday, 0.
create table digest_settings (
  member_id text primary key,
  daily_at integer check (daily_at between 0 and 1439),
  weekly_at integer check (weekly_at between 0 and 1439),
  weekly_day integer not null default 1 check (weekly_day between 0 and 6),
  version integer not null default 1,
  updated_at integer not null
) strict, without rowid;

-- One line for each digest that was sent, so that none is sent twice on a day.
create table digest_sendings (
  member_id text not null,
  kind text not null check (kind in ('daily', 'weekly')),
  day text not null,
  at integer not null,
  primary key (member_id, kind, day)
) strict, without rowid;
create index digest_sendings_by_age on digest_sendings (at);
