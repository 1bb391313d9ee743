-- Records that have changed and are still to be matched.
CREATE TABLE match_due (
  record_id uuid PRIMARY KEY,
  record text NOT NULL
);

-- Two records that are likely the same; the lower id first.
CREATE TABLE match_pair (
  low_id uuid NOT NULL,
  high_id uuid NOT NULL,
  record text NOT NULL,
  -- What speaks for it, in tenths of a bit.
  tenths integer NOT NULL,
  -- How many here are called so.
  bearers integer NOT NULL,
  -- Whether it may be merged without asking, where the company wants that.
  sure boolean NOT NULL,
  found_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (low_id, high_id)
);
CREATE INDEX match_pair_high ON match_pair (high_id);
CREATE INDEX match_pair_likely ON match_pair (tenths DESC, low_id DESC, high_id DESC);
CREATE INDEX match_pair_sure ON match_pair (low_id) WHERE sure;

-- Somebody has said that these are two. The ids stay those of then; merges are followed where it is read.
CREATE TABLE match_apart (
  low_id uuid NOT NULL,
  high_id uuid NOT NULL,
  record text NOT NULL,
  said_by uuid,
  said_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (low_id, high_id)
);
CREATE INDEX match_apart_high ON match_apart (high_id);
