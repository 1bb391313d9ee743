ALTER TABLE custom_fields ADD COLUMN roll_up text;
