CREATE TABLE webhooks (
  id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu",
  url text,
  wants text,
  active boolean,
  stopped_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
) WITH (fillfactor = 90);
CREATE INDEX webhooks_name_id ON webhooks (name, id) WHERE deleted_at IS NULL;
CREATE INDEX webhooks_created_at_id ON webhooks (created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX webhooks_deleted_at ON webhooks (deleted_at) WHERE deleted_at IS NOT NULL;

-- How it goes with one. Whoever adds to its deliveries or ends one of them holds this row, so that no change waits for one that is over.
CREATE TABLE webhook_lane (
  webhook_id uuid PRIMARY KEY,
  failing_since timestamptz,
  -- Until then the secret of before signs as well.
  both_until timestamptz
);

-- What one is told, once a change.
CREATE TABLE webhook_delivery (
  id uuid PRIMARY KEY,
  -- In the order of the ledger.
  seq bigint GENERATED ALWAYS AS IDENTITY,
  webhook_id uuid NOT NULL,
  -- The line of the ledger; none for a test.
  line_id bigint,
  record text NOT NULL,
  record_id uuid NOT NULL,
  version integer NOT NULL,
  change text NOT NULL,
  happened_at timestamptz NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  cause_id uuid NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed')),
  -- For 72 hours from here on it is tried.
  since timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- When it is sent next; nobody sends it while an earlier change of the same record waits. Whoever sends it puts it off for as long
  -- as that may take at most, so that it is sent again should they die.
  due_at timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  tried_at timestamptz,
  ended_at timestamptz,
  status integer,
  answer text,
  took_ms integer,
  problem text,
  UNIQUE (webhook_id, line_id)
) WITH (fillfactor = 80);
CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook_id, due_at, seq) WHERE state = 'waiting' AND due_at IS NOT NULL;
CREATE INDEX webhook_delivery_order ON webhook_delivery (webhook_id, record_id, seq) WHERE state = 'waiting';
CREATE INDEX webhook_delivery_log ON webhook_delivery (webhook_id, seq);
CREATE INDEX webhook_delivery_failed ON webhook_delivery (webhook_id, seq) WHERE state = 'failed';
CREATE INDEX webhook_delivery_ended ON webhook_delivery (ended_at) WHERE ended_at IS NOT NULL;
