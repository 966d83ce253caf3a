-- A run may be about no record; it keeps what was asked, relied on and answered, for a while.
create table assistant_runs_with_texts (
  id text primary key,
  kind text not null,
  record_id text,
  member_id text not null,
  engine text not null,
  model text,
  prompt_version text not null,
  tokens_in integer,
  tokens_out integer,
  cost_micros integer,
  latency_ms integer not null,
  outcome text not null,
  verdict text not null default '{}' check (json_valid(verdict)),
  edited real,
  messages text check (messages is null or json_valid(messages)),
  answer text,
  evidence text check (evidence is null or json_valid(evidence)),
  at integer not null
) strict, without rowid;
insert into assistant_runs_with_texts
  (id, kind, record_id, member_id, engine, model, prompt_version, tokens_in, tokens_out, latency_ms, outcome, verdict, edited, at)
  select id, kind, nullif(record_id, ''), member_id, engine, model, prompt_version, tokens_in, tokens_out, latency_ms, outcome, verdict, edited, at
  from assistant_runs;
drop table assistant_runs;
alter table assistant_runs_with_texts rename to assistant_runs;
create index assistant_runs_by_age on assistant_runs (at desc, id desc);
create index assistant_runs_with_words on assistant_runs (at) where messages is not null or answer is not null or evidence is not null;
