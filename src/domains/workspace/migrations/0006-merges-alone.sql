-- Whether records that are surely the same are merged without asking; off until somebody wants it.
ALTER TABLE workspaces ADD COLUMN merges_alone boolean;
