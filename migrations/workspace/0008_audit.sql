-- Who did what from where. A row is written with what it tells of and sealed within a minute: `seq` is its place in the chain, `seal` what ties
-- it to the row before (src/audit/chain.rules.ts). Ids carry their time, so their order is the order in which things happened; the row of a
-- change of records has the change's id behind its own prefix.
-- `personal` stands in the digest for what may be erased: detail, ip, user_agent and the salt. `erasure` vouches for an erasing.
create table audit (
  id text primary key,
  at integer not null,
  member_id text,
  via text not null,
  action text not null,
  target text,
  detail text check (detail is null or json_valid(detail)),
  change_id text,
  ip text,
  user_agent text,
  request_id text,
  salt text,
  personal text not null,
  log_digest text,
  digest text not null,
  erasure text,
  seq integer,
  seal text
) strict, without rowid;
create unique index audit_by_seq on audit (seq);
create index audit_by_member on audit (member_id, id);
create index audit_by_target on audit (target, id) where target is not null;
create index audit_by_noun on audit (substr(action, 1, instr(action, '.') - 1), id);
