-- What opens one door once: links in mails, half sessions between two steps, challenges. Only the hash of each token is kept.
create table one_time_tokens (
  token_hash text primary key,
  purpose text not null,
  subject text not null,
  data text not null default '{}' check (json_valid(data)),
  created_at integer not null,
  expires_at integer not null
) strict, without rowid;
create index one_time_tokens_by_subject on one_time_tokens (purpose, subject);
create index one_time_tokens_by_expiry on one_time_tokens (expires_at);

-- A session has a public name, for the list of one's own; where it was opened from; and when its holder last proved who they are.
alter table sessions add column id text not null default '';
alter table sessions add column method text not null default 'password';
alter table sessions add column ip text;
alter table sessions add column place text;
alter table sessions add column last_seen_at integer not null default 0;
alter table sessions add column proved_at integer not null default 0;
alter table sessions add column must_rotate integer not null default 0 check (must_rotate in (0, 1));
update sessions set id = 'ses_' || upper(substr(token_hash, 1, 26)), last_seen_at = created_at;
create index sessions_by_id on sessions (id);

-- Whoever writes the role: the sessions it stands for get new tokens, so that an old one is worth nothing under the new rights.
create trigger sessions_rotate_with_role after update of role on memberships when old.role <> new.role begin
  update sessions set must_rotate = 1 where user_id = new.user_id and workspace_id = new.workspace_id;
end;

-- Browsers that somebody has signed in from: their own counter of tries, which nobody elsewhere can fill up.
create table known_devices (
  token_hash text not null,
  user_id text not null references users (id),
  created_at integer not null,
  last_used_at integer not null,
  primary key (token_hash, user_id)
) strict, without rowid;
create index known_devices_by_user on known_devices (user_id);

create index sign_in_throttle_by_age on sign_in_throttle (updated_at);

-- The secret of an authenticator app, sealed; it asks for codes once the first one was right. A code works once: `last_step` says which.
create table totp_secrets (
  user_id text primary key references users (id),
  secret text not null,
  created_at integer not null,
  confirmed_at integer,
  last_step integer not null default 0
) strict, without rowid;

create table recovery_codes (
  user_id text not null references users (id),
  code_hash text not null,
  created_at integer not null,
  primary key (user_id, code_hash)
) strict, without rowid;

create table passkeys (
  id text primary key,
  user_id text not null references users (id),
  credential_id text not null unique,
  public_key text not null,
  counter integer not null,
  transports text not null default '[]' check (json_valid(transports)),
  name text not null,
  created_at integer not null,
  last_used_at integer
) strict, without rowid;
create index passkeys_by_user on passkeys (user_id);

-- Accounts elsewhere that open this one, by what their provider promises never to change.
create table external_accounts (
  id text primary key,
  issuer text not null,
  subject text not null,
  user_id text not null references users (id),
  provider text not null,
  email text,
  created_at integer not null,
  last_used_at integer,
  unique (issuer, subject)
) strict, without rowid;
create index external_accounts_by_user on external_accounts (user_id);
