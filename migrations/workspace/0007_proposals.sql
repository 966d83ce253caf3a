-- Changes that an app would make in a member's name, waiting for that member.
create table proposals (
  id text primary key,
  member_id text not null,
  app_id text not null,
  app_name text not null,
  verb text not null,
  kind text not null,
  record_id text,
  record_name text not null,
  record_version integer,
  patch text not null check (json_valid(patch)),
  before text not null check (json_valid(before)),
  reason text not null,
  digest text not null,
  state text not null check (state in ('open', 'accepted', 'dismissed', 'expired')),
  change_id text,
  -- Done at once, as the member had allowed.
  unasked integer not null default 0 check (unasked in (0, 1)),
  version integer not null default 1,
  created_at integer not null,
  expires_at integer not null,
  decided_at integer
) strict;
create index proposals_by_member on proposals (member_id, state, id desc);
create index proposals_by_expiry on proposals (expires_at) where state = 'open';
-- The same change is proposed once, however often an app asks.
create unique index proposals_open_once on proposals (member_id, app_id, digest) where state = 'open';

-- What a member lets an app do without asking.
create table allowances (
  member_id text not null,
  app_id text not null,
  verb text not null,
  created_at integer not null,
  primary key (member_id, app_id, verb)
) strict, without rowid;
