-- Which fields of the company's own a form asks for.
ALTER TABLE lead_forms ADD COLUMN own_asks text;
