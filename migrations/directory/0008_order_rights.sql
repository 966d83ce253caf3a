-- Orders are records with rights of their own now. A role that was made before sees them as far as it sees deals: they stood on the timeline.
update roles set policy = json_set(policy, '$.allows."orders:read"', json_extract(policy, '$.allows."deals:read"'))
  where json_extract(policy, '$.allows."deals:read"') is not null and json_extract(policy, '$.allows."orders:read"') is null;
