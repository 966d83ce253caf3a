create table users (
  id text primary key,
  email text not null unique,
  name text not null,
  password_hash text,
  created_at integer not null,
  updated_at integer not null
) strict;

create table workspaces (
  id text primary key,
  name text not null,
  database_url text not null,
  schema_version integer not null default 0,
  created_at integer not null
) strict;

create table memberships (
  user_id text not null references users (id),
  workspace_id text not null references workspaces (id),
  role text not null,
  created_at integer not null,
  primary key (user_id, workspace_id)
) strict, without rowid;

create table sessions (
  token_hash text primary key,
  user_id text not null references users (id),
  workspace_id text not null references workspaces (id),
  created_at integer not null,
  expires_at integer not null,
  user_agent text
) strict, without rowid;
create index sessions_by_user on sessions (user_id);

create table api_keys (
  id text primary key,
  key_hash text not null unique,
  hint text not null,
  name text not null,
  user_id text not null references users (id),
  workspace_id text not null references workspaces (id),
  created_at integer not null,
  expires_at integer,
  last_used_at integer,
  revoked_at integer
) strict;
create index api_keys_by_workspace on api_keys (workspace_id);

create table inbound_addresses (
  token text primary key,
  workspace_id text not null references workspaces (id),
  created_at integer not null
) strict, without rowid;

-- Failed sign-ins, counted per address and per network origin, so that guessing is slow and the owner is not locked out elsewhere.
create table sign_in_throttle (
  subject text primary key,
  failures integer not null,
  retry_at integer not null,
  updated_at integer not null
) strict, without rowid;
