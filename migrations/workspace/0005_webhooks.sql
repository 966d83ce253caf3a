-- Where events go. `secrets` are sealed; the newest signs first, one that was replaced signs along until it expires.
create table webhooks (
  id text primary key,
  url text not null,
  description text not null default '',
  events text not null check (json_valid(events)),
  includes_record integer not null default 1,
  secrets text not null check (json_valid(secrets)),
  state text not null,
  reason text,
  failing_since integer,
  last_success_at integer,
  stopped_at integer,
  notice_due integer not null default 0,
  member_id text not null,
  version integer not null default 1,
  created_at integer not null,
  updated_at integer not null
) strict;

-- One row for one event to one receiver; `event_id` is the webhook-id, the same for every try. `next_at` is when it is due, or while it is
-- being sent when another may take it over.
create table webhook_deliveries (
  id text primary key,
  webhook_id text not null references webhooks (id),
  event_id text not null,
  event text not null,
  record_kind text not null,
  record_id text not null,
  record_version integer not null,
  event_at integer not null,
  state text not null,
  attempts integer not null default 0,
  tries integer not null default 0,
  next_at integer not null,
  first_tried_at integer,
  last_tried_at integer,
  last_status integer,
  last_error text,
  created_at integer not null,
  unique (webhook_id, event_id)
) strict;
create index webhook_deliveries_due on webhook_deliveries (webhook_id, next_at) where state in ('waiting', 'sending');
create index webhook_deliveries_by_age on webhook_deliveries (webhook_id, id desc);
create index webhook_deliveries_unsent on webhook_deliveries (webhook_id, id desc) where state in ('failed', 'missed');
create index webhook_deliveries_old on webhook_deliveries (created_at);

create table webhook_attempts (
  delivery_id text not null references webhook_deliveries (id),
  attempt integer not null,
  at integer not null,
  status integer,
  ms integer not null,
  error text,
  answer text not null default '',
  primary key (delivery_id, attempt)
) strict, without rowid;

-- Where other programs send what becomes a record. `token` and `secret` are sealed.
create table inbound_hooks (
  id text primary key,
  name text not null,
  token text not null,
  secret text,
  mapping text not null check (json_valid(mapping)),
  is_on integer not null default 1,
  sample text,
  sample_at integer,
  member_id text not null,
  version integer not null default 1,
  created_at integer not null,
  updated_at integer not null
) strict;

create table inbound_receipts (
  id text primary key,
  hook_id text not null references inbound_hooks (id),
  at integer not null,
  outcome text not null,
  record_id text,
  detail text not null default ''
) strict, without rowid;
create index inbound_receipts_by_hook on inbound_receipts (hook_id, id desc);

create table forms (
  id text primary key,
  name text not null,
  token text not null,
  setup text not null check (json_valid(setup)),
  is_on integer not null default 1,
  submissions integer not null default 0,
  last_submitted_at integer,
  member_id text not null,
  version integer not null default 1,
  created_at integer not null,
  updated_at integer not null
) strict;

-- Of a member's calendar: what is due or was dropped, and the meetings.
create index tasks_of_assignee_by_due on tasks (assignee_id, due_at) where due_at is not null;
create index meetings_of_author on activities (author_id, occurred_at) where kind = 'meeting';
