-- Teams: who works with whom. A team sees what belongs to its people and to the people of the teams below it.
create table teams (
  id text primary key,
  name text not null,
  sort_name text not null,
  parent_id text references teams (id),
  source text,
  version integer not null default 1,
  created_at integer not null,
  updated_at integer not null,
  created_by text,
  deleted_at integer
) strict;
create index teams_by_parent on teams (parent_id) where parent_id is not null;

create table team_members (
  team_id text not null references teams (id),
  member_id text not null references members (id),
  primary key (team_id, member_id)
) strict, without rowid;
create index team_members_by_member on team_members (member_id);

-- A record opened to a colleague or a team beyond what their role lets them see.
create table record_shares (
  record_id text not null,
  grantee text not null,
  record_kind text not null,
  level text not null check (level in ('read', 'edit')),
  created_by text not null,
  created_at integer not null,
  primary key (grantee, record_id)
) strict, without rowid;
create index record_shares_by_record on record_shares (record_id);

-- Whose alone an activity is; null where everybody who sees its records sees it.
alter table activities add column private_to text references members (id);
create index activities_private on activities (private_to) where private_to is not null;

create index companies_by_owner on companies (owner_id, sort_name, id) where owner_id is not null;
create index contacts_by_owner on contacts (owner_id, sort_name, id) where owner_id is not null;
create index deals_by_owner on deals (owner_id, updated_at desc, id desc) where owner_id is not null;
