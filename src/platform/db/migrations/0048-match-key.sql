-- By what a record is found among those that may be the same, beside its contact keys: how its name sounds, alone or with
-- a place. Derived, and kept behind the changes. A key is a number made of a text (platform/matching/keys.ts).
CREATE TABLE match_key (
  key bigint NOT NULL,
  record_id uuid NOT NULL,
  PRIMARY KEY (key, record_id)
);
CREATE INDEX match_key_record ON match_key (record_id);
