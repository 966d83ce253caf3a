-- Roles of a workspace's own. They stand where the session is found, so that a right that was taken away is gone with the next request.
-- memberships.role holds the name of a built-in role or an id of this table.
create table roles (
  id text primary key,
  workspace_id text not null references workspaces (id),
  name text not null,
  description text not null default '',
  policy text not null check (json_valid(policy)),
  version integer not null default 1,
  created_at integer not null,
  updated_at integer not null
) strict;
create index roles_by_workspace on roles (workspace_id, created_at, id);
create unique index roles_one_name on roles (workspace_id, name);
create index memberships_by_role on memberships (workspace_id, role);

-- What a key may do of what its member may: a JSON list of scopes; null is all of it.
alter table api_keys add column scopes text check (scopes is null or json_valid(scopes));

-- As in a workspace: a batch stops here when the statement before it did not change exactly as many rows as it should have.
create table directory_guard (ok integer not null check (ok = 1)) strict;
