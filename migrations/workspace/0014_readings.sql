-- What an activity is read into: who read it, what was found with the words that say it, and what a person has put right since.
create table readings (
  activity_id text primary key references activities (id) on delete cascade,
  state text not null check (state in ('waiting', 'read', 'failed')),
  engine text,
  engine_version integer not null default 0,
  model text,
  -- Of the text that was read: the same text is not read twice by the same engine.
  digest text not null default '',
  found text not null default '{}' check (json_valid(found)),
  corrected text not null default '{}' check (json_valid(corrected)),
  attempts integer not null default 0,
  -- Until then (ms UTC) somebody is at it.
  leased_until integer not null default 0,
  read_at integer,
  version integer not null default 1,
  -- What stands, for filters: a person's word before the engine's.
  intent text generated always as (iif(json_type(corrected, '$.intent') is null, json_extract(found, '$.intent.value'), json_extract(corrected, '$.intent'))) virtual,
  sentiment text generated always as (iif(json_type(corrected, '$.sentiment') is null, json_extract(found, '$.sentiment.value'), json_extract(corrected, '$.sentiment'))) virtual,
  complaint text generated always as (iif(json_type(corrected, '$.complaint') is null, json_extract(found, '$.complaint.value'), json_extract(corrected, '$.complaint'))) virtual,
  competitor text generated always as (iif(json_type(corrected, '$.competitor') is null, json_extract(found, '$.competitor.value'), json_extract(corrected, '$.competitor'))) virtual
) strict;
create index readings_waiting on readings (activity_id) where state = 'waiting';

-- How far older activities have been walked; src/reading/backlog.ts.
create table reading_backlog (
  id integer primary key check (id = 1),
  walk text not null check (json_valid(walk))
) strict;

-- The assistant proposes too: from an activity, to whoever may do it there.
alter table proposals add column proposer text not null default 'app' check (proposer in ('app', 'assistant'));
alter table proposals add column activity_id text references activities (id) on delete cascade;
-- Where in the activity the words stand: {"field", "start", "end"}.
alter table proposals add column span text check (span is null or json_valid(span));
create index proposals_by_activity on proposals (activity_id) where activity_id is not null;
create index proposals_by_digest on proposals (digest) where proposer = 'assistant';
