-- How a draft was asked for, what it offers to choose from, and what its member made of it.
alter table drafts add column channel text not null default 'mail';
alter table drafts add column angle text not null default 'story';
alter table drafts add column address_form text;
alter table drafts add column template_id text;
alter table drafts add column as_i_write integer not null default 0;
alter table drafts add column subjects text not null default '[]';
alter table drafts add column gaps text not null default '[]';
-- The draft that this one rewrites, the one it stands beside, and whether it was the one taken.
alter table drafts add column revises text;
-- Everything that was asked to be changed, from the first draft on.
alter table drafts add column edit text not null default '';
alter table drafts add column rival_id text;
alter table drafts add column choice text;
-- What the member changed before it left: sentences kept, changed, added, removed.
alter table drafts add column changed text;
create index drafts_by_member on drafts (member_id, created_at desc);

-- Texts of the team with slots.
create table templates (
  id text primary key,
  name text not null,
  purpose text,
  channel text not null check (channel in ('mail', 'chat', 'call')),
  language text not null check (language in ('vi', 'en')),
  subject text not null default '',
  body text not null,
  used integer not null default 0,
  last_used_at integer,
  member_id text not null,
  version integer not null default 1,
  created_at integer not null,
  updated_at integer not null
) strict;

-- How a member writes, learned from their own sent mail when they asked for it.
create table writing_styles (
  member_id text primary key,
  profile text not null check (json_valid(profile)),
  mails integer not null,
  learned_at integer not null
) strict, without rowid;
