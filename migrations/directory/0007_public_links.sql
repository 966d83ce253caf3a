-- What a public address leads to: a form, an inbound hook or a member's calendar. The token itself is not here.
create table public_links (
  token_hash text primary key,
  kind text not null check (kind in ('form', 'hook', 'calendar')),
  workspace_id text not null references workspaces (id),
  target_id text not null,
  created_at integer not null
) strict, without rowid;
create index public_links_by_target on public_links (workspace_id, target_id);

-- How often a public address was asked for lately, by whom as far as that is known.
create table public_hits (
  subject text primary key,
  hits integer not null,
  started_at integer not null
) strict, without rowid;
create index public_hits_by_age on public_hits (started_at);
