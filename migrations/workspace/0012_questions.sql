-- What questions are about: orders by their day, and the places and trades that there are, each read from an index alone.
create index activities_by_kind on activities (kind, occurred_at desc) where deleted_at is null;
create index contacts_by_city on contacts (city) where deleted_at is null and city is not null;
create index contacts_by_country on contacts (country) where deleted_at is null and country is not null;
create index companies_by_city on companies (city) where deleted_at is null and city is not null;
create index companies_by_country on companies (country) where deleted_at is null and country is not null;
create index companies_by_industry on companies (industry) where deleted_at is null and industry is not null;
create index deals_by_product on deals (product_id) where product_id is not null;
create index deals_by_closing on deals (expected_close_at) where deleted_at is null and expected_close_at is not null;
