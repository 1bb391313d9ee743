-- After how many working minutes a lead was first spoken with, and when somebody who was handed back is a lead again.
ALTER TABLE people
  ADD COLUMN touch_minutes bigint,
  ADD COLUMN return_on date;
CREATE INDEX people_touch_minutes_id ON people (touch_minutes, id) WHERE deleted_at IS NULL;
CREATE INDEX people_return_on_id ON people (return_on, id) WHERE deleted_at IS NULL;
