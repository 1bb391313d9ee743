ALTER TABLE users ADD COLUMN two_steps boolean;
