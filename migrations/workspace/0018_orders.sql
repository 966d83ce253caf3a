-- What a customer bought. The lines stand in the order itself, so that they are changed, logged and undone with it; order_lines is kept from
-- them in the same batch, for who looks by product. Quantities have up to three decimals; money is in minor units.
create table orders (
  id text primary key,
  number text,
  sort_name text not null default '',
  company_id text references companies (id),
  contact_id text references contacts (id),
  deal_id text references deals (id),
  owner_id text references members (id),
  ordered_at integer not null,
  status text not null check (status in ('placed', 'fulfilled', 'cancelled', 'returned')),
  channel text,
  currency text,
  lines text not null default '[]' check (json_valid(lines)),
  -- What an order without lines comes to; null with lines.
  given_amount integer,
  tax integer,
  net integer,
  amount integer,
  note text,
  external_id text,
  source text,
  version integer not null default 1,
  created_at integer not null,
  updated_at integer not null,
  created_by text,
  deleted_at integer
) strict;
create index orders_by_ordered on orders (ordered_at desc, id desc) where deleted_at is null;
create index orders_by_updated on orders (updated_at desc, id desc) where deleted_at is null;
create index orders_by_company on orders (company_id, ordered_at desc, id desc) where company_id is not null;
create index orders_by_contact on orders (contact_id, ordered_at desc, id desc) where contact_id is not null;
create index orders_by_deal on orders (deal_id) where deal_id is not null;
create index orders_by_number on orders (number) where number is not null;
create index orders_by_external on orders (external_id) where external_id is not null;
create index orders_by_source on orders (source) where source is not null;
create index orders_in_bin on orders (deleted_at desc, id desc) where deleted_at is not null;

create table order_lines (
  order_id text not null references orders (id),
  position integer not null,
  product_id text references products (id),
  name text,
  quantity real not null,
  unit_price integer,
  discount integer not null,
  amount integer not null,
  primary key (order_id, position)
) strict, without rowid;
create index order_lines_by_product on order_lines (product_id, order_id) where product_id is not null;

-- Which lines of orders that were there before an import has come to already: the next slice of its file does not take them for its own again.
create table import_marks (
  import_id text not null references imports (id),
  record_id text not null,
  positions text not null check (json_valid(positions)),
  primary key (import_id, record_id)
) strict, without rowid;

alter table products add column cost integer;
alter table products add column stock integer;
alter table products add column status text not null default 'active' check (status in ('active', 'retired'));
create index products_by_sku on products (sku) where sku is not null;
create index products_by_updated on products (updated_at desc, id desc) where deleted_at is null;
create index products_in_bin on products (deleted_at desc, id desc) where deleted_at is not null;

-- Orders stood on the timeline alone so far. Each becomes a record under the same letters as its entry there, which goes by the order from now on.
insert into orders (
  id, number, sort_name, company_id, contact_id, deal_id, owner_id, ordered_at, status, currency, given_amount, net, amount, note,
  source, version, created_at, updated_at, created_by, deleted_at)
  select 'ord_' || substr(a.id, 5), a.meta ->> '$.orderNumber', replace(lower(coalesce(a.meta ->> '$.orderNumber', '')), '-', ' '),
    (select c.id from json_each(a.links) l join companies c on c.id = l.value order by l.key limit 1),
    (select c.id from json_each(a.links) l join contacts c on c.id = l.value order by l.key limit 1),
    (select d.id from json_each(a.links) l join deals d on d.id = l.value order by l.key limit 1),
    coalesce(a.author_id, (select c.owner_id from json_each(a.links) l join companies c on c.id = l.value order by l.key limit 1),
      (select c.owner_id from json_each(a.links) l join contacts c on c.id = l.value order by l.key limit 1)),
    a.occurred_at, 'fulfilled', a.meta ->> '$.currency', a.meta ->> '$.amount', a.meta ->> '$.amount', a.meta ->> '$.amount',
    nullif(a.body, ''), a.source, a.version, a.created_at, a.updated_at, a.created_by, a.deleted_at
  from activities a where a.kind = 'order';
update activities set meta = json_set(meta, '$.orderId', 'ord_' || substr(id, 5)), links = json_insert(links, '$[#]', 'ord_' || substr(id, 5))
  where kind = 'order';
insert into activity_links (record_id, occurred_at, activity_id)
  select 'ord_' || substr(id, 5), occurred_at, id from activities where kind = 'order' and deleted_at is null;
-- An order is found as itself, not by its entry. The document's text is the same.
update search_documents set kind = 'order', record_id = 'ord_' || substr(record_id, 5)
  where kind = 'activity' and record_id in (select id from activities where kind = 'order');
