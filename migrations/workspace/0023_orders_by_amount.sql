-- Orders by amount, currency by currency: amounts of two currencies are never compared. As `src/orders/order-sorts.ts` asks for them.
create index orders_by_amount on orders (coalesce(currency, '') || printf('%017d', coalesce(amount, 0) + 9007199254740992), id)
  where deleted_at is null;
