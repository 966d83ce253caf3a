create table drafts (
  id text primary key,
  record_id text not null,
  contact_id text,
  company_id text,
  purpose text not null,
  tone text not null,
  length text not null,
  language text not null,
  instruction text not null default '',
  subject text not null default '',
  body text not null default '',
  evidence text not null default '[]' check (json_valid(evidence)),
  sentences text not null default '[]' check (json_valid(sentences)),
  engine text not null,
  model text,
  state text not null,
  generated_body text not null default '',
  member_id text not null,
  version integer not null default 1,
  created_at integer not null,
  updated_at integer not null
) strict;
create index drafts_by_record on drafts (record_id, created_at desc);

-- Mail on its way out. A held row may be taken back until send_at.
create table outgoing_mail (
  id text primary key,
  message_id text not null unique,
  state text not null,
  from_address text not null,
  from_name text not null,
  reply_to text,
  to_addresses text not null check (json_valid(to_addresses)),
  cc_addresses text not null default '[]' check (json_valid(cc_addresses)),
  subject text not null,
  body text not null,
  in_reply_to text,
  send_at integer not null,
  sent_at integer,
  attempts integer not null default 0,
  reason text,
  draft_id text,
  drafted_with text,
  thread_id text,
  record_ids text not null default '[]' check (json_valid(record_ids)),
  task text check (task is null or json_valid(task)),
  activity_id text,
  member_id text not null,
  version integer not null default 1,
  created_at integer not null,
  updated_at integer not null
) strict;
create index outgoing_mail_waiting on outgoing_mail (send_at) where state in ('held', 'sending');

-- Mail that arrived from a sender nobody vouches for; it joins the timeline when a member lets it in.
create table quarantined_mail (
  id text primary key,
  from_address text not null,
  subject text not null,
  reason text not null,
  raw text not null,
  at integer not null
) strict, without rowid;

create table summaries (
  record_id text not null,
  pack_key text not null,
  language text not null,
  engine text not null,
  model text,
  body text not null check (json_valid(body)),
  at integer not null,
  primary key (record_id, pack_key, language, engine)
) strict, without rowid;

create table assistant_runs (
  id text primary key,
  kind text not null,
  record_id text not null,
  member_id text not null,
  engine text not null,
  model text,
  prompt_version text not null,
  tokens_in integer,
  tokens_out integer,
  latency_ms integer not null,
  outcome text not null,
  verdict text not null default '{}' check (json_valid(verdict)),
  edited real,
  at integer not null
) strict, without rowid;
create index assistant_runs_by_age on assistant_runs (at desc);
