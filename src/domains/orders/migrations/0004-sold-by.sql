-- The principal that sold it, where we act as its agent.
ALTER TABLE orders ADD COLUMN sold_by_id uuid;
CREATE INDEX orders_sold_by_id_id ON orders (sold_by_id, id) WHERE sold_by_id IS NOT NULL;
