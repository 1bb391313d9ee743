-- A file on its way into the workspace.
CREATE TABLE import_run (
  id uuid PRIMARY KEY,
  record text NOT NULL,
  file_name text NOT NULL,
  -- read: its rows are here. planned: what each becomes is known. Then it runs, waits, or is over.
  state text NOT NULL DEFAULT 'read'
    CHECK (state IN ('read', 'planning', 'planned', 'running', 'paused', 'done', 'cancelled', 'failed')),
  format jsonb NOT NULL,
  sheets text[] NOT NULL DEFAULT '{}',
  columns jsonb NOT NULL,
  preset text,
  rows bigint NOT NULL,
  options jsonb NOT NULL,
  preview jsonb,
  -- How far it is applied: the last step and position that are in.
  applied_step integer NOT NULL DEFAULT -1,
  applied_position bigint NOT NULL DEFAULT 0,
  -- How many rows of the file are through, and what became of them.
  done bigint NOT NULL DEFAULT 0,
  counts jsonb,
  -- What all its changes belong to, however often it was interrupted.
  cause_id uuid,
  job_id uuid,
  error text,
  created_by uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  finished_at timestamptz
);
CREATE INDEX import_run_mine ON import_run (created_by, created_at DESC);

-- The rows as they stand in the file.
CREATE TABLE import_row (
  run_id uuid NOT NULL,
  number bigint NOT NULL,
  cells text[] NOT NULL,
  PRIMARY KEY (run_id, number)
);

-- What becomes of them, in the order in which it is done: what others point to comes in an earlier step.
CREATE TABLE import_plan (
  run_id uuid NOT NULL,
  step integer NOT NULL,
  position bigint NOT NULL,
  -- Null for what is added because rows name it.
  number bigint,
  record text NOT NULL,
  record_id uuid,
  state text NOT NULL CHECK (state IN ('new', 'update', 'unchanged', 'bad')),
  content jsonb,
  problems jsonb,
  PRIMARY KEY (run_id, step, position)
);
CREATE INDEX import_plan_problems ON import_plan (run_id, number) WHERE problems IS NOT NULL;

-- By which id a record was known where it came from: links between files, and updates by a later file.
CREATE TABLE import_origin (
  record text NOT NULL,
  origin text NOT NULL,
  record_id uuid NOT NULL,
  PRIMARY KEY (record, origin, record_id)
);
