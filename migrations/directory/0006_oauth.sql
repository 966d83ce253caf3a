-- Apps that registered themselves (RFC 7591). What they say of themselves is unverified.
create table oauth_clients (
  id text primary key,
  name text not null,
  redirect_uris text not null check (json_valid(redirect_uris)),
  registered_at integer not null,
  registered_from text not null
) strict;
create index oauth_clients_by_origin on oauth_clients (registered_from, registered_at);
create index oauth_clients_by_time on oauth_clients (registered_at);

-- One act of consent. Every code and token that comes of it ends with it.
create table oauth_grants (
  id text primary key,
  client_id text not null references oauth_clients (id) on delete cascade,
  user_id text not null references users (id) on delete cascade,
  workspace_id text not null references workspaces (id) on delete cascade,
  audience text not null check (audience in ('mcp', 'api')),
  scopes text not null check (json_valid(scopes)),
  created_at integer not null,
  last_used_at integer not null,
  revoked_at integer
) strict;
create index oauth_grants_by_user on oauth_grants (user_id, workspace_id) where revoked_at is null;
create index oauth_grants_by_workspace on oauth_grants (workspace_id) where revoked_at is null;
create index oauth_grants_by_client on oauth_grants (client_id);

create table oauth_codes (
  code_hash text primary key,
  grant_id text not null references oauth_grants (id) on delete cascade,
  redirect_uri text not null,
  challenge text not null,
  expires_at integer not null,
  used_at integer
) strict, without rowid;
create index oauth_codes_by_expiry on oauth_codes (expires_at);

create table oauth_tokens (
  token_hash text primary key,
  grant_id text not null references oauth_grants (id) on delete cascade,
  user_id text not null,
  workspace_id text not null,
  kind text not null check (kind in ('access', 'refresh')),
  scopes text not null check (json_valid(scopes)),
  expires_at integer not null,
  used_at integer
) strict, without rowid;
create index oauth_tokens_by_grant on oauth_tokens (grant_id);
create index oauth_tokens_by_expiry on oauth_tokens (expires_at);

-- Which apps a workspace lets in: any, those that answer to a listed host, or none.
create table oauth_policies (
  workspace_id text primary key references workspaces (id) on delete cascade,
  mode text not null check (mode in ('open', 'listed', 'off')),
  hosts text not null check (json_valid(hosts)),
  updated_at integer not null
) strict, without rowid;
