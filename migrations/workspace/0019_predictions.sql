-- Who will buy again: learned from the workspace's own orders, kept beside the customers, and later held against what happened.
create table prediction_settings (
  id text primary key check (id = 'purchases'),
  is_on integer not null check (is_on in (0, 1)),
  horizon_days integer not null check (horizon_days between 7 and 365),
  version integer not null,
  updated_at integer not null
) strict;

-- A training or a scoring: how far it is, and what was learned. Days are days since 1970 in the workspace's time zone.
create table prediction_runs (
  id text primary key,
  -- What is predicted: 'purchases', or another model that learns by itself.
  subject text not null,
  kind text not null check (kind in ('train', 'score')),
  state text not null check (state in ('running', 'finished', 'failed')),
  step text not null check (step in ('settle', 'learn', 'score', 'publish')),
  position text not null default '',
  done integer not null default 0,
  total integer not null default 0,
  as_of integer not null,
  horizon_days integer not null,
  currency text,
  seed text not null,
  -- How many orders there were and when the newest of their changes was: nothing is learned again where nothing moved.
  orders_seen text not null,
  -- The run whose model scores: itself, where it trained.
  model_run_id text,
  model text check (model is null or json_valid(model)),
  card text check (card is null or json_valid(card)),
  -- Whether this run's forecasts go into the log, to be held against what happens.
  is_logged integer not null default 0 check (is_logged in (0, 1)),
  reason text,
  member_id text,
  started_at integer not null,
  finished_at integer,
  updated_at integer not null,
  version integer not null default 1
) strict;
create index prediction_runs_by_start on prediction_runs (subject, started_at desc, id desc);
create unique index prediction_runs_one_at_a_time on prediction_runs (state) where state = 'running';

-- What is said of each customer now. `facts` is what no list is sorted or filtered by.
create table forecasts (
  id text primary key,
  run_id text not null,
  band text not null,
  segment text not null,
  probability real,
  risk real not null,
  value_at_stake integer,
  year_ahead integer,
  currency text,
  facts text not null check (json_valid(facts))
) strict;
create index forecasts_by_stake on forecasts (coalesce(value_at_stake, -1) desc, id desc);
create index forecasts_by_band_and_stake on forecasts (band, coalesce(value_at_stake, -1) desc, id desc);
create index forecasts_by_segment_and_stake on forecasts (segment, coalesce(value_at_stake, -1) desc, id desc);
create index forecasts_by_risk on forecasts (risk desc, id desc);
create index forecasts_by_year_ahead on forecasts (coalesce(year_ahead, -1) desc, id desc);

-- What a run under way has found so far: nobody reads it before the run is whole.
create table forecast_drafts (
  run_id text not null references prediction_runs (id),
  id text not null,
  band text not null,
  segment text not null,
  probability real,
  risk real not null,
  value_at_stake integer,
  year_ahead integer,
  currency text,
  facts text not null check (json_valid(facts)),
  primary key (run_id, id)
) strict, without rowid;

-- What was said of which record, and what came of it: 1 where what was predicted has happened by the day it was due; of purchases that
-- nothing was bought.
create table prediction_log (
  subject text not null,
  made_on integer not null,
  record_id text not null,
  due_on integer not null,
  probability real,
  band text not null,
  outcome integer check (outcome in (0, 1)),
  primary key (subject, made_on, record_id)
) strict, without rowid;
create index prediction_log_waiting on prediction_log (subject, due_on, record_id) where outcome is null;
create index prediction_log_by_record on prediction_log (record_id, subject, made_on desc);

-- All orders of one customer together: who bought is the company, and the person where there is none.
create index orders_by_customer on orders (coalesce(company_id, contact_id), ordered_at) where deleted_at is null;
