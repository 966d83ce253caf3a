-- A question that is kept: its query by a name, for its owner alone or for everybody in the workspace.
create table views (
  id text primary key,
  name text not null,
  sort_name text not null,
  query text not null check (json_valid(query)),
  is_shared integer not null default 0 check (is_shared in (0, 1)),
  owner_id text not null references members (id),
  source text,
  version integer not null default 1,
  created_at integer not null,
  updated_at integer not null,
  created_by text,
  deleted_at integer
) strict;
create index views_by_name on views (sort_name, id) where deleted_at is null;
