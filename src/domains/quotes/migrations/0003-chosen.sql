ALTER TABLE quotes ADD COLUMN accepted_digest text;

-- What a customer accepted, with the optional lines that they chose, word for word; `acceptedDigest` of the quote is that of this text.
CREATE TABLE quote_accepted (
  quote_id uuid PRIMARY KEY,
  offer text NOT NULL,
  accepted_at timestamptz NOT NULL DEFAULT now()
);

-- When customers asked something by a link, so that there is an end to it.
CREATE TABLE quote_question (
  id uuid PRIMARY KEY,
  quote_id uuid NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX quote_question_quote ON quote_question (quote_id, asked_at);
