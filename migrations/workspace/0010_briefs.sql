-- When a member last looked at a record, and when they had looked before that: what came between is new to them.
create table record_looks (
  member_id text not null,
  record_id text not null,
  looked_at integer not null,
  before_at integer,
  primary key (member_id, record_id)
) strict, without rowid;

-- What the assistant took for a task in a meeting's notes, and what somebody decided about it.
create table note_actions (
  activity_id text not null,
  action_key text not null,
  decision text not null check (decision in ('accepted', 'dismissed')),
  task_id text,
  member_id text not null,
  at integer not null,
  primary key (activity_id, action_key)
) strict, without rowid;

-- A kept text names the kind it is of, and its points by section. What was kept so far is written anew when it is asked for.
delete from summaries;
alter table summaries add column kind text not null default 'summary';
create index summaries_by_age on summaries (at);
