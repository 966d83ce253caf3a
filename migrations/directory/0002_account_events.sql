-- What people did to accounts and workspaces, written in the batch of the act itself. Each workspace collects its own into its audit.
create table account_events (
  id text primary key,
  workspace_id text not null,
  at integer not null,
  user_id text,
  action text not null,
  target text,
  detail text not null default '{}' check (json_valid(detail)),
  ip text,
  user_agent text,
  collected_at integer
) strict, without rowid;
create index account_events_waiting on account_events (workspace_id, id) where collected_at is null;
