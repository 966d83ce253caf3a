-- A language model as one more forecaster: it reads what happened with customers, says what it thinks, and is held against what happens.
alter table prediction_settings add column reads_with_model integer not null default 0 check (reads_with_model in (0, 1));

-- By how much a model's readings have moved the numbers of this run: {"weight", "slope", "centre", "saidBy"}; null where they have not.
alter table prediction_runs add column blend text check (blend is null or json_valid(blend));

-- Of a model's answers: by which model and prompt, and what the statistics said of the same customer then.
alter table prediction_log add column said_by text;
alter table prediction_log add column beside real;

-- What a model made of each customer's history. No probability: it could not be read, or its answer did not stand.
create table model_readings (
  id text primary key,
  -- What is cheap to know of the history, and a hash of all that the model was told; nobody is read again while they stay.
  mark text not null,
  key text not null,
  said_by text not null,
  -- The night it was last tried.
  tried_on integer not null,
  made_on integer,
  probability real check (probability between 0 and 1),
  -- In words, in both languages, each reason with the records it rests on.
  said text check (said is null or json_valid(said)),
  -- Products that might be offered, the likeliest first.
  ranking text not null default '[]' check (json_valid(ranking)),
  read_at integer not null
) strict;

-- Each night's reading: how far it came, why it stopped, and what was learned of the model from what is settled.
create table model_nights (
  as_of integer primary key,
  said_by text not null,
  state text not null check (state in ('running', 'finished')),
  -- Customers read; those whose evidence was the same after all; answers that did not stand; calls that failed.
  read integer not null default 0,
  unchanged integer not null default 0,
  dropped integer not null default 0,
  failed integer not null default 0,
  stopped text,
  blend text check (blend is null or json_valid(blend)),
  verdict text,
  figures text check (figures is null or json_valid(figures)),
  leased_until integer not null default 0,
  started_at integer not null,
  updated_at integer not null,
  finished_at integer,
  version integer not null default 1
) strict;
