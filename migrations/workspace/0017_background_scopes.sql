-- What works on in a member's name was made through a key or an app's connection: `credential_id` says which, null where the member was there
-- themselves; `scopes` is what that left them, null where it left all.
alter table webhooks add column credential_id text;
alter table webhooks add column scopes text check (scopes is null or json_valid(scopes));

-- `reason` is why Relata turned it off; `notice_due` counts the runs that have tried to tell of it, 0 when nobody has to be told.
alter table inbound_hooks add column credential_id text;
alter table inbound_hooks add column scopes text check (scopes is null or json_valid(scopes));
alter table inbound_hooks add column reason text;
alter table inbound_hooks add column notice_due integer not null default 0;

alter table forms add column credential_id text;
alter table forms add column scopes text check (scopes is null or json_valid(scopes));
alter table forms add column reason text;
alter table forms add column notice_due integer not null default 0;
