-- creating → ready → closing → closed. A database of its own on the platform has a name there and a token, sealed under the master key.
alter table workspaces add column state text not null default 'ready' check (state in ('creating', 'ready', 'closing', 'closed'));
alter table workspaces add column database_name text;
alter table workspaces add column database_token text;
alter table workspaces add column founder_id text;
-- When the database of a closing workspace is deleted, ms UTC.
alter table workspaces add column delete_at integer;
create index workspaces_by_state on workspaces (state, id) where state <> 'ready';
create index workspaces_by_founder on workspaces (founder_id) where founder_id is not null;
-- Two workspaces never share a database, not even when two are founded at the same moment.
create unique index workspaces_one_per_database on workspaces (database_url) where state <> 'closed' and database_url <> '';

create index memberships_by_workspace on memberships (workspace_id);

create table invitations (
  id text primary key,
  workspace_id text not null references workspaces (id),
  email text not null,
  role text not null,
  language text not null,
  invited_by text not null,
  created_at integer not null,
  sent_at integer not null,
  expires_at integer not null,
  accepted_at integer,
  revoked_at integer
) strict, without rowid;
create unique index invitations_open on invitations (workspace_id, email) where accepted_at is null and revoked_at is null;
