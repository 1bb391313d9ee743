CREATE TABLE subscriptions (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  company_id uuid,
  contact_id uuid,
  order_id uuid,
  status text,
  starts_on date,
  months bigint,
  renewal text,
  notice_days bigint,
  uplift numeric(7,4),
  term_from date,
  term_ends_on date,
  notice_until date,
  ends_on date,
  cancelled_on date,
  reason text,
  currency text,
  mrr numeric(19,4),
  mrr_currency text,
  mrr_base numeric(19,4),
  arr numeric(19,4),
  arr_currency text,
  arr_base numeric(19,4),
  changes_on date,
  remind_on date,
  reminded_for date,
  owner_id uuid,
  tags uuid[],
  private boolean,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX subscriptions_name_id ON subscriptions (name, id) WHERE deleted_at IS NULL;
CREATE INDEX subscriptions_company_id_id ON subscriptions (company_id, id) WHERE company_id IS NOT NULL;
CREATE INDEX subscriptions_contact_id_id ON subscriptions (contact_id, id) WHERE contact_id IS NOT NULL;
CREATE INDEX subscriptions_order_id_id ON subscriptions (order_id, id) WHERE order_id IS NOT NULL;
CREATE INDEX subscriptions_starts_on_id ON subscriptions (starts_on, id) WHERE deleted_at IS NULL;
CREATE INDEX subscriptions_term_ends_on_id ON subscriptions (term_ends_on, id) WHERE deleted_at IS NULL;
CREATE INDEX subscriptions_notice_until_id ON subscriptions (notice_until, id) WHERE deleted_at IS NULL;
CREATE INDEX subscriptions_ends_on_id ON subscriptions (ends_on, id) WHERE deleted_at IS NULL;
CREATE INDEX subscriptions_mrr_base_id ON subscriptions (mrr_base, id) WHERE deleted_at IS NULL;
CREATE INDEX subscriptions_arr_base_id ON subscriptions (arr_base, id) WHERE deleted_at IS NULL;
CREATE INDEX subscriptions_changes_on ON subscriptions (changes_on) WHERE changes_on IS NOT NULL;
CREATE INDEX subscriptions_remind_on ON subscriptions (remind_on) WHERE remind_on IS NOT NULL;
CREATE INDEX subscriptions_tags ON subscriptions USING gin (tags);
CREATE INDEX subscriptions_created_at_id ON subscriptions (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX subscriptions_owner_id_name_id ON subscriptions (owner_id, name, id);
CREATE INDEX subscriptions_deleted_at ON subscriptions (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE subscription_lines (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  subscription_id uuid,
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
  starts_on date,
  ends_on date,
  tax_rate numeric(7,4),
  tax_included boolean,
  steps text,
  price_reason text,
  position numeric,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX subscription_lines_subscription_id_id ON subscription_lines (subscription_id, id) WHERE subscription_id IS NOT NULL;
CREATE INDEX subscription_lines_product_id_id ON subscription_lines (product_id, id) WHERE product_id IS NOT NULL;
CREATE INDEX subscription_lines_starts_on_id ON subscription_lines (starts_on, id) WHERE deleted_at IS NULL;
CREATE INDEX subscription_lines_position_id ON subscription_lines (position, id) WHERE deleted_at IS NULL;
CREATE INDEX subscription_lines_created_at_id ON subscription_lines (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX subscription_lines_deleted_at ON subscription_lines (deleted_at) WHERE deleted_at IS NOT NULL;
