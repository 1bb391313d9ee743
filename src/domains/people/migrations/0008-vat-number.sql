-- Orders and their invoices take it from the company.
ALTER TABLE companies ADD COLUMN vat_number text;
