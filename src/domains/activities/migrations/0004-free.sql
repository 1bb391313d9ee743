ALTER TABLE meetings ADD COLUMN free boolean;
