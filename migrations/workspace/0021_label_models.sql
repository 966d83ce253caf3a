-- What a workspace predicts of its own choosing: who of a population will meet a condition. Filters are those of lists.
create table label_models (
  id text primary key,
  name text not null,
  noun text not null check (noun in ('contacts', 'companies', 'deals')),
  population text check (population is null or json_valid(population)),
  outcome text not null check (json_valid(outcome)),
  -- Days ahead; null where records are told apart as they are today.
  horizon_days integer check (horizon_days is null or horizon_days between 7 and 365),
  created_by text,
  created_at integer not null,
  updated_at integer not null,
  version integer not null default 1
) strict;

-- What a run under way learns from: a record as of a day, what came of it, and the features it had then.
create table label_rows (
  run_id text not null,
  record_id text not null,
  day integer not null,
  known_on integer not null,
  outcome integer not null check (outcome in (0, 1)),
  facts text check (facts is null or json_valid(facts)),
  primary key (run_id, record_id, day)
) strict, without rowid;
create index label_rows_waiting on label_rows (record_id, day) where facts is null;

-- What is said of each record now, by what is predicted ('win', 'lead', or the id of a model). `rank` sorts, also where no percentage is shown.
create table label_scores (
  subject text not null,
  id text not null,
  run_id text not null,
  band text not null,
  probability real,
  rank real not null,
  points integer,
  closes_on integer,
  facts text not null check (json_valid(facts)),
  primary key (subject, id)
) strict, without rowid;
create index label_scores_by_rank on label_scores (subject, rank desc, id desc);
create index label_scores_by_band on label_scores (subject, band, rank desc, id desc);
create index label_scores_by_record on label_scores (id);

-- What a run under way has found so far: nobody reads it before the run is whole.
create table label_score_drafts (
  run_id text not null,
  id text not null,
  band text not null,
  probability real,
  rank real not null,
  points integer,
  closes_on integer,
  facts text not null check (json_valid(facts)),
  primary key (run_id, id)
) strict, without rowid;
