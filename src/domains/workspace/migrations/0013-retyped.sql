ALTER TABLE custom_fields ADD COLUMN becoming text;
ALTER TABLE custom_fields ADD COLUMN retyped text;
