-- What to offer whom: products that a customer bought before and those that they never bought, as the newest run has found them. Only lists
-- that a test has shown to be better than popularity are here. Days are since 1970; `why` is what a reason's words are made of.
create table offers (
  id text not null,
  list text not null check (list in ('reorder', 'new')),
  rank integer not null,
  product_id text not null,
  score real not null,
  next_day integer,
  why text not null check (json_valid(why)),
  primary key (id, list, rank)
) strict, without rowid;
create index offers_by_product on offers (product_id, id);
create index offers_by_next_day on offers (next_day, id) where next_day is not null;

-- What a run under way has found so far, of all lists; and what popularity alone would have named in each place.
create table offer_drafts (
  run_id text not null references prediction_runs (id),
  id text not null,
  list text not null,
  rank integer not null,
  product_id text not null,
  popular_id text,
  score real not null,
  next_day integer,
  why text not null check (json_valid(why)),
  primary key (run_id, id, list, rank)
) strict, without rowid;

-- What a list named, what an equally long one of popular products would have, and what came of both: whether anything was bought by the day
-- it was due that a list of this kind could have named, and whether it was in either.
create table offer_log (
  made_on integer not null,
  id text not null,
  list text not null check (list in ('reorder', 'new')),
  due_on integer not null,
  products text not null check (json_valid(products)),
  popular text not null check (json_valid(popular)),
  has_bought integer check (has_bought in (0, 1)),
  is_hit integer check (is_hit in (0, 1)),
  is_popular_hit integer check (is_popular_hit in (0, 1)),
  primary key (made_on, id, list)
) strict, without rowid;
create index offer_log_waiting on offer_log (due_on, id) where has_bought is null;

-- "Not again": up to the end of a day, or (null) for good.
create table offer_dismissals (
  id text not null,
  product_id text not null,
  until integer,
  member_id text not null,
  at integer not null,
  primary key (id, product_id)
) strict, without rowid;

alter table prediction_settings add column margin_weight real not null default 0;
