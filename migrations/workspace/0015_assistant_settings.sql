-- What a workspace lets a language model do. One row; without it everything is as the operator has set it up.
create table assistant_settings (
  id text primary key check (id = 'assistant'),
  choices text not null check (json_valid(choices)),
  -- The key of the workspace's own model, sealed.
  secret text,
  version integer not null default 1,
  updated_at integer not null
) strict, without rowid;

-- What models have cost, by day (2026-11-26) and month (2026-11) of the workspace. Money in millionths of its unit.
create table assistant_spend (
  period text primary key,
  tokens integer not null,
  cost_micros integer not null
) strict, without rowid;

-- What a call under way may cost at most. One that never came back goes on counting: it may well have been answered.
create table assistant_reservations (
  id text primary key,
  day text not null,
  month text not null,
  tokens integer not null,
  cost_micros integer not null,
  at integer not null
) strict, without rowid;
create index assistant_reservations_by_month on assistant_reservations (month);

-- Which share of a budget the admins have been told of.
create table assistant_notices (
  period text not null,
  percent integer not null,
  at integer not null,
  primary key (period, percent)
) strict, without rowid;
