-- To whom an invoice goes where that is not what stands on the company, and their VAT number.
ALTER TABLE orders ADD COLUMN bill_to text, ADD COLUMN vat_number text;

-- Invoices and credit notes as they were issued, word for word.
CREATE TABLE order_document (
  number text PRIMARY KEY,
  order_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('invoice', 'credit')),
  document text NOT NULL,
  issued_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX order_document_order ON order_document (order_id, issued_at, number);
CREATE UNIQUE INDEX order_document_invoice ON order_document (order_id) WHERE kind = 'invoice';

-- What was issued is only ever added to.
DO $$
BEGIN
  IF 'farley_app'::regrole <> current_user::regrole THEN
    REVOKE UPDATE, DELETE, TRUNCATE ON order_document FROM farley_app;
  END IF;
END $$;
