-- What was learned of deals that were closed, and how good it was; the newest is asked.
CREATE TABLE win_model (
  id uuid PRIMARY KEY,
  made_at timestamptz NOT NULL DEFAULT now(),
  verdict text NOT NULL,
  model jsonb,
  back_test jsonb
);
CREATE INDEX win_model_made_at ON win_model (made_at DESC);
