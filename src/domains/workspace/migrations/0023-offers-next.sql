-- Whether colleagues are offered a next step where none is planned.
ALTER TABLE workspaces ADD COLUMN offers_next boolean DEFAULT true;
