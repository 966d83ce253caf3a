-- Teams: who works with whom. A team sees what belongs to its people and to the people of the teams below it.
create table teams (
  id text primary key,
  name text not null,
  sort_name text not null,
  parent_id text references teams (id),
  member_ids text not null default '[]' check (json_valid(member_ids)),
  source text,
  version integer not null default 1,
  created_at integer not null,
  updated_at integer not null,
  created_by text,
  deleted_at integer
) strict;
create index teams_by_parent on teams (parent_id) where parent_id is not null;

-- Who is in which team; kept from teams.member_ids in the same batch.
create table team_members (
  team_id text not null references teams (id),
  member_id text not null references members (id),
  primary key (team_id, member_id)
) strict, without rowid;
create index team_members_by_member on team_members (member_id);

-- What follows from the teams, worked out anew in the batch of each change of them, since every look at records asks for it:
-- whose records a member sees by their teams, and the teams through which a share reaches them.
create table team_sight (
  member_id text not null,
  sees text not null,
  primary key (member_id, sees)
) strict, without rowid;
create index team_sight_of on team_sight (sees);
create table team_grants (
  member_id text not null,
  team_id text not null,
  primary key (member_id, team_id)
) strict, without rowid;
create index team_grants_of on team_grants (team_id);

-- A record opened to a colleague or a team beyond what their role lets them see.
create table record_shares (
  id text primary key,
  record_id text not null,
  record_kind text not null,
  grantee text not null,
  level text not null check (level in ('read', 'edit')),
  created_by text not null,
  created_at integer not null
) strict, without rowid;
create unique index record_shares_once on record_shares (grantee, record_id, level);
create index record_shares_by_record on record_shares (record_id);

-- Whose alone an activity is; null where everybody who sees its records sees it.
alter table activities add column private_to text references members (id);
create index activities_private on activities (private_to) where private_to is not null;

create index companies_by_owner on companies (owner_id, sort_name, id) where owner_id is not null;
create index contacts_by_owner on contacts (owner_id, sort_name, id) where owner_id is not null;
create index deals_by_owner on deals (owner_id, updated_at desc, id desc) where owner_id is not null;
