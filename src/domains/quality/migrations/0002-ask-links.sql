-- A link by which somebody says whether what we hold of them is right; only the digest of its secret is kept.
CREATE TABLE ask_link (
  id uuid PRIMARY KEY,
  hash bytea NOT NULL UNIQUE,
  record text NOT NULL,
  record_id uuid NOT NULL,
  fields text[] NOT NULL,
  asked_by uuid NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  answered_at timestamptz
);
CREATE INDEX ask_link_record ON ask_link (record_id, asked_at DESC);
