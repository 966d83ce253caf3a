-- A batch stops here when the statement before it did not change exactly as many rows as it should have.
create table guard (ok integer not null check (ok = 1)) strict;

create table settings (
  key text primary key,
  value text not null check (json_valid(value))
) strict, without rowid;

create table members (
  id text primary key,
  name text not null,
  sort_name text not null,
  email text unique,
  role text not null,
  title text,
  region text,
  manager_id text references members (id),
  locale text not null default 'vi',
  signature text,
  external_id text,
  source text,
  version integer not null default 1,
  created_at integer not null,
  updated_at integer not null,
  created_by text,
  deleted_at integer
) strict;

create table companies (
  id text primary key,
  name text not null,
  sort_name text not null,
  match_name text not null,
  domain text,
  website text,
  phone text,
  industry text,
  employees integer,
  founded_year integer,
  annual_revenue integer,
  currency text,
  tax_code text,
  address text,
  city text,
  country text,
  description text,
  stage text not null default 'lead',
  parent_id text references companies (id),
  owner_id text references members (id),
  external_id text,
  source text,
  last_activity_at integer not null default 0,
  version integer not null default 1,
  created_at integer not null,
  updated_at integer not null,
  created_by text,
  deleted_at integer
) strict;
create index companies_by_name on companies (sort_name, id) where deleted_at is null;
create index companies_by_updated on companies (updated_at desc, id desc) where deleted_at is null;
create index companies_by_created on companies (created_at desc, id desc) where deleted_at is null;
create index companies_by_activity on companies (last_activity_at desc, id desc) where deleted_at is null;
create index companies_by_match on companies (match_name);
create index companies_by_domain on companies (domain) where domain is not null;
create index companies_by_external on companies (external_id) where external_id is not null;
create index companies_by_source on companies (source) where source is not null;
create index companies_in_bin on companies (deleted_at desc, id desc) where deleted_at is not null;

create table contacts (
  id text primary key,
  name text not null,
  sort_name text not null,
  given_name text not null default '',
  middle_name text not null default '',
  family_name text not null default '',
  address_form text,
  language text not null default 'vi',
  title text,
  stage text not null default 'lead',
  company_id text references companies (id),
  owner_id text references members (id),
  emails text not null default '[]' check (json_valid(emails)),
  phones text not null default '[]' check (json_valid(phones)),
  city text,
  country text,
  birthday text,
  description text,
  external_id text,
  source text,
  last_activity_at integer not null default 0,
  version integer not null default 1,
  created_at integer not null,
  updated_at integer not null,
  created_by text,
  deleted_at integer
) strict;
create index contacts_by_name on contacts (sort_name, id) where deleted_at is null;
create index contacts_by_updated on contacts (updated_at desc, id desc) where deleted_at is null;
create index contacts_by_created on contacts (created_at desc, id desc) where deleted_at is null;
create index contacts_by_activity on contacts (last_activity_at desc, id desc) where deleted_at is null;
create index contacts_by_company on contacts (company_id, sort_name, id);
create index contacts_by_external on contacts (external_id) where external_id is not null;
create index contacts_by_source on contacts (source) where source is not null;
create index contacts_in_bin on contacts (deleted_at desc, id desc) where deleted_at is not null;

-- Which contact an address or a number belongs to; kept from contacts.emails and contacts.phones in the same batch.
create table contact_points (
  kind text not null,
  value text not null,
  contact_id text not null references contacts (id),
  primary key (kind, value, contact_id)
) strict, without rowid;
create unique index contact_points_one_per_email on contact_points (value) where kind = 'email';
create index contact_points_by_contact on contact_points (contact_id);

create table products (
  id text primary key,
  name text not null,
  sort_name text not null,
  match_name text not null,
  sku text,
  series text,
  price integer,
  currency text,
  unit text,
  description text,
  external_id text,
  source text,
  version integer not null default 1,
  created_at integer not null,
  updated_at integer not null,
  created_by text,
  deleted_at integer
) strict;
create index products_by_name on products (sort_name, id) where deleted_at is null;
create index products_by_match on products (match_name);
create index products_by_source on products (source) where source is not null;

create table deals (
  id text primary key,
  name text not null,
  sort_name text not null,
  company_id text references companies (id),
  contact_id text references contacts (id),
  product_id text references products (id),
  owner_id text references members (id),
  stage text not null,
  status text not null,
  amount integer,
  currency text,
  opened_at integer,
  expected_close_at integer,
  closed_at integer,
  next_step text,
  lost_reason text,
  external_id text,
  source text,
  version integer not null default 1,
  created_at integer not null,
  updated_at integer not null,
  created_by text,
  deleted_at integer
) strict;
create index deals_by_updated on deals (updated_at desc, id desc) where deleted_at is null;
create index deals_by_name on deals (sort_name, id) where deleted_at is null;
create index deals_by_status on deals (status, updated_at desc, id desc) where deleted_at is null;
create index deals_by_company on deals (company_id, updated_at desc, id desc);
create index deals_by_contact on deals (contact_id, updated_at desc, id desc) where contact_id is not null;
create unique index deals_by_external on deals (external_id) where external_id is not null;
create index deals_by_source on deals (source) where source is not null;

create table deal_stage_events (
  deal_id text not null references deals (id),
  entered_at integer not null,
  stage text not null,
  primary key (deal_id, entered_at, stage)
) strict, without rowid;

create table activities (
  id text primary key,
  kind text not null,
  direction text,
  subject text not null default '',
  body text not null default '',
  quoted text,
  occurred_at integer not null,
  duration_min integer,
  author_id text references members (id),
  channel_id text unique,
  thread_id text,
  meta text not null default '{}' check (json_valid(meta)),
  links text not null default '[]' check (json_valid(links)),
  source text,
  version integer not null default 1,
  created_at integer not null,
  updated_at integer not null,
  created_by text,
  deleted_at integer
) strict;
create index activities_by_thread on activities (thread_id, occurred_at) where thread_id is not null;
create index activities_by_source on activities (source) where source is not null;

-- The timeline's index: one row per record that an activity is about; kept from activities.links in the same batch.
create table activity_links (
  record_id text not null,
  occurred_at integer not null,
  activity_id text not null references activities (id),
  primary key (record_id, occurred_at desc, activity_id desc)
) strict, without rowid;
create index activity_links_by_activity on activity_links (activity_id);

create table tasks (
  id text primary key,
  title text not null,
  note text not null default '',
  due_at integer,
  done_at integer,
  assignee_id text references members (id),
  contact_id text references contacts (id),
  company_id text references companies (id),
  deal_id text references deals (id),
  source text,
  version integer not null default 1,
  created_at integer not null,
  updated_at integer not null,
  created_by text,
  deleted_at integer
) strict;
create index tasks_open on tasks (coalesce(due_at, 9007199254740991), id) where deleted_at is null and done_at is null;
create index tasks_open_of_assignee on tasks (assignee_id, coalesce(due_at, 9007199254740991), id) where deleted_at is null and done_at is null;
create index tasks_done on tasks (done_at desc, id desc) where deleted_at is null and done_at is not null;
create index tasks_by_contact on tasks (contact_id) where contact_id is not null;
create index tasks_by_company on tasks (company_id) where company_id is not null;
create index tasks_by_deal on tasks (deal_id) where deal_id is not null;
create index tasks_by_source on tasks (source) where source is not null;
