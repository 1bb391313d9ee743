ALTER TABLE custom_fields ADD COLUMN shown_if text;
