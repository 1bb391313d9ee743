-- Whoever is unknown stands there with whether they wrote and when, and with what their signature says once that is read (null
-- before). All who wait are read anew for it; so is what a program sent, which waits for its writer to become known as well.
DELETE FROM mail_correspondent;
ALTER TABLE mail_correspondent
  ADD wrote boolean NOT NULL,
  ADD at timestamptz NOT NULL,
  ADD said jsonb;
UPDATE mail_seen SET state = 'due', reason = NULL WHERE state = 'waiting' OR reason = 'automatic';

-- Whom somebody does not want to have suggested.
CREATE TABLE mail_dismissed (
  user_id uuid NOT NULL,
  address text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (user_id, address)
);
