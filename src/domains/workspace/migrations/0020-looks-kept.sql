ALTER TABLE workspaces ADD COLUMN looks_kept text;
