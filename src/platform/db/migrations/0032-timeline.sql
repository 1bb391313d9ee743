-- Which contacts stand on whose timeline.
CREATE TABLE timeline (
  subject_id uuid NOT NULL,
  at timestamptz NOT NULL,
  entry_id uuid NOT NULL,
  -- The record that the entry is: note, call, task.
  kind text NOT NULL,
  owner_id uuid,
  -- Seen by its owner alone.
  private boolean NOT NULL DEFAULT false,
  PRIMARY KEY (subject_id, at, entry_id)
);
CREATE INDEX timeline_entry ON timeline (entry_id);
