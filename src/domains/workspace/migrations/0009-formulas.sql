ALTER TABLE custom_fields ADD COLUMN formula text;
