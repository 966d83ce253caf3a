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
