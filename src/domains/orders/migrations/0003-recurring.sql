-- Whether something of an order is paid again and again.
ALTER TABLE orders ADD COLUMN recurring boolean;
UPDATE orders o SET recurring = EXISTS (
  SELECT FROM order_lines l
  WHERE l.order_id = o.id AND l.deleted_at IS NULL AND l.billing <> 'once' AND coalesce(l.returned, 0) < l.quantity
);
