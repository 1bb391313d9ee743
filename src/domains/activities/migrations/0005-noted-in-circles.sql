-- Notes about what several share.
ALTER TABLE notes ADD COLUMN circle_id uuid;
CREATE INDEX notes_circle_id_id ON notes (circle_id, id) WHERE circle_id IS NOT NULL;
