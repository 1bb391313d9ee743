-- Where the id of a record leads that was merged into another: for ever, or until the merge is taken back.
CREATE TABLE merged (
  id uuid PRIMARY KEY,
  into_id uuid NOT NULL,
  -- Where that leads in turn: the end of a chain of merges.
  survivor_id uuid NOT NULL,
  cause_id uuid NOT NULL,
  at timestamptz NOT NULL,
  -- The cause that took the merge back; null while it holds.
  taken_back_by uuid
);
CREATE INDEX merged_survivor ON merged (survivor_id) WHERE taken_back_by IS NULL;
CREATE INDEX merged_cause ON merged (cause_id);
