ALTER TABLE workspaces ADD COLUMN two_steps_from date, ADD COLUMN only_providers boolean;
