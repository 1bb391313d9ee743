CREATE TABLE orders (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  number text COLLATE "und-x-icu",
  company_id uuid,
  contact_id uuid,
  deal_id uuid,
  quote_id uuid,
  status text,
  placed_on date,
  wanted_on date,
  currency text,
  total numeric(19,4),
  total_currency text,
  total_base numeric(19,4),
  returned_total numeric(19,4),
  returned_total_currency text,
  returned_total_base numeric(19,4),
  delivery text,
  place text,
  ship_to text,
  tracking text,
  handed_on date,
  invoice_number text,
  invoiced_on date,
  due_on date,
  paid_on date,
  terms text,
  reason text,
  owner_id uuid,
  tags uuid[],
  private boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE UNIQUE INDEX orders_lower_number_unique ON orders (lower(number)) WHERE deleted_at IS NULL;
CREATE INDEX orders_number_id ON orders (number, id) WHERE deleted_at IS NULL;
CREATE INDEX orders_company_id_id ON orders (company_id, id) WHERE company_id IS NOT NULL;
CREATE INDEX orders_contact_id_id ON orders (contact_id, id) WHERE contact_id IS NOT NULL;
CREATE INDEX orders_deal_id_id ON orders (deal_id, id) WHERE deal_id IS NOT NULL;
CREATE INDEX orders_quote_id_id ON orders (quote_id, id) WHERE quote_id IS NOT NULL;
CREATE INDEX orders_placed_on_id ON orders (placed_on, id) WHERE deleted_at IS NULL;
CREATE INDEX orders_wanted_on_id ON orders (wanted_on, id) WHERE deleted_at IS NULL;
CREATE INDEX orders_total_base_id ON orders (total_base, id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX orders_lower_invoice_number_unique ON orders (lower(invoice_number)) WHERE deleted_at IS NULL;
CREATE INDEX orders_due_on_id ON orders (due_on, id) WHERE deleted_at IS NULL;
CREATE INDEX orders_tags ON orders USING gin (tags);
CREATE INDEX orders_created_at_id ON orders (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX orders_owner_id_placed_on_id ON orders (owner_id, placed_on, id);
CREATE INDEX orders_deleted_at ON orders (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE order_lines (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  order_id uuid,
  product_id uuid,
  label text,
  quantity numeric,
  price numeric(19,4),
  price_currency text,
  price_base numeric(19,4),
  discount numeric(7,4),
  discount_amount numeric(19,4),
  discount_amount_currency text,
  discount_amount_base numeric(19,4),
  billing text,
  months bigint,
  setup_fee numeric(19,4),
  setup_fee_currency text,
  setup_fee_base numeric(19,4),
  optional boolean,
  tax_rate numeric(7,4),
  tax_included boolean,
  cost numeric(19,4),
  cost_currency text,
  cost_base numeric(19,4),
  steps text,
  price_reason text,
  position numeric,
  returned numeric,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX order_lines_order_id_id ON order_lines (order_id, id) WHERE order_id IS NOT NULL;
CREATE INDEX order_lines_product_id_id ON order_lines (product_id, id) WHERE product_id IS NOT NULL;
CREATE INDEX order_lines_position_id ON order_lines (position, id) WHERE deleted_at IS NULL;
CREATE INDEX order_lines_created_at_id ON order_lines (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX order_lines_deleted_at ON order_lines (deleted_at) WHERE deleted_at IS NOT NULL;

-- The last number that was given in a range in a year.
CREATE TABLE order_number (
  range text NOT NULL,
  year integer NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (range, year)
);
