-- Whether a form asks that what somebody agrees to be confirmed by a mail to their address.
ALTER TABLE lead_forms ADD COLUMN confirms boolean;

-- What somebody was asked to confirm, as it was shown; until they do nothing is agreed to, and it is forgotten after its term.
CREATE TABLE lead_ask (
  id uuid PRIMARY KEY,
  form_id uuid NOT NULL,
  form_name text NOT NULL,
  form_version bigint NOT NULL,
  purpose_id uuid NOT NULL,
  person_id uuid NOT NULL,
  address text NOT NULL,
  words text NOT NULL,
  language text NOT NULL,
  origin text NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  asked_from text NOT NULL,
  -- By which mails to many addresses are counted.
  network text NOT NULL,
  mails integer NOT NULL DEFAULT 0,
  mailed_at timestamptz,
  until timestamptz NOT NULL,
  confirmed_at timestamptz
);
CREATE INDEX lead_ask_address ON lead_ask (address, mailed_at);
CREATE INDEX lead_ask_network ON lead_ask (network, mailed_at);
CREATE INDEX lead_ask_person ON lead_ask (person_id);
CREATE INDEX lead_ask_until ON lead_ask (until);
