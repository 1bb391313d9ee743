-- When somebody became a lead, by what, when somebody first spoke with them, and why they were handed back: it stands on the person, so that lists can ask for it.
ALTER TABLE people
  ADD COLUMN campaign text COLLATE "und-x-icu",
  ADD COLUMN arrived_at timestamptz,
  ADD COLUMN first_touch_at timestamptz,
  ADD COLUMN nurture_reason text;
CREATE INDEX people_arrived_at_id ON people (arrived_at, id) WHERE deleted_at IS NULL;
