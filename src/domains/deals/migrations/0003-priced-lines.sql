ALTER TABLE deal_lines
  ADD COLUMN discount_amount numeric(19,4),
  ADD COLUMN discount_amount_currency text,
  ADD COLUMN discount_amount_base numeric(19,4),
  ADD COLUMN billing text,
  ADD COLUMN months bigint,
  ADD COLUMN setup_fee numeric(19,4),
  ADD COLUMN setup_fee_currency text,
  ADD COLUMN setup_fee_base numeric(19,4),
  ADD COLUMN optional boolean,
  ADD COLUMN tax_rate numeric(7,4),
  ADD COLUMN tax_included boolean,
  ADD COLUMN cost numeric(19,4),
  ADD COLUMN cost_currency text,
  ADD COLUMN cost_base numeric(19,4),
  ADD COLUMN steps text,
  ADD COLUMN price_reason text;
ALTER TABLE deals ADD COLUMN amount_from text;
-- What stood on deals before was typed, and paid once.
UPDATE deals SET amount_from = 'typed';
UPDATE deal_lines SET billing = 'once', optional = false, tax_included = false;
