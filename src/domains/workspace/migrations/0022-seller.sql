-- Whether accepted quotes become orders by themselves, and what stands of ourselves on invoices.
ALTER TABLE workspaces ADD COLUMN orders_alone boolean, ADD COLUMN address text, ADD COLUMN vat_number text;
